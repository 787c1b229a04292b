import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, type DatabaseState } from '../../src/postgres/open-database.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { useProgram, workshop } from './workshop.ts'

useProgram()

type Files = { readonly [path: string]: string }
const fromNothing = ['diff', '--from', 'pglite:'] as const

test.each<[situation: string, files: Files, parameters: readonly string[], ...said: readonly string[]]>([
  ['a syntax error', { 'schema/a.sql': 'CREATE TABLE public.a (\n  id int,\n  name txet nto null\n);\n' }, fromNothing, 'schema/a.sql:3:13: error '],
  ['a string that is never closed', { 'schema/a.sql': "CREATE TABLE a (id int DEFAULT 'x);\n" }, fromNothing, 'schema/a.sql:1:32: error syntax_error: this string is never closed'],
  ['YAML that is none', { 'schema/a.yaml': 'table: a\ncolumns: {id: int\n' }, fromNothing, /* where it ends */ 'schema/a.yaml:', 'error yaml_invalid'],
  ['a type that does not exist', { 'schema/a.sql': 'CREATE TABLE public.a (id integr);\n' }, fromNothing, 'schema/a.sql:1:27: error declaration_rejected (SQLSTATE 42704): type "integr" does not exist'],
  ['a type that does not exist, in YAML', { 'schema/a.yaml': 'table: a\ncolumns:\n  id: integr\n' }, fromNothing, 'schema/a.yaml:3:7: error declaration_rejected (SQLSTATE 42704): type "integr" does not exist'],
  ['a column that does not exist', { 'schema/a.sql': 'CREATE TABLE a (\n  id int,\n  CHECK (nosuch > 0)\n);\n' }, fromNothing, 'schema/a.sql:3:10: error declaration_rejected (SQLSTATE 42703): column "nosuch" does not exist'],
  ['bodies, each at its place', { 'schema/a.sql': 'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\n  SELECT 1 FROM nosuch\n$$;\nCREATE FUNCTION g() RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n  PERFOM f();\nEND $$;\n' }, fromNothing, 'schema/a.sql:2:17: error declaration_rejected (SQLSTATE 42P01): relation "nosuch" does not exist', 'schema/a.sql:6:3: error declaration_rejected (SQLSTATE 42601)'],
  ['a body in YAML', { 'schema/a.yaml': 'function: f()\nreturns: int\nlanguage: sql\nbody: |\n  select 1\n  from nosuch\n' }, fromNothing, 'schema/a.yaml:6:8: error declaration_rejected (SQLSTATE 42P01): relation "nosuch" does not exist'],
  ['a column behind wide characters', { 'schema/a.sql': 'CREATE TABLE "🎈🎈" (id integr);\n' }, fromNothing, 'schema/a.sql:1:23: error declaration_rejected'],
  ['a role that does not exist', { 'schema/a.sql': 'CREATE TABLE a (id int);\nGRANT SELECT\n  ON a TO nosuch;\n' }, fromNothing, 'schema/a.sql:3:11: error declaration_rejected (SQLSTATE 42704): role "nosuch" does not exist', 'create the role on the server first'],
  ['what the embedded server was built without', { 'schema/a.sql': 'CREATE TABLE a (b text COMPRESSION lz4);\n' }, fromNothing, 'error declaration_rejected (SQLSTATE 0A000)', '--shadow target'],
  ['what needs an extension that the embedded server lacks', { 'schema/a.sql': "CREATE EXTENSION postgres_fdw;\nCOMMENT ON EXTENSION postgres_fdw IS 'ours';\nCREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;\n" }, fromNothing, 'schema/a.sql:3:38: error declaration_rejected (SQLSTATE 42704): foreign-data wrapper "postgres_fdw" does not exist', 'The embedded server does not have postgres_fdw', '--shadow target'],
  ['two declarations of one table', { 'schema/a.sql': 'CREATE TABLE a (id int);\n', 'schema/b.yaml': 'table: a\ncolumns: {id: int}\n' }, fromNothing, 'schema/b.yaml:1:', 'error declared_twice: table public.a is declared twice', 'first declared at schema/a.sql:1:1'],
  ['a misspelled key', { 'schema/a.yaml': 'table: a\ncolums:\n  id: int\n' }, fromNothing, 'schema/a.yaml:2:1: error yaml_invalid', 'Did you mean columns?'],
  ['a misspelled key of a column', { 'schema/a.yaml': 'table: a\ncolumns:\n  id: {type: int, backfil: 1}\n' }, fromNothing, 'schema/a.yaml:3:19: error yaml_invalid', 'Did you mean backfill?'],
  ['a misspelled directive', { 'schema/a.sql': '-- @rename from=b\nCREATE TABLE a ();\n' }, fromNothing, 'schema/a.sql:1:4: error directive_invalid', 'Did you mean @renamed?'],
  ['a directory without declarations', { 'schema/README': 'nothing' }, fromNothing, 'error nothing_declared: schema holds no .sql, .yaml or .yml file'],
  ['a directory that declares nothing', { 'schema/a.sql': '-- later\n' }, fromNothing, 'error nothing_declared: schema declares nothing'],
  ['no directory at all', {}, ['diff', '--from', 'pglite:', '--to', 'nowhere'], 'error file_unreadable'],
  ['a cycle', { 'schema/a.sql': 'CREATE VIEW v AS SELECT * FROM w;\nCREATE VIEW w AS SELECT * FROM v;\n' }, fromNothing, 'schema/a.sql:1:32: error declaration_cycle', 'schema/a.sql:2:32: error declaration_cycle', 'view public.v waits for what waits for it'],
  ['a server that is not there', { 'schema/a.sql': 'CREATE TABLE a ();' }, ['diff', '--from', 'postgres://app:geheim@127.0.0.1:1/app'], 'error connection_failed'],
  ['no such state', {}, ['diff', '--from', 'mysql://root:geheim@h/d'], 'error state_unknown: mysql://root:…@h/d names no state'],
  ['a plan that was cut short', { 'plan.json': '{"format": 1' }, ['apply', 'plan.json', '--yes'], 'error plan_invalid: the plan plan.json is not complete JSON'],
  ['a plan that is not there', {}, ['apply', 'plan.json', '--yes'], 'error file_unreadable: the plan plan.json cannot be read'],
  ['rows of a table that is not declared', { 'schema/a.sql': 'CREATE TABLE a (id int);\n-- @data key=id\nINSERT INTO b (id) VALUES (1);\n' }, fromNothing, 'schema/a.sql:2:4: error directive_unmatched: table public.b is not declared'],
  ['rows of a column that is not declared', { 'schema/a.yaml': 'table: a\ncolumns: {id: int primary key}\ndata:\n  rows: [{id: 1, nmae: x}]\n' }, fromNothing, 'schema/a.yaml:4:', 'error directive_unmatched: column public.a.nmae is not declared'],
  ['a check that cannot be run', { 'schema/a.sql': 'CREATE TABLE a (id int);\n-- @check all is well\nSELECT nosuch FROM a;\n' }, fromNothing, 'schema/a.sql:2:4: error directive_invalid (SQLSTATE 42703): the check "all is well" cannot be run: column "nosuch" does not exist'],
  ['a template that is none', { 'schema/a.yaml': 'table: a\ntemplates: [nosuch]\ncolumns: {id: int}\n' }, fromNothing, 'schema/a.yaml:2:13: error yaml_invalid: there is no template nosuch', 'declare nosuch'],
  ['a new type in a table whose row type a column has', { 'old.sql': 'CREATE TABLE address (city text);\nCREATE TABLE person (home address);\n', 'schema/a.sql': 'CREATE TABLE address (city varchar(9));\nCREATE TABLE person (home address);\n' }, ['diff', '--from', 'old.sql'], 'error plan_impossible', 'PostgreSQL changes no column of a table whose row type other columns have.'],
  ['no declarations at all', {}, ['diff'], 'error file_unreadable: schema cannot be read'],
  ['a directive before nothing', { 'schema/a.sql': 'CREATE TABLE a (id int);\n-- @check a holds\n' }, fromNothing, 'schema/a.sql:2:4: error directive_invalid'],
  ['a catalog that is none', { 'x.catalog.json': '{}', 'schema/a.sql': 'CREATE TABLE a ();' }, ['diff', '--from', 'x.catalog.json'], 'error state_unknown: x.catalog.json cannot be read as a catalog'],
  ['settings with a mistake', { 'schemactl.yaml': 'retires: 3\n' }, ['diff'], 'schemactl.yaml:1:1: error settings_invalid: retires is not a setting; did you mean retries?'],
])('%s', (_, files, parameters, ...said) => {
  const { run } = workshop(files)
  const { status, stdout, stderr } = run(...parameters)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  for (const text of said) expect(stderr).toContain(text)
  expect(stderr).toContain('remedy: ')
  expect(stderr).not.toContain('geheim')
  expect(stderr).not.toContain('bug')
})

describe('with a server', () => {
  let server: TestServer
  let url: string
  beforeAll(async () => {
    server = await startServer(15)
  })
  beforeEach(async () => {
    url = server.url(await server.createDatabase())
    await execute('CREATE TABLE a (id int PRIMARY KEY)')
  })
  afterAll(async () => server.stop())

  const execute = async (text: string) => {
    const connection = await openDatabase(url as DatabaseState)
    try {
      return await connection.query(text)
    } finally {
      await connection.close()
    }
  }
  const relations = async () => execute("SELECT relname FROM pg_class WHERE relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace) ORDER BY 1")

  /** An apply that is refused with these words, and changes nothing. */
  async function refused(files: Files, parameters: readonly string[], ...said: readonly string[]): Promise<void> {
    const before = await relations()
    const { status, stdout, stderr } = workshop(files).run('apply', '--yes', ...parameters)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    for (const text of said) expect(stderr).toContain(text)
    expect(await relations()).toEqual(before)
  }

  /** The text of the plan to these declarations. */
  function planFor(declarations: string): string {
    const { folder, run } = workshop({ 'schema/a.sql': declarations })
    expect(run('diff', '--from', url, '--out', 'plan.json', '--no-prove')).toMatchObject({ status: 0 })
    return readFileSync(join(folder, 'plan.json'), 'utf8')
  }

  test('a wrong password', async () => {
    const wrong = new URL(url)
    wrong.password = 'geheim%20und%20falsch'
    const { status, stdout, stderr } = workshop({ 'schema/a.sql': 'CREATE TABLE a ();' }).run('diff', '--from', wrong.href)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain('error connection_failed (SQLSTATE 28P01)')
    expect(stderr).not.toMatch(/geheim|falsch/)
  })

  test('a plan that was cut short, or edited', async () => {
    const plan = planFor('CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int);\n')
    await refused({ 'plan.json': plan.slice(0, -20) }, ['plan.json', '--from', url], 'error plan_invalid: the plan plan.json is not complete JSON')
    await refused({ 'plan.json': plan.replace('CREATE TABLE public.b', 'CREATE TABLE public.c') }, ['plan.json', '--from', url], 'error plan_invalid: the plan plan.json')
  })

  test('a plan for another database', async () => {
    const plan = planFor('CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int);\n')
    const made = new URL(url).pathname.slice(1)
    url = server.url(await server.createDatabase())
    await refused({ 'plan.json': plan }, ['plan.json', '--from', url], `error live_state_drifted: the plan was made for the database "${made}"`)
  })

  test('a plan for a database that has changed since', async () => {
    const plan = planFor('CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int);\n')
    await execute('ALTER TABLE a ADD COLUMN more text')
    await refused({ 'plan.json': plan }, ['plan.json', '--from', url], 'error live_state_drifted: the database changed after this plan was made')
  })

  test('an extension that the server does not have', async () => {
    await refused({ 'schema/a.sql': 'CREATE TABLE a (id int PRIMARY KEY);\nCREATE EXTENSION nosuch;\n' }, ['--from', url], 'schema/a.sql:2:1: error feature_unsupported: extension nosuch is not available on the server')
  })

  test('what this version of the server does not know', async () => {
    await refused({ 'schema/a.sql': 'CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int, v int GENERATED ALWAYS AS (id * 2) VIRTUAL);\n' }, ['--from', url], 'schema/a.sql:2:1: error feature_unsupported: column public.b.v: GENERATED ALWAYS AS … VIRTUAL needs PostgreSQL 18; this server is 15')
  })

  test('a database that can only be read', async () => {
    const readOnly = `${url}?options=${encodeURIComponent('-c default_transaction_read_only=on')}`
    await refused({ 'schema/a.sql': 'CREATE TABLE a (id int PRIMARY KEY, b int);\n' }, ['--from', readOnly], 'error permission_missing: this session may only read', 'Nothing was changed.')
  })

  test('a backfill that names what is not there', async () => {
    await refused({ 'schema/a.sql': 'CREATE TABLE a (\n  id int PRIMARY KEY,\n  -- @backfill nosuch + 1\n  b int NOT NULL\n);\n' }, ['--from', url], 'schema/a.sql:3:6: error directive_invalid (SQLSTATE 42703)')
  })

  test('a rename of what is not there, where what goes may be meant', async () => {
    await refused({ 'schema/a.sql': 'CREATE TABLE a (\n  nr int PRIMARY KEY -- @renamed from=i\n);\n' }, ['--from', url], 'schema/a.sql:2:25: error directive_unmatched: the database has neither column public.a.i nor column public.a.nr, and would lose column public.a.id')
    await refused({ 'schema/a.sql': '-- @renamed from=aa\nCREATE TABLE b (id int);\n' }, ['--from', url], 'schema/a.sql:1:4: error directive_unmatched: the database has neither table public.aa nor table public.b, and would lose table public.a')
  })

  test('a change of type that PostgreSQL has no cast for', async () => {
    await refused({ 'schema/a.sql': 'CREATE TABLE a (id point);\n' }, ['--from', url, '--allow', 'rewrites_table,blocks_reads,data_loss'], 'error plan_impossible', 'Add a column of the new type with a backfill')
  })
})

test('a document whose first key is misspelled is told of that alone', () => {
  const { run } = workshop({ 'schema/a.yaml': 'tabel: a\ncolumns: {id: int}\n' })
  const { stderr } = run(...fromNothing)
  expect(stderr).toContain('Did you mean table?')
  expect(stderr).not.toContain('columns')
})
