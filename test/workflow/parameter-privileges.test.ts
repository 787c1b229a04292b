import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { apply, closeWorkshop, diff, inspect, type Settings } from '../../src/index.ts'
import { connect } from '../support/client.ts'
import { startServer, type TestServer } from '../support/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'schemactl-parameters-'))
const servers = new Map<number, TestServer>()

beforeAll(async () => {
  for (const major of [14, 15, 18]) servers.set(major, await startServer(major))
}, 120_000)

afterAll(async () => {
  await closeWorkshop()
  for (const server of servers.values()) await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const server = (major: number): TestServer => {
  const found = servers.get(major)
  if (found === undefined) throw new Error(`no server ${major}`)
  return found
}

function declared(text: string, name = 'schema.sql'): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const statements = async (from: string, to: string, settings: Partial<Settings> = {}): Promise<readonly string[]> =>
  (await diff({ from, to, settings })).batches.flatMap((batch) => batch.steps.map((step) => (step.type === 'statement' ? step.sql : step.title)))

test.each([
  [15, 'embedded'],
  [18, 'target'],
] as const)('on %i, with the shadow %s, privileges on parameters are granted and altered, and none is taken away that nobody declares', async (major, shadow) => {
  const url = server(major).localUrl(await server(major).createDatabase('parameters'))
  const client = await connect(url)
  await client.query('CREATE ROLE app; CREATE ROLE auditor; GRANT SET ON PARAMETER log_duration TO PUBLIC; GRANT SET, ALTER SYSTEM ON PARAMETER log_statement TO app')
  const to = declared(`CREATE TABLE t (id int);
GRANT SET ON PARAMETER Log_Statement, "audit.Level" TO app;
GRANT ALTER SYSTEM ON PARAMETER log_statement TO auditor WITH GRANT OPTION;
`)
  const settings = { shadow, privileges: 'managed' } as const
  const plan = await diff({ from: url, to, settings })
  expect(plan.notes).toEqual([])
  expect(plan.unmanaged).toEqual([{ kind: 'parameter privileges', names: ['of PUBLIC on log_duration'] }])
  expect(plan.proof).toEqual({ outcome: 'proven' })
  expect((await statements(url, to, settings)).filter((sql) => sql.includes('PARAMETER'))).toEqual([
    'GRANT SET ON PARAMETER audit.level TO app',
    'REVOKE ALTER SYSTEM ON PARAMETER log_statement FROM app',
    'GRANT ALTER SYSTEM ON PARAMETER log_statement TO auditor WITH GRANT OPTION',
  ])
  expect((await statements(url, to, { shadow, privileges: 'declared' })).filter((sql) => sql.startsWith('REVOKE'))).toEqual([])
  await apply({ from: url, to, plan, settings: { ...settings, hazards: ['changes_access'] } })
  expect(await statements(url, to, settings)).toEqual([])
  // What is declared no more stays: another database of the server may have declared it.
  expect(await statements(url, declared('CREATE TABLE t (id int);\n'), { ...settings, schemas: ['*'] })).toEqual([])
  await client.close()
}, 120_000)

test.each(['sql', 'yaml'] as const)('what inspect writes of them as %s is what there is', async (format) => {
  const url = server(18).localUrl(await server(18).createDatabase('written'))
  const client = await connect(url)
  await client.query('DROP ROLE IF EXISTS writer; CREATE ROLE writer; GRANT SET, ALTER SYSTEM ON PARAMETER work_mem TO writer WITH GRANT OPTION; GRANT SET ON PARAMETER work_mem TO PUBLIC')
  const files = await inspect({ from: url, format })
  expect(files.map(({ path }) => path)).toEqual([`parameter_privileges.${format}`])
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, format, path)), { recursive: true })
    writeFileSync(join(folder, format, path), text)
  }
  await client.query('REVOKE ALL ON PARAMETER work_mem FROM writer, PUBLIC')
  expect([...(await statements(url, join(folder, format)))].sort()).toEqual([
    'GRANT ALTER SYSTEM, SET ON PARAMETER work_mem TO writer WITH GRANT OPTION',
    'GRANT SET ON PARAMETER work_mem TO PUBLIC',
  ])
  await client.query('DROP OWNED BY writer; DROP ROLE writer')
  await client.close()
}, 120_000)

test('an older server is told that it lacks them, before anything is planned', async () => {
  const url = server(14).localUrl(await server(14).createDatabase('older'))
  const client = await connect(url)
  await client.query('CREATE ROLE app')
  const to = declared('GRANT SET ON PARAMETER work_mem TO app;\nCREATE TABLE t (id int);\nCREATE PUBLICATION p FOR TABLE t (id);\n')
  await expect(diff({ from: url, to })).rejects.toMatchObject({
    problems: [
      { code: 'feature_unsupported', message: expect.stringContaining('a column list needs PostgreSQL 15') },
      { code: 'feature_unsupported', message: 'parameter privileges of app on work_mem: GRANT … ON PARAMETER needs PostgreSQL 15; this server is 14' },
    ],
  })
  await client.close()
}, 60_000)
