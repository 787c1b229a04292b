import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { SchemactlError } from '../../src/model/problem.ts'
import { atDatabase, parseAddress, redact } from '../../src/postgres/address.ts'
import { PostgresError, type Connection } from '../../src/postgres/connection.ts'
import { fieldsOf, textArray } from '../../src/postgres/copy.ts'
import { openDatabase, type DatabaseState } from '../../src/postgres/open-database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const failureOf = async (promise: Promise<unknown>): Promise<unknown> => promise.then(() => new Error('nothing was thrown'), (error: unknown) => error)

let server: TestServer
let folder: string
beforeAll(async () => {
  server = await startServer(15)
  folder = await mkdtemp(join(tmpdir(), 'schemactl-connection-'))
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

describe.each(['server', 'embedded'] as const)('a session with the %s database', (kind) => {
  let connection: Connection
  beforeAll(async () => {
    connection = kind === 'server' ? await openDatabase(server.url() as DatabaseState) : await openDatabase('pglite:', { extensions: ['citext', 'uuid-ossp', 'postgis'] })
  })
  afterAll(async () => connection.close())

  test('knows its server', async () => {
    expect(connection.kind).toBe(kind)
    expect(connection.server).toEqual({ version: expect.any(Number), user: 'postgres', superuser: true, database: 'postgres' })
    expect(Math.floor(connection.server.version / 10_000)).toBe(kind === 'server' ? 15 : 18)
    expect(connection.pid).toBeGreaterThanOrEqual(0)
  })

  test.each([
    ['true', true],
    ['7::int2', 7],
    ['-7', -7],
    ['4294967295::oid', 4294967295],
    ['1.5::float8', 1.5],
    ["'NaN'::float8", NaN],
    ['9007199254740993::int8', '9007199254740993'],
    ['-1::int8', '-1'],
    ['1.10::numeric', '1.10'],
    ["'2024-02-03'::date", '2024-02-03'],
    ["'2024-02-03 04:05:06.789'::timestamp", '2024-02-03 04:05:06.789'],
    ["'1 day 02:00'::interval", '1 day 02:00:00'],
    ["'\\x00ff'::bytea", '\\x00ff'],
    ["'(1,2)'::point", '(1,2)'],
    [`'{"a":[1,null]}'::jsonb`, { a: [1, null] }],
    ["'null'::json", null],
    ['NULL::text', null],
    [`ARRAY['a,"b', NULL, 'NULL', '']`, ['a,"b', null, 'NULL', '']],
    ["ARRAY[['a','b'],['c','d']]", [['a', 'b'], ['c', 'd']]],
    ["ARRAY['a','b']::name[]", ['a', 'b']],
    [`ARRAY['i','o']::"char"[]`, ['i', 'o']],
    ['ARRAY[1,2]::int8[]', ['1', '2']],
    ['ARRAY[1,2]::int2[]', [1, 2]],
    ['ARRAY[true,false]', [true, false]],
    ['ARRAY[1.5]::numeric[]', ['1.5']],
    ["ARRAY['2024-02-03'::date]", ['2024-02-03']],
    ["'1 2'::int2vector", '1 2'],
    ["ARRAY['pg_class'::regclass]", ['pg_class']],
    ["'a'::text COLLATE \"C\"", 'a'],
  ])('%s arrives as it should', async (expression, value) => {
    expect(await connection.query(`SELECT ${expression} AS value`)).toEqual([{ value }])
  })

  test('parameters arrive as they were given', async () => {
    const [row] = await connection.query('SELECT $1::text AS t, $2::int4 AS i, $3::bool AS b, $4::text[] AS a, $5::text AS n, $6::jsonb AS j, $7::int8 AS l', [
      `a'\\"😀`, 7, true, ['x"y', 'a\\b', 'NULL', ''], null, '{"a":1}', '9007199254740993',
    ])
    expect(row).toEqual({ t: `a'\\"😀`, i: 7, b: true, a: ['x"y', 'a\\b', 'NULL', ''], n: null, j: { a: 1 }, l: '9007199254740993' })
  })

  test('rows are copied as lines, which are taken apart without loss', async () => {
    const texts = ['', '\\N', 'a\tb', 'c\nd\r', '\\', '\\t', 'ä🐘', '\b\f\v', '{"a,\\"b"}']
    const list = texts.map((text) => `(E'${text.replaceAll('\\', '\\\\')}')`).join(', ')
    const lines = await connection.copy(`SELECT t, NULL, true, ARRAY[t, 'b'] FROM (VALUES ${list}) v (t)`)
    expect(lines.map((line) => fieldsOf(line).slice(0, 3))).toEqual(texts.map((text) => [text, null, 't']))
    expect(lines.map((line) => textArray(fieldsOf(line)[3] ?? ''))).toEqual(texts.map((text) => [text, 'b']))
    expect(await connection.copy('SELECT WHERE false')).toEqual([])
    expect((await connection.copy(`SELECT repeat('x', 1000) FROM generate_series(1, 5000)`)).every((line) => line.length === 1000)).toBe(true)
    const failure = await failureOf(connection.copy('SELECT * FROM nowhere'))
    expect(failure).toBeInstanceOf(PostgresError)
    expect(failure).toMatchObject({ sqlstate: '42P01', position: 21 })
    expect(await connection.copy('SELECT 1')).toEqual(['1'])
  })

  test('several statements, in any lexical disguise, run as they are written', async () => {
    await connection.execute(`CREATE TEMP TABLE disguise (a text DEFAULT E'it\\'s; --'); -- a comment; with semicolon
      /* nested /* comments; */ */ INSERT INTO disguise VALUES ($x$; \`'$x$), (DEFAULT); INSERT INTO disguise VALUES ('a--b')`)
    expect(await connection.query('SELECT a FROM disguise')).toEqual([{ a: "; `'" }, { a: "it's; --" }, { a: 'a--b' }])
  })

  test('an error says what the server said, and the session goes on with its settings', async () => {
    await connection.execute("SET application_name = 'kept'")
    const text = "SELECT '😀' AS \"😀\",\n  nothing FROM pg_class"
    const error = await failureOf(connection.query(text))
    expect(error).toBeInstanceOf(PostgresError)
    if (!(error instanceof PostgresError)) return
    expect(error).toMatchObject({ sqlstate: '42703', message: 'column "nothing" does not exist' })
    expect(text.slice((error.position ?? 0) - 1)).toMatch(/^nothing/)
    expect(await connection.query('SHOW application_name')).toEqual([{ application_name: 'kept' }])
    const raised = await failureOf(connection.query(`DO $$ BEGIN RAISE EXCEPTION 'first\n\nsecond' USING DETAIL = 'd', HINT = 'h', ERRCODE = '23514'; END $$`))
    expect(raised).toMatchObject({ sqlstate: '23514', message: 'first\n\nsecond', detail: 'd', hint: 'h', position: null })
  })

  test('a transaction commits, and is rolled back when its body throws', async () => {
    await connection.execute('CREATE TEMP TABLE kept (a int4)')
    await connection.transaction('', async () => connection.execute('INSERT INTO kept VALUES (1)'))
    await expect(
      connection.transaction('ISOLATION LEVEL REPEATABLE READ', async () => {
        await connection.execute('INSERT INTO kept VALUES (2)')
        throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    await expect(connection.transaction('READ ONLY', async () => connection.execute('CREATE TABLE never (a int)'))).rejects.toMatchObject({ sqlstate: '25006' })
    expect(await connection.query('SELECT a FROM kept')).toEqual([{ a: 1 }])
  })
})

describe('a server', () => {
  test('is read by a session that may only read', async () => {
    const connection = await openDatabase(server.url() as DatabaseState, { readOnly: true, applicationName: 'reader' })
    expect(await failureOf(connection.execute('CREATE TABLE never (a int)'))).toMatchObject({ sqlstate: '25006' })
    expect(await connection.query('SHOW application_name')).toEqual([{ application_name: 'reader' }])
    await connection.close()
    await connection.close()
  })

  test('cancels the statement that runs', async () => {
    const connection = await openDatabase(server.url() as DatabaseState)
    const sleep = failureOf(connection.query('SELECT pg_sleep(30)'))
    await new Promise((resolve) => setTimeout(resolve, 100))
    await connection.cancel()
    expect(await sleep).toMatchObject({ sqlstate: '57014' })
    expect(await connection.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
    await connection.close()
  })

  test('that ends the session gives an error, not a crash', async () => {
    const connection = await openDatabase(server.url() as DatabaseState)
    const other = await openDatabase(server.url() as DatabaseState)
    await other.query('SELECT pg_terminate_backend($1)', [connection.pid])
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await failureOf(connection.query('SELECT 1'))).toBeInstanceOf(PostgresError)
    await connection.close()
    await other.close()
  })

  test.each([
    ['a wrong password', (url: URL) => (url.password = 's3cr3t-wrong'), '28P01'],
    ['an unknown database', (url: URL) => (url.pathname = '/nowhere'), '3D000'],
    ['no server', (url: URL) => (url.port = '1'), undefined],
    ['no host', (url: URL) => (url.hostname = 'nowhere.invalid'), undefined],
  ])('%s is a problem that names everything but the password', async (_, change, sqlstate) => {
    const url = new URL(server.url())
    change(url)
    const began = Date.now()
    const error = await failureOf(openDatabase(url.href as DatabaseState))
    expect(Date.now() - began).toBeLessThan(1500)
    expect(error).toBeInstanceOf(SchemactlError)
    if (!(error instanceof SchemactlError)) return
    expect(error.problems[0].code).toBe('connection_failed')
    expect(error.problems[0].sqlstate).toBe(sqlstate)
    for (const part of [url.hostname, url.port, url.pathname.slice(1), url.username]) expect(error.message).toContain(part)
    expect(JSON.stringify(error.problems) + String(error.stack)).not.toContain(url.password)
  })
})

describe('addresses', () => {
  const environment = { PGHOST: 'db.example', PGPASSWORD: 'from-environment', PGSSLMODE: 'require' }
  test.each([
    ['postgres://u:p%40ss@h:5433/d%2Fb?sslmode=disable', {}, { host: 'h', port: 5433, database: 'd/b', user: 'u', password: 'p@ss', sslMode: 'disable' }],
    ['postgresql://u@[::1]/d', {}, { host: '::1', port: 5432, database: 'd', user: 'u', password: null, sslMode: 'prefer' }],
    ['postgres:///d?host=/run/postgresql&port=5434&user=u', {}, { host: '/run/postgresql', port: 5434, database: 'd', user: 'u' }],
    ['postgres://u@%2Frun%2Fpostgresql/d', {}, { host: '/run/postgresql', database: 'd' }],
    ['postgres://u@', environment, { host: 'db.example', database: 'u', password: 'from-environment', sslMode: 'require' }],
  ])('%s', (url, variables, address) => {
    expect(parseAddress(url, variables)).toMatchObject(address)
  })

  test.each([
    ['postgres://u:p@h/d?sslmode=disable', 'postgres://u:p@h/o%20ther?sslmode=disable'],
    ['postgres://u@/d?host=/run/postgresql', 'postgres://u@/o%20ther?host=/run/postgresql'],
    ['postgres://u@:5433', 'postgres://u@:5433/o%20ther'],
  ])('%s at another database', (url, other) => {
    expect(atDatabase(url, 'o ther')).toBe(other)
  })

  test.each([
    ['postgres://u:secret@h/d', 'postgres://u:***@h/d'],
    ['postgres://u:sec@ret@h/d', 'postgres://u:***@h/d'],
    ['postgres://u:sec/r?e#t@h/d', 'postgres://u:***@h/d'],
    ['postgres://:secret@h/d', 'postgres://:***@h/d'],
    ['postgres://h/d?user=u&password=secret&sslmode=require', 'postgres://h/d?user=u&password=***&sslmode=require'],
    ['postgres://u@h/d', 'postgres://u@h/d'],
  ])('%s is shown as %s', (url, shown) => {
    expect(redact(url)).toBe(shown)
  })

  test.each(['postgres://u:secret@h:port/d', 'postgres://u:secret@h/d?sslmode=maybe', 'postgres://u:secret%@h/d'])('%s is refused', (url) => {
    expect(() => parseAddress(url, {})).toThrow(SchemactlError)
    expect(() => parseAddress(url, {})).not.toThrow(/secret/)
  })
})

describe('an embedded database in a directory', () => {
  test('keeps what was written, takes one connection at a time, and a killed holder does not keep it', async () => {
    const state: DatabaseState = `pglite:${join(folder, 'deep', 'database')}`
    const first = await openDatabase(state)
    await first.execute('CREATE TABLE kept (a int4); INSERT INTO kept VALUES (7)')
    expect(await failureOf(openDatabase(state))).toMatchObject({ problems: [{ code: 'connection_failed', message: expect.stringContaining('in use by another connection of this process') }] })
    await first.close()
    // No process has the highest pid that Linux allows, plus one.
    await writeFile(`${join(folder, 'deep', 'database')}.lock`, `4194305 ${(await import('node:os')).hostname()}\n`)
    const second = await openDatabase(state)
    expect(await second.query('SELECT a FROM kept')).toEqual([{ a: 7 }])
    await second.close()
    expect(await readdir(join(folder, 'deep'))).toEqual(['database'])
  })

  test('that holds something else is refused and left alone', async () => {
    const directory = await mkdtemp(join(folder, 'other-'))
    await writeFile(join(directory, 'notes.txt'), 'mine')
    expect(await failureOf(openDatabase(`pglite:${directory}`))).toMatchObject({ problems: [{ code: 'connection_failed' }] })
    expect(await readdir(directory)).toEqual(['notes.txt'])
  })

  test('has the extensions that were asked for', async () => {
    const connection = await openDatabase('pglite:', { extensions: ['citext', 'uuid-ossp', 'no_such_extension'] })
    await connection.execute('CREATE EXTENSION citext; CREATE EXTENSION "uuid-ossp"')
    expect(await connection.query("SELECT 'A'::citext = 'a' AS same, length(uuid_generate_v4()::text) AS length")).toEqual([{ same: true, length: 36 }])
    await connection.close()
  })

  test('has those that are installed in it, whoever installed them', async () => {
    const directory = join(folder, 'extended')
    const first = await openDatabase(`pglite:${directory}`, { extensions: ['citext', 'earthdistance'] })
    await first.execute('CREATE EXTENSION citext; CREATE EXTENSION earthdistance CASCADE')
    await first.close()
    for (const known of ['', 'citext\ncube\nearthdistance\n']) {
      expect(await readFile(join(directory, 'schemactl.extensions'), 'utf8').catch(() => '')).toBe(known)
      const again = await openDatabase(`pglite:${directory}`)
      expect(await again.query("SELECT 'A'::citext = 'a' AS same, cube(1)::text AS cube")).toEqual([{ same: true, cube: '(1)' }])
      await again.close()
    }
  })

  test('starts without a cache that can be written', async () => {
    await writeFile(join(folder, 'file'), '')
    const before = process.env.SCHEMACTL_CACHE
    process.env.SCHEMACTL_CACHE = join(folder, 'file', 'below')
    try {
      const connection = await openDatabase('pglite:')
      expect(await connection.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
      await connection.close()
    } finally {
      if (before === undefined) delete process.env.SCHEMACTL_CACHE
      else process.env.SCHEMACTL_CACHE = before
    }
  })
})
