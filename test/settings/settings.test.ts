import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SchemactlError } from '../../src/model/problem.ts'
import { durationOf, readSettings, type Flags, type Variables } from '../../src/settings/read-settings.ts'
import { defaults, type Settings } from '../../src/settings/settings.ts'
import { parseState, redacted } from '../../src/settings/state.ts'

function directoryWith(yaml: string | null): string {
  const directory = mkdtempSync(join(tmpdir(), 'schemactl-settings-'))
  if (yaml !== null) writeFileSync(join(directory, 'schemactl.yaml'), yaml)
  return directory
}

const settingsOf = (yaml: string | null, flags: Flags = {}, variables: Variables = {}): Promise<Settings> => readSettings(flags, variables, directoryWith(yaml))

async function problemsOf(yaml: string | null, flags: Flags = {}): Promise<readonly string[]> {
  try {
    await settingsOf(yaml, flags)
  } catch (error) {
    if (!(error instanceof SchemactlError)) throw error
    return error.problems.map((problem) => `${problem.at?.line ?? '-'}:${problem.at?.column ?? '-'}:${problem.length ?? '-'} ${problem.code} ${problem.message}`)
  }
  return []
}

test('without a file the defaults hold', async () => {
  expect(await settingsOf(null)).toEqual(defaults)
})

test('an empty file is as good as none', async () => {
  expect({ ...(await settingsOf('# nothing yet\n')), path: null }).toEqual(defaults)
})

test('every setting', async () => {
  const settings = await settingsOf(`
database: postgres://app:\${PASSWORD}@db.example.org/shop
schema: db/schema
schemas: [public, app]
shadow: target
platform: supabase
hazards: [changes_access, may_fail_on_data]
lock_timeout: 2s
retries: 5
statement_timeout: 1min
lint:
  missing-index: off
  wide-lock: error
ignore:
  table: [public.tmp_*]
  materialized_view: cache.*
  '*': [legacy.*]
privileges: managed
`, {}, { PASSWORD: 'geheim' })
  expect({ ...settings, path: 'x' }).toEqual({
    path: 'x',
    database: 'postgres://app:geheim@db.example.org/shop',
    schema: settings.schema,
    schemas: ['public', 'app'],
    shadow: 'target',
    platform: 'supabase',
    environment: null,
    values: {},
    hazards: ['changes_access', 'may_fail_on_data'],
    lockTimeout: 2000,
    retries: 5,
    statementTimeout: 60_000,
    lint: { 'missing-index': 'off', 'wide-lock': 'error' },
    ignore: [
      { kind: 'table', name: 'public.tmp_*' },
      { kind: 'materialized view', name: 'cache.*' },
      { kind: '*', name: 'legacy.*' },
    ],
    privileges: 'managed',
  })
  expect(settings.schema).toMatch(/schemactl-settings-.*\/db\/schema$/)
})

test.each<[string, string | null, Flags, Variables, string]>([
  ['the default', null, {}, {}, 'pglite:.schemactl/database'],
  ['the file', 'database: postgres://file/db', {}, {}, 'postgres://file/db'],
  ['DATABASE_URL before the file', 'database: postgres://file/db', {}, { DATABASE_URL: 'postgres://env/db' }, 'postgres://env/db'],
  ['an empty DATABASE_URL is none', 'database: postgres://file/db', {}, { DATABASE_URL: '' }, 'postgres://file/db'],
  ['a chosen environment before DATABASE_URL', 'environments: {live: {database: postgres://live/db}}', { environment: 'live' }, { DATABASE_URL: 'postgres://env/db' }, 'postgres://live/db'],
  ['an environment without a database', 'environments: {live: {shadow: target}}', { environment: 'live' }, { DATABASE_URL: 'postgres://env/db' }, 'postgres://env/db'],
  ['--from before all', 'environments: {live: {database: postgres://live/db}}', { environment: 'live', from: 'pglite:' }, { DATABASE_URL: 'postgres://env/db' }, 'pglite:'],
  ['values of an environment', 'database: postgres://${HOST}/db\nenvironments: {live: {values: {HOST: live}}}', { environment: 'live' }, { HOST: 'env' }, 'postgres://live/db'],
])('the database: %s', async (_, yaml, flags, variables, database) => {
  expect((await settingsOf(yaml, flags, variables)).database).toBe(database)
})

test('a variable counts only where its text is used', async () => {
  const yaml = 'database: postgres://${NOT_SET}/db\n'
  expect((await settingsOf(yaml, { from: 'pglite:' })).database).toBe('pglite:')
  expect(await problemsOf(yaml)).toEqual(['1:11:24 settings_invalid the environment variable NOT_SET is not set'])
})

test.each([
  ['a misspelled setting', 'databse: x', ['1:1:7 settings_invalid databse is not a setting; did you mean database?']],
  ['… also where it says nothing', 'schmea:', ['1:1:6 settings_invalid schmea is not a setting; did you mean schema?']],
  ['several at once', 'retires: 3\nhazards: [data_los]\nlock_timeout: soon', [
    '1:1:7 settings_invalid retires is not a setting; did you mean retries?',
    '2:11:8 settings_invalid data_los is no value for hazards; did you mean data_loss?',
    '3:15:4 settings_invalid lock_timeout must be a time',
  ]],
  ['below an environment', 'environments:\n  live: {shadw: target}', ['2:10:5 settings_invalid shadw is not a setting; did you mean shadow?']],
  ['a kind that does not exist', 'ignore:\n  tabel: [a]', ['2:3:5 settings_invalid tabel is no kind of object; did you mean table?']],
  ['a list', '- a', ['1:1:3 settings_invalid schemactl.yaml must map names to values']],
  ['no YAML', 'a: [', ['1:5:1 settings_invalid Flow sequence in block collection must be sufficiently indented and end with a ]']],
  ['a column behind wide characters', 'environments: {"🎈": {databse: x}}', ['1:22:7 settings_invalid databse is not a setting; did you mean database?']],
])('%s', async (_, yaml, problems) => {
  expect((await problemsOf(yaml)).map((problem) => problem.replace(/\S*schemactl\.yaml/, 'schemactl.yaml'))).toEqual(problems)
})

test('an environment that is not there', async () => {
  expect(await problemsOf('environments: {production: {}}', { environment: 'produktion' })).toEqual(['-:-:- usage there is no environment produktion; did you mean production?'])
})

test('a revision that names no path is that of the declarations, wherever it is said', async () => {
  const { database, schema } = await settingsOf(null, { from: 'git:main', to: 'git:HEAD' })
  expect({ database, schema }).toEqual({ database: 'git:main:schema', schema: 'git:HEAD:schema' })
  expect((await settingsOf('schema: db/schema\n', { from: 'git:main' })).database).toMatch(/^git:main:.*db\/schema$/)
  expect((await settingsOf(null, { to: 'git:main:other' })).schema).toBe('git:main:other')
})

test('a named settings file must be there', async () => {
  expect((await problemsOf(null, { settings: 'other.yaml' }))[0]).toMatch(/settings_invalid the settings .*other\.yaml cannot be read/)
})

test.each([
  ['postgres://h/d', { state: 'server', url: 'postgres://h/d' }],
  ['postgresql://h/d', { state: 'server', url: 'postgresql://h/d' }],
  ['postgres://u@/d?host=/run/postgresql', { state: 'server', url: 'postgres://u@/d?host=/run/postgresql' }],
  ['pglite:', { state: 'embedded', directory: null }],
  ['pglite:/tmp/x', { state: 'embedded', directory: '/tmp/x' }],
  ['schema/', { state: 'declarations', path: 'schema/' }],
  ['one.sql', { state: 'declarations', path: 'one.sql' }],
  ['live.catalog.json', { state: 'catalog', path: 'live.catalog.json' }],
  ['git:main', { state: 'revision', revision: 'main', path: null }],
  ['git:HEAD~2:db/schema', { state: 'revision', revision: 'HEAD~2', path: 'db/schema' }],
])('the state %s', (text, state) => {
  expect(parseState(text)).toEqual(state)
})

test.each(['mysql://h/d', '', 'git:', 'postgres://h:port/d'])('%s is no state', (text) => {
  expect(() => parseState(text)).toThrow('state_unknown')
})

test.each([
  ['postgres://u:secret@h:5432/d?sslmode=require', 'postgres://u:…@h:5432/d?sslmode=require'],
  ['postgres://u@h/d?password=secret', 'postgres://u@h/d?password=…'],
  ['postgres://u:sec ret@h:x/d', 'postgres://…'],
  ['pglite:dir', 'pglite:dir'],
])('%s is shown without its password', (text, shown) => {
  expect(redacted(text)).toBe(shown)
})

test.each([
  [500, 500],
  ['500', 500],
  ['500ms', 500],
  ['1.5s', 1500],
  ['2 min', 120_000],
  ['1h', 3_600_000],
  ['-1s', undefined],
  ['soon', undefined],
  [true, undefined],
])('the time %p', (value, milliseconds) => {
  expect(durationOf(value)).toBe(milliseconds)
})
