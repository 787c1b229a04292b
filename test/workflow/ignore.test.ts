import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeWorkshop, diff } from '../../src/index.ts'

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
