import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeWorkshop, diff } from '../../src/index.ts'
import { connect } from '../support/client.ts'
import { startServer, type TestServer } from '../support/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'schemactl-cluster-'))
const to = join(folder, 'schema.sql')
let server: TestServer

beforeAll(async () => {
  server = await startServer(18)
}, 60_000)

afterAll(async () => {
  await closeWorkshop()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const cluster = `SELECT (SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE rolname !~ '^pg_') AS roles,
  (SELECT count(*) FROM pg_auth_members WHERE roleid >= 16384)::text AS members, (SELECT count(*) FROM pg_db_role_setting)::text AS settings,
  (SELECT count(*) FROM pg_parameter_acl)::text AS parameters, shobj_description((SELECT oid FROM pg_roles WHERE rolname = 'team'), 'pg_authid') AS comment`

test('a shadow on a server leaves the cluster as it is, and every plan says what it does not change', async () => {
  const url = server.localUrl(await server.createDatabase('cluster'))
  const client = await connect(url)
  await client.query('CREATE ROLE team; CREATE ROLE member')
  writeFileSync(
    to,
    `CREATE ROLE newcomer;
GRANT team TO member;
GRANT SET ON PARAMETER log_min_messages TO team;
ALTER ROLE team SET work_mem = '1MB';
COMMENT ON ROLE team IS 'ours';
CREATE TABLE t (id int);
COMMENT ON TABLE t IS 'of the team';
GRANT SELECT ON t TO team;
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR team SERVER s;
`,
  )
  const before = await client.query(cluster)
  for (const shadow of ['target', 'embedded'] as const) {
    const plan = await diff({ from: url, to, settings: { shadow } })
    expect(plan.notes).toEqual([expect.stringMatching(/^CREATE ROLE at .*:1, GRANT of a role at .*:2, ALTER ROLE at .*:4 and 1 more: /)])
    expect(plan.batches.flatMap((batch) => batch.steps.map((step) => step.title))).toEqual(expect.arrayContaining(['create user mapping s.team', 'grant SET to team on parameter log_min_messages']))
  }
  expect(await client.query(cluster)).toEqual(before)
  await client.close()
}, 120_000)
