import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeWorkshop, diff, SchemactlError } from '../../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'schemactl-ignore-'))

afterAll(async () => {
  await closeWorkshop()
  rmSync(folder, { recursive: true, force: true })
})

test('a table that is ignored takes along what belongs to it, and nothing else', async () => {
  const from = join(folder, 'old.sql')
  const to = join(folder, 'new.sql')
  writeFileSync(
    from,
    `CREATE TABLE tmp_1 (id int PRIMARY KEY, note text DEFAULT 'x' CHECK (note <> ''));
CREATE INDEX tmp_note ON tmp_1 (note);
COMMENT ON COLUMN tmp_1.note IS 'theirs';
ALTER TABLE tmp_1 ENABLE ROW LEVEL SECURITY;
CREATE POLICY theirs ON tmp_1 USING (true);
CREATE FUNCTION tmp_1(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;
`,
  )
  writeFileSync(to, 'CREATE TABLE a (id int);\n')
  const plan = await diff({ from, to, settings: { ignore: [{ kind: 'table', name: 'public.tmp_*' }] } })
  expect(plan.batches.flatMap((batch) => batch.steps.map((step) => step.title))).toEqual(['create table public.a', 'drop function public.tmp_1(integer)'])
  expect(plan.unmanaged).toEqual([{ kind: 'table', names: ['public.tmp_1'] }])
}, 60_000)

test('what goes is refused by name where something that is not managed needs it', async () => {
  const from = join(folder, 'needed.sql')
  const to = join(folder, 'without.sql')
  writeFileSync(
    from,
    `CREATE SCHEMA theirs;
CREATE TABLE theirs.users (id int);
CREATE FUNCTION greet() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER greets AFTER INSERT ON theirs.users FOR EACH ROW EXECUTE FUNCTION greet();
CREATE TABLE a (id int);
`,
  )
  writeFileSync(to, 'CREATE TABLE a (id int);\n')
  const refused = await diff({ from, to }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(SchemactlError)
  expect(refused).toMatchObject({
    problems: [
      {
        code: 'plan_impossible',
        message: 'function public.greet() is not declared, but trigger greets on theirs.users, which is not managed, needs it',
        remedy: 'Declare function public.greet(), or change or drop trigger greets on theirs.users yourself first.',
      },
    ],
  })
}, 60_000)

test('a part that is not managed goes with its table', async () => {
  const from = join(folder, 'with-policy.sql')
  const to = join(folder, 'without-table.sql')
  writeFileSync(from, 'CREATE TABLE a (id int);\nCREATE TABLE b (id int);\nCREATE POLICY theirs ON b USING (true);\n')
  writeFileSync(to, 'CREATE TABLE a (id int);\n')
  const plan = await diff({ from, to, settings: { ignore: [{ kind: 'policy', name: '*' }] } })
  expect(plan.batches.flatMap((batch) => batch.steps.map((step) => step.title))).toEqual(['drop table public.b'])
}, 60_000)
