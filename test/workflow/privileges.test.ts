import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeWorkshop, diff } from '../../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'schemactl-privileges-'))
afterAll(async () => {
  await closeWorkshop()
  rmSync(folder, { recursive: true, force: true })
})

async function planned(old: string, wanted: string): Promise<readonly string[]> {
  const [from, to] = [join(folder, 'old.sql'), join(folder, 'new.sql')]
  writeFileSync(from, `CREATE ROLE reader;\n${old}`)
  writeFileSync(to, `CREATE ROLE reader;\n${wanted}`)
  const plan = await diff({ from, to })
  return plan.batches.flatMap((batch) => batch.steps.map((step) => (step.type === 'statement' ? step.sql : step.title)))
}

test('what goes takes its privileges along, though nobody revokes any', async () => {
  const kept = 'CREATE TABLE kept (id int);'
  const old = `CREATE TABLE kept (id int, note text); GRANT SELECT (note) ON kept TO reader; GRANT SELECT ON kept TO reader;
    CREATE TABLE t (id int); CREATE VIEW v AS SELECT id FROM t; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE SEQUENCE s;
    GRANT SELECT ON t, v TO reader; GRANT EXECUTE ON FUNCTION f TO reader; GRANT USAGE ON SEQUENCE s TO reader;`
  expect([...(await planned(old, kept))].sort()).toEqual([
    'ALTER TABLE public.kept DROP COLUMN note',
    'DROP FUNCTION public.f()',
    'DROP SEQUENCE public.s',
    'DROP TABLE public.t',
    'DROP VIEW public.v',
  ])
})
