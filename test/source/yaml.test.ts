import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SchemactlError, type Problem } from '../../src/model/problem.ts'
import type { Connection } from '../../src/postgres/connection.ts'
import { openEmbedded } from '../../src/postgres/embedded.ts'
import type { Declarations } from '../../src/source/declaration.ts'
import { readDeclarations, type ReadOptions } from '../../src/source/read.ts'

let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'declarations-'))
})

afterEach(() => {
  rmSync(directory, { recursive: true })
})

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), text)
  }
}

const read = (text: string, options: ReadOptions = {}): Promise<Declarations> => {
  write({ 'schema/a.yaml': text })
  return readDeclarations('schema', { directory, ...options })
}

async function problemsOf(reading: Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await reading
  } catch (error) {
    if (error instanceof SchemactlError) return error.problems
    throw error
  }
  return []
}

const forms = join(dirname(fileURLToPath(import.meta.url)), 'forms')

/** Runs statements in rounds, since YAML has no order. Those that are left with what PostgreSQL says of them. */
async function build(connection: Connection, declarations: Declarations): Promise<readonly string[]> {
  let left = declarations.statements.map((statement) => ({ statement, reason: '' }))
  for (;;) {
    const failed: typeof left = []
    for (const { statement } of left) {
      await connection.execute(statement.sql).catch((error: unknown) => failed.push({ statement, reason: String(error) }))
    }
    if (failed.length === left.length) return failed.map(({ statement, reason }) => `${statement.at.path}:${statement.at.line}: ${reason}\n${statement.sql}`)
    left = failed
    if (left.length === 0) return []
  }
}

test.each(['tables.yaml', 'others.yaml'])('PostgreSQL takes every form: %s', async (file) => {
  const connection = await openEmbedded(null, { extensions: ['btree_gist'] })
  try {
    await connection.execute('create role keeper; create role reader; create role writer; set check_function_bodies = off')
    expect(await build(connection, await readDeclarations(join(forms, file)))).toEqual([])
  } finally {
    await connection.close()
  }
})

test('the document of the design reads as it is printed', async () => {
  const { statements, backfills, checks } = await read(`# yaml-language-server: $schema=…/schemactl.schema.json
table: editai_projects
comment: A video project, owned by one of the user's profiles
columns:
  id: {type: uuid, primary_key: true, default: gen_random_uuid()}
  user_id: uuid not null references auth.users(id) on delete cascade
  name: text not null
  profile_id:
    type: uuid
    not_null: true
    references: profiles(id) on delete cascade
    backfill: (select p.id from profiles p where p.user_id = editai_projects.user_id and p.is_default)
indexes:
  idx_projects_profile_id: (profile_id)
row_security: enabled
policies:
  projects_select:
    for: select
    to: authenticated
    using: profile_id in (select id from profiles where user_id = (select auth.uid()))
grants:
  authenticated: [select, insert, update, delete]
checks:
  no project without a profile: {after: select id from editai_projects where profile_id is null}
`)
  expect(statements.map(({ sql }) => sql)).toEqual([
    'CREATE TABLE editai_projects (id uuid DEFAULT gen_random_uuid() PRIMARY KEY, user_id uuid not null, name text not null, profile_id uuid NOT NULL)',
    'CREATE INDEX idx_projects_profile_id ON editai_projects (profile_id)',
    'CREATE POLICY projects_select ON editai_projects FOR select TO authenticated USING (profile_id in (select id from profiles where user_id = (select auth.uid())))',
    "COMMENT ON TABLE editai_projects IS 'A video project, owned by one of the user''s profiles'",
    'GRANT select, insert, update, delete ON TABLE editai_projects TO authenticated',
    'ALTER TABLE editai_projects ENABLE ROW LEVEL SECURITY',
    'ALTER TABLE editai_projects ADD FOREIGN KEY (user_id) REFERENCES auth.users(id) on delete cascade',
    'ALTER TABLE editai_projects ADD FOREIGN KEY (profile_id) REFERENCES profiles(id) on delete cascade',
  ])
  expect(backfills).toMatchObject([{ table: ['public', 'editai_projects'], column: 'profile_id', set: expect.stringMatching(/^\(select p.id .*\)$/) as string, at: { line: 12, column: 15 } }])
  expect(checks).toMatchObject([{ name: 'no project without a profile', when: 'after', declaredAt: { line: 24, column: 3 } }])
})

test('places in SQL are places in the file, whatever the style of the value', async () => {
  const text = `table: t
columns:
  a: text not null default  wrong
  b: {type: 'text', default: "'it''s' || \\"wrong\\"" }
  c:
    type: int
    check: |
      c > 0
        and wrong
  d: text default
      'x' ||
      wrong
policies:
  'wrong ''p''': {using: 'a = ''b'' and wrong'}
`
  const { statements } = await read(text)
  const lines = text.split('\n')
  for (const statement of statements) {
    for (const match of statement.sql.matchAll(/wrong/g)) {
      const { line, column } = statement.locate(match.index)
      const found = lines[line - 1]?.slice(column - 1) ?? ''
      // A name is found as a whole: it may be quoted otherwise.
      expect(found.startsWith('wrong') || found.startsWith("'wrong ''p'''")).toBe(true)
    }
  }
  expect(statements[0]?.locate(0)).toEqual({ path: 'schema/a.yaml', line: 1, column: 8 })
})

test('rows are constants as YAML has them', async () => {
  const { rows } = await readDeclarations(join(forms, 'others.yaml'))
  expect(rows.map(({ table, mode, key, columns, rows: values }) => ({ table, mode, key, columns, values }))).toEqual([
    { table: ['app', 'people'], mode: 'sync', key: ['id'], columns: ['id', 'name', 'age'], values: "VALUES (1, 'it''s', NULL), (2, 'true', 40 + 2)" },
    { table: ['app', 'levels'], mode: 'insert', key: ['id'], columns: ['id', 'doc'], values: `VALUES (1, '{"a":[1,2]}'), (2, NULL)` },
  ])
})

test('former names', async () => {
  const { renames } = await read(`
table: app.new
renamed_from: app2.old
columns: {a: {type: int, renamed_from: b}}
check: {c: {condition: a > 0, renamed_from: c.d}}
indexes: {i: {columns: a, renamed_from: j}}
policies: {p: {renamed_from: q}}
---
function: f(a int)
body: select 1
returns: int
renamed_from: g
---
enum: e
values: [a, {value: b, renamed_from: c}]
---
schema: s
renamed_from: r
`)
  expect(renames.map(({ to, from }) => `${to.kind}: ${from.path.join('|')} -> ${to.path.join('|')}`)).toEqual([
    'column: app|new|b -> app|new|a',
    'constraint: app|new|c.d -> app|new|c',
    'index: app|j -> app|i',
    'policy: app|new|q -> app|new|p',
    'table: app2|old -> app|new',
    'function: public|g -> public|f',
    'enum: public|e|c -> public|e|b',
    'schema: r -> s',
  ])
})

test('foreign keys in short are stated when all tables are there', async () => {
  write({
    'schema/a.yaml': `tables:
  a:
    columns:
      id: int primary key
      b: int constraint a_to_b references b (id) match full on delete set null on update cascade deferrable initially deferred not null
  b:
    columns:
      id: int primary key
      a: {type: int references app."A.b" on delete set default (a) default 1, comment: the other}
      text: text default 'references c' check (text <> 'constraint references')
`,
  })
  const { statements } = await readDeclarations('schema', { directory })
  expect(statements.map(({ sql }) => sql)).toEqual([
    'CREATE TABLE a (id int primary key, b int not null)',
    "CREATE TABLE b (id int primary key, a int default 1, text text default 'references c' check (text <> 'constraint references'))",
    "COMMENT ON COLUMN b.a IS 'the other'",
    'ALTER TABLE a ADD constraint a_to_b FOREIGN KEY (b) REFERENCES b (id) match full on delete set null on update cascade deferrable initially deferred',
    'ALTER TABLE b ADD FOREIGN KEY (a) REFERENCES app."A.b" on delete set default (a)',
  ])
})

test('templates are laid under tables, with their parameters', async () => {
  write({
    'schema/z.yaml': `
template: tenancy
parameters: {column: tenant_id, role: }
columns:
  \${column}: uuid not null references tenants(id)
  created_at: timestamptz
indexes: {"\${table}_\${column}": "(\${column})"}
policies:
  own: {to: "\${role}", using: "\${column} = current_tenant()"}
row_security: enabled
`,
    'schema/a.yaml': `
tables:
  app.orders: {columns: {id: int, created_at: date}, templates: {tenancy: {role: member}}}
  lines: {columns: {id: int}, templates: {tenancy: {role: member, column: owner_id}}}
`,
  })
  const { statements } = await readDeclarations('schema', { directory })
  expect(statements.map(({ sql }) => sql)).toEqual([
    'CREATE TABLE app.orders (id int, created_at date, tenant_id uuid not null)',
    'CREATE INDEX orders_tenant_id ON app.orders (tenant_id)',
    'CREATE POLICY own ON app.orders TO member USING (tenant_id = current_tenant())',
    'ALTER TABLE app.orders ENABLE ROW LEVEL SECURITY',
    'CREATE TABLE lines (id int, owner_id uuid not null, created_at timestamptz)',
    'CREATE INDEX lines_owner_id ON lines (owner_id)',
    'CREATE POLICY own ON lines TO member USING (owner_id = current_tenant())',
    'ALTER TABLE lines ENABLE ROW LEVEL SECURITY',
    'ALTER TABLE app.orders ADD FOREIGN KEY (tenant_id) REFERENCES tenants(id)',
    'ALTER TABLE lines ADD FOREIGN KEY (owner_id) REFERENCES tenants(id)',
  ])
  expect(statements[2]?.locate(statements[2].sql.indexOf('current_tenant'))).toMatchObject({ path: 'schema/z.yaml', line: 9 })
})

test('only some environments have it', async () => {
  const text = 'table: a\nonly: [production]\n---\ntables: {b: {only: test}, c: }'
  const tables = async (environment: string | null): Promise<readonly string[]> => (await read(text, { environment })).statements.map(({ sql }) => sql)
  expect(await tables('test')).toEqual(['CREATE TABLE b ()', 'CREATE TABLE c ()'])
  expect(await tables('production')).toEqual(['CREATE TABLE a ()', 'CREATE TABLE c ()'])
  expect(await tables(null)).toEqual(['CREATE TABLE c ()'])
})

test('YAML and SQL mix, and one object is declared once', async () => {
  write({ 'schema/b.sql': 'create table a ();' })
  expect(await problemsOf(read('table: a\n'))).toMatchObject([{ code: 'declared_twice', at: { path: 'schema/b.sql', line: 1 }, detail: ['first declared at schema/a.yaml:1:8'] }])
})

test.each<[situation: string, text: string, problems: readonly string[]]>([
  ['a misspelled kind', 'tabel: a', ['1:1 no document has the key tabel. Did you mean table?']],
  ['a misspelled key', 'table: a\ncolums: {id: int}', ['2:1 the document has no key colums. Did you mean columns?']],
  ['a misspelled key deep down', 'tables:\n  a:\n    columns:\n      b: {type: int, nut_null: true}', ['4:22 b has no key nut_null. Did you mean not_null?']],
  ['a comma in a flow map', 'table: a\ncolumns: {b: {type: numeric(10,2)}}', ['2:32 b has no key 2). Inside { } a comma separates entries: put a value that has one in quotes.']],
  ['a wrong word', 'table: a\npolicies: {p: {for: selct}}', ['2:21 for is selct, which is none of all, select, insert, update, delete. Did you mean select?']],
  ['a wrong shape', 'table: a\ncolumns: [b]', ['2:1 columns is a list where a map belongs. Write a map.']],
  ['something missing', 'view: v', ['1:1 the document lacks the key query. Add query.']],
  ['a list', '- table: a', ['1:1 the document is a list where a map belongs. Write a map.']],
  ['no YAML', 'table: a\ncolumns: {b: int', ['2:17 this is not YAML: ']],
  ['a key twice', 'table: a\ncolumns: {}\ncolumns: {}', ['3:1 this is not YAML: Map keys must be unique']],
  ['an unknown template', 'table: a\ntemplates: tenanci\n---\ntemplate: tenancy', ['2:12 there is no template tenanci. Did you mean tenancy?']],
  ['a parameter without value', 'table: a\ntemplates: t\n---\ntemplate: t\nparameters: [x]', ['2:12 the template t needs a value for x.']],
  ['rows without key', 'table: a\ncolumns: {id: int}\ndata: {rows: [{id: 1}]}', ['3:7 data needs a key.']],
  ['two problems in two documents', 'tabel: a\n---\nvew: b', ['1:1 no document has the key tabel', '3:1 no document has the key vew']],
])('%s is a problem with its place', async (_, text, expected) => {
  const problems = await problemsOf(read(text))
  const shown = problems.map(({ code, at, message, remedy }) => `${code} ${at?.line}:${at?.column} ${message}. ${remedy}`)
  expect(shown).toHaveLength(expected.length)
  expected.forEach((text, index) => expect(shown[index]).toContain(`yaml_invalid ${text}`))
})

test('the JSON Schema in the package is the one of the forms', async () => {
  const { jsonSchema } = await import('../../src/kinds/forms/document.ts')
  const { Ajv } = await import('ajv')
  const path = join(dirname(fileURLToPath(import.meta.url)), '../../schemactl.schema.json')
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(jsonSchema())))
  const validate = new Ajv({ allowUnionTypes: true, strict: false }).compile(jsonSchema())
  expect(validate({ table: 'a', columns: { id: 'int' } })).toBe(true)
  expect(validate({ table: 'a', colums: {} })).toBe(false)
  expect(validate({ tables: { a: { columns: { b: { type: 'int', nut_null: true } } } } })).toBe(false)
})
