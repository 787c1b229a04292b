import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { apply, closeWorkshop, diff, lint, type Plan } from '../../../src/index.ts'
import { openDatabase, type DatabaseState } from '../../../src/postgres/open-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'schemactl-organizations-'))
const to = fileURLToPath(new URL('../../../examples/organizations', import.meta.url))
const settings = { environment: 'production' }

afterAll(async () => {
  await closeWorkshop()
  rmSync(folder, { recursive: true, force: true })
})

async function databaseOf(name: string, more = ''): Promise<DatabaseState> {
  const state: DatabaseState = `pglite:${join(folder, name)}`
  const database = await openDatabase(state)
  await database.execute(`${readFileSync(new URL('./live.sql', import.meta.url), 'utf8')}\n${more}`)
  await database.close()
  return state
}

/** A row of a query that has one. */
async function rowOf(state: DatabaseState, query: string): Promise<unknown> {
  const database = await openDatabase(state)
  try {
    return (await database.query(query))[0]
  } finally {
    await database.close()
  }
}

const statements = (plan: Plan): readonly string[] => plan.batches.flatMap((batch) => batch.steps.map((step) => (step.type === 'statement' ? step.sql : step.type)))

test('a tenant comes above what is there, with its rows, its members and what was an error', async () => {
  const from = await databaseOf('live')
  const plan = await diff({ from, to, settings })
  expect(plan.proof).toEqual({ outcome: 'proven' })
  // Foreign keys to tables that are in use are validated apart, and nothing is scanned under a lock that stops others.
  const hazards = plan.batches.flatMap((batch) => batch.steps.flatMap((step) => step.hazards.map(({ name }) => name)))
  expect(hazards).not.toContain('blocks_reads')
  expect(hazards).not.toContain('blocks_writes')
  expect(hazards).not.toContain('rewrites_table')
  await apply({ plan, from, to, settings })

  expect(
    await rowOf(
      from,
      `SELECT (SELECT count(*)::int4 FROM dsos d JOIN organizations o ON o.id = d.org_id WHERE o.slug = 'all-solutions-consulting') AS dsos,
              (SELECT string_agg(u.email || ' ' || m.role, ', ' ORDER BY u.email) FROM org_members m JOIN auth.users u ON u.id = m.user_id) AS members,
              (SELECT count(*)::int4 FROM user_profiles) AS profiles,
              (SELECT string_agg(u.email || ' ' || n, ', ' ORDER BY u.email) FROM auth.users u JOIN (SELECT user_id, count(*) n FROM user_dso_access GROUP BY 1) a ON a.user_id = u.id) AS access,
              (SELECT count(*)::int4 FROM activities) AS activities,
              (SELECT attnotnull FROM pg_attribute WHERE attrelid = 'dsos'::regclass AND attname = 'org_id') AS required`,
    ),
  ).toEqual({ dsos: 5, members: 'admin@example.test admin, owner@example.test owner', profiles: 3, access: 'admin@example.test 5, owner@example.test 5', activities: 1000, required: true })

  expect(statements(await diff({ from, to, settings }))).toEqual([])
})

test('where a user that the rows name is missing, nothing is begun', async () => {
  const from = await databaseOf('without-admin', "DELETE FROM auth.users WHERE email = 'admin@example.test'")
  const plan = await diff({ from, to, settings, prove: false })
  await expect(apply({ plan, from, to, settings })).rejects.toMatchObject({ problems: [{ code: 'check_failed' }] })
  expect(await rowOf(from, `SELECT to_regclass('public.organizations') AS made`)).toEqual({ made: null })
})

test('elsewhere than in production the users need not be there', async () => {
  const from = await databaseOf('fresh', 'DELETE FROM auth.users')
  const plan = await diff({ from, to, prove: false })
  await apply({ plan, from, to })
  expect(await rowOf(from, 'SELECT (SELECT count(*)::int4 FROM organizations) AS organizations, (SELECT count(*)::int4 FROM org_members) AS members')).toEqual({ organizations: 1, members: 0 })
})

test('lint says what the plan by hand got wrong', async () => {
  const from = await databaseOf('linted')
  const declarations = join(folder, 'by-hand')
  cpSync(to, declarations, { recursive: true })
  const edit = (file: string, old: string, by: string): void => {
    const text = readFileSync(join(declarations, file), 'utf8')
    expect(text).toContain(old)
    writeFileSync(join(declarations, file), text.replace(old, by))
  }
  edit('dsos.yaml', 'references: organizations(id)', 'references: organizations(id) on delete set null')
  edit('organizations.yaml', 'idx_organizations_created_by: (created_by)', 'idx_organizations_created_by: (created_by)\n  idx_organizations_slug: (slug)')
  const found = async (of: string): Promise<readonly string[]> => (await lint({ from, to: of, settings })).map(({ rule, message }) => `${rule}: ${message}`)
  const before = await found(to)
  const added = (await found(declarations)).filter((one) => !before.includes(one))
  expect(added).toEqual(['redundant-index: organizations_slug_key already begins with slug', expect.stringMatching(/^set-null-on-not-null: .*org_id/)])
})
