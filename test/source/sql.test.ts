import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { SchemactlError, type Problem } from '../../src/model/problem.ts'
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
  write({ 'schema/a.sql': text })
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

const place = (problem: Problem | undefined): string => `${problem?.code} ${problem?.at?.line}:${problem?.at?.column}`

test('statements of all files come in the order of their paths, with their places', async () => {
  write({
    'schema/b.sql': '\n  create table b ();',
    'schema/a/z.SQL': "create table z ();\r\ncreate table \"ü😀\" (c int, d integr)",
    'schema/.hidden/c.sql': 'nonsense',
    'schema/readme.md': 'nonsense',
  })
  const declarations = await readDeclarations('schema', { directory })
  expect(declarations.statements.map(({ sql, at }) => `${at.path}:${at.line}:${at.column} ${sql}`)).toEqual([
    'schema/a/z.SQL:1:1 create table z ()',
    'schema/a/z.SQL:2:1 create table "ü😀" (c int, d integr)',
    'schema/b.sql:2:3 create table b ()',
  ])
  expect(declarations.statements[1]?.locate(29)).toEqual({ path: 'schema/a/z.SQL', line: 2, column: 30 })
  expect(declarations.statements[1]?.creates).toEqual({ kind: 'table', path: ['public', 'ü😀'] })
})

test('each statement knows the settings of its file', async () => {
  const { statements } = await read(`
    set statement_timeout = 0;
    select pg_catalog.set_config('search_path', '', false);
    create table public.a ();
    set search_path to "My App", public; set role owner;
    create table b ();
    reset role;
    create index on b (c);`)
  expect(statements.filter(({ session }) => !session).map(({ sql, creates, settings }) => [sql, creates?.path.join('.'), settings])).toEqual([
    ['create table public.a ()', 'public.a', ["select pg_catalog.set_config('search_path', '', false)"]],
    ['create table b ()', 'My App.b', ['set search_path to "My App", public', 'set role owner']],
    ['create index on b (c)', undefined, ['set search_path to "My App", public']],
  ])
})

test('directives are read', async () => {
  const found = await read(`
    -- @renamed from=app.customers
    create table app.clients ( -- of the firm
      -- @renamed from="Full Name"
      name text, -- its label
      -- @backfill lower(name) where name <> '' batch=100
      slug text not null,
      age int, -- @renamed from=years
      constraint positive -- @renamed from=clients_check
        check (age > 0)
    );
    create type mood as enum (
      'sad', -- @renamed from='unhappy'
      'glad'
    );
    create function f(a int) returns int language sql return 1; -- @renamed from=g
    /* @backfill
       (select 1) */
    alter table only clients add column if not exists x int;
    -- @data key=id, "Code" mode=sync
    insert into app.countries (id, "Code") values (1, 'a;'), (2, 'b');
    -- @check nobody is lost before
    select 1 from app.clients;
    -- @once first-admin
    insert into app.clients (name) values ('root');
    -- @only production, staging
    create table app.live ();
    -- @only test
    create table app.test ();`, { environment: 'test' })

  expect(found.renames.map(({ to, from }) => `${from.kind} ${from.path.join('.')} -> ${to.path.join('.')}`)).toEqual([
    'table app.customers -> app.clients',
    'column app.clients.Full Name -> app.clients.name',
    'column app.clients.years -> app.clients.age',
    'constraint app.clients.clients_check -> app.clients.positive',
    'enum public.mood.unhappy -> public.mood.sad',
    'function public.g -> public.f',
  ])
  expect(found.backfills).toMatchObject([
    { table: ['app', 'clients'], column: 'slug', set: 'lower(name)', where: "name <> ''", batch: 100, at: { line: 6, column: 10 } },
    { table: ['public', 'clients'], column: 'x', set: '(select 1)', where: null, batch: null },
  ])
  expect(found.rows).toMatchObject([{ table: ['app', 'countries'], key: ['id', 'Code'], mode: 'sync', columns: ['id', 'Code'], rows: "values (1, 'a;'), (2, 'b')" }])
  expect(found.checks).toMatchObject([{ name: 'nobody is lost', when: 'before', query: 'select 1 from app.clients' }])
  expect(found.once).toMatchObject([{ id: 'first-admin', sql: "insert into app.clients (name) values ('root')" }])
  expect(found.statements.map(({ creates }) => creates?.path.join('.'))).toEqual(['app.clients', 'public.mood', 'public.f', 'public.clients.x', 'app.test'])
})

test.each<[situation: string, text: string, places: readonly string[]]>([
  ['attached to nothing', 'create table a ();\n  -- @renamed from=b\n', ['directive_invalid 2:6']],
  ['before a statement that creates nothing', '-- @renamed from=b\nselect 1', ['directive_invalid 1:4']],
  ['before the end of a table', 'create table a (\n  b int\n  -- @renamed from=c\n)', ['directive_invalid 3:6']],
  ['on an unnamed constraint', 'create table a (b int,\n  unique (b) -- @renamed from=c\n)', ['directive_invalid 2:17']],
  ['misspelled', '-- @rename from=b\ncreate table a ()', ['directive_invalid 1:4']],
  ['backfill of a table', '-- @backfill 1\ncreate table a ()', ['directive_invalid 1:4']],
  ['rows without key', '-- @data mode=sync\ninsert into a (b) values (1)', ['directive_invalid 1:4']],
  ['rows without columns', '-- @data key=b\ninsert into a values (1)', ['directive_invalid 1:4']],
  ['rows with a conflict clause', '-- @data key=b\ninsert into a (b) values (1) on conflict do nothing', ['directive_invalid 1:4']],
  ['a check of no query', '-- @check c\ndelete from a', ['directive_invalid 1:4']],
  ['psql, and an open string', "\\c other\ncreate table a ();\nselect 'a", ['syntax_error 1:1', 'syntax_error 3:8']],
  ['two of one table', 'create table a ();\ncreate table if not exists public.a (b int)', ['declared_twice 2:1']],
  ['overloads are two functions', "create function f(int) returns int return 1;\ncreate function f(text) returns int return 1;\ncreate function f(int) returns int return 2", ['declared_twice 3:1']],
  ['nothing declared', '-- nothing\n', ['nothing_declared undefined:undefined']],
])('%s', async (_, text, places) => {
  expect((await problemsOf(read(text))).map(place)).toEqual(places)
})

test('what PostgreSQL itself would take twice may be there twice', async () => {
  write({ 'schema/a.sql': 'create schema if not exists app;', 'schema/b.sql': 'create schema if not exists  app; create or replace view v as select 1; create or replace view v as select 2' })
  expect((await readDeclarations('schema', { directory })).statements).toHaveLength(4)
})

test('a commit is read without being checked out', async () => {
  const git = (...words: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], { cwd: directory, encoding: 'utf8' })
  git('init', '-q', '-b', 'main')
  write({ 'schema/a.sql': 'create table old ()', 'schema/sub/ü b.sql': 'create table other ()' })
  git('add', '.')
  git('commit', '-q', '-m', 'first')
  write({ 'schema/a.sql': 'create table new ()' })
  const tables = async (state: string): Promise<readonly string[]> => (await readDeclarations(state, { directory })).statements.map(({ sql, at }) => `${at.path} ${sql}`)
  expect(await tables('git:HEAD:schema')).toEqual(['git:HEAD:schema/a.sql create table old ()', 'git:HEAD:schema/sub/ü b.sql create table other ()'])
  expect(await tables('git:main')).toHaveLength(2)
  expect(await tables('git:HEAD:schema/a.sql')).toHaveLength(1)
  expect((await problemsOf(readDeclarations('git:nowhere:schema', { directory }))).map(({ code }) => code)).toEqual(['state_unknown'])
  expect((await problemsOf(readDeclarations('git:HEAD:none', { directory }))).map(({ code }) => code)).toEqual(['nothing_declared'])
})

test('the hash is of what counts: neither comments nor places do', async () => {
  const one = await read('create table a ();')
  const same = await read('-- hello\n\ncreate table a ()')
  const other = await read('set search_path = x; create table a ()')
  expect(same.hash).toBe(one.hash)
  expect(other.hash).not.toBe(one.hash)
})
