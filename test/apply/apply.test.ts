import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Fingerprint } from '../../src/model/plan.ts'
import { SchemactlError, type Problem } from '../../src/model/problem.ts'
import { abandonRun, resumeRun } from '../../src/apply/apply-plan.ts'
import { findHolder, refuseWhileRunning } from '../../src/apply/guard.ts'
import { findRun, noteOfUnfinished, readRuns } from '../../src/apply/journal.ts'
import type { Connection } from '../../src/postgres/connection.ts'
import { openDatabase, type DatabaseState } from '../../src/postgres/open-database.ts'
import { printed } from '../../src/sql/sql.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { apply, concurrently, eventsOf, exclusive, planOf, rows, statement } from './plans.ts'

let server: TestServer
let url: string
let other: Connection
let opened: readonly Connection[] = []
beforeAll(async () => {
  server = await startServer(15)
})
afterAll(async () => server.stop())
beforeEach(async () => {
  await Promise.all(opened.map(async (connection) => connection.close()))
  url = server.url(await server.createDatabase())
  other = await openDatabase(url as DatabaseState)
  opened = [other]
})
afterAll(async () => Promise.all(opened.map(async (connection) => connection.close())))

const sleep = async (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function failureOf(promise: Promise<unknown>): Promise<SchemactlError> {
  const error = await promise.then(
    () => new Error('nothing was thrown'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof SchemactlError) return error
  throw error
}
const problemOf = async (promise: Promise<unknown>): Promise<Problem> => (await failureOf(promise)).problems[0]

test('steps are run in order, in their batches, and the journal has them', async () => {
  const plan = planOf([[statement('CREATE TABLE t (id int4)'), statement('INSERT INTO t VALUES (1), (2)')], [exclusive('t', 'ALTER TABLE t ADD COLUMN a text')]])
  const { report, events } = await apply(plan, url)
  expect(report).toMatchObject({ run: '1', resumed: false, steps: [{ number: 1, outcome: 'run' }, { number: 2, outcome: 'run' }, { number: 3, outcome: 'run', attempts: 1 }] })
  expect(events.map(({ event }) => event)).toEqual([
    'run started', 'batch started', 'step started', 'step started', 'batch finished', 'batch started', 'step started', 'batch finished', 'verifying',
  ])
  const [run] = await readRuns(other)
  expect(run).toMatchObject({ id: '1', state: 'finished', startedBy: 'postgres', plan })
  expect([...(run?.steps.values() ?? [])].map(({ state }) => state)).toEqual(['finished', 'finished', 'finished'])
  expect(await other.query('SELECT id, a FROM t ORDER BY id')).toEqual([{ id: 1, a: null }, { id: 2, a: null }])
})

test('a plan without steps leaves no journal', async () => {
  expect((await apply(planOf([]), url)).report).toMatchObject({ run: null, steps: [] })
  expect(await other.query("SELECT to_regnamespace('schemactl') AS journal")).toEqual([{ journal: null }])
})

test('a plan is refused where the live side has moved on, or the server is another', async () => {
  const plan = planOf([[statement('CREATE TABLE t ()')]])
  expect(await problemOf(apply(plan, url, { readLive: async () => 'c'.repeat(64) as Fingerprint }))).toMatchObject({ code: 'live_state_drifted' })
  expect(await problemOf(apply({ ...plan, major: 14 }, url))).toMatchObject({ code: 'live_state_drifted', message: expect.stringContaining('14') })
  expect(await other.query("SELECT to_regclass('t') AS t, to_regnamespace('schemactl') AS journal")).toEqual([{ t: null, journal: null }])
})

test('what is left over at the end is told', async () => {
  const problem = await problemOf(apply(planOf([[statement('CREATE TABLE t ()')]]), url, { verify: async () => ['create table public.u'] }))
  expect(problem).toMatchObject({ code: 'not_settled', detail: ['create table public.u'] })
  expect(await findRun(other)).toBeNull()
})

describe('a step that fails', () => {
  test('rolls back its batch, says what PostgreSQL said, and can be gone on with', async () => {
    await other.execute('CREATE TABLE t (id int4); INSERT INTO t VALUES (-1)')
    const plan = planOf([
      [statement('CREATE TABLE u ()')],
      [statement('CREATE TABLE v ()'), statement('ALTER TABLE t ADD CONSTRAINT positive CHECK (id > 0)', { declaredAt: { path: 's.sql', line: 3, column: 2 } })],
    ])
    expect(await problemOf(apply(plan, url))).toMatchObject({ code: 'step_failed', sqlstate: '23514', at: { path: 's.sql' }, message: expect.stringContaining('step 3') })
    expect(await other.query("SELECT to_regclass('u')::text AS u, to_regclass('v')::text AS v")).toEqual([{ u: 'u', v: null }])
    expect([...((await findRun(other))?.steps.keys() ?? [])]).toEqual([1])

    await other.execute('UPDATE t SET id = 1')
    const { report } = await apply(plan, url)
    expect(report).toMatchObject({ run: '1', resumed: true, steps: [{ outcome: 'done before' }, { outcome: 'run' }, { outcome: 'run' }] })
    expect(await findRun(other)).toBeNull()
  })

  test('has its position counted in its own text', async () => {
    const failing = exclusive('t', 'ALTER TABLE t ADD COLUMN a nothing_known')
    await other.execute('CREATE TABLE t ()')
    const error = await failureOf(apply(planOf([[failing]]), url))
    const { position } = error.cause as { position: number }
    expect(failing.sql.slice(position - 1)).toBe('nothing_known')
  })
})

describe('an unfinished run', () => {
  const failing = () => planOf([[statement('CREATE TABLE u ()')], [statement('SELECT 1/0')]])

  test('keeps another plan out, until it is given up', async () => {
    await failureOf(apply(failing(), url))
    const another = planOf([[statement('CREATE TABLE w ()')]])
    expect(await problemOf(apply(another, url))).toMatchObject({ code: 'run_unfinished', message: expect.stringContaining('1 of its 2 steps') })
    expect(await noteOfUnfinished(other)).toMatch(/^run 1, begun .*, is unfinished: schemactl apply ends it/)
    await other.execute('CREATE ROLE stranger; SET ROLE stranger')
    expect(await noteOfUnfinished(other)).toBeNull()
    await other.execute('RESET ROLE; DROP ROLE stranger')
    expect(await abandonRun(other)).toMatchObject({ id: '1' })
    expect((await apply(another, url)).report.resumed).toBe(false)
    expect((await readRuns(other)).map(({ state }) => state)).toEqual(['finished', 'abandoned'])
    expect(await noteOfUnfinished(other)).toBeNull()
  })

  test('that changed nothing gives way by itself', async () => {
    await failureOf(apply(planOf([[statement('SELECT 1/0')]]), url))
    expect((await apply(planOf([[statement('CREATE TABLE w ()')]]), url)).report.resumed).toBe(false)
  })

  test('is gone on with from the journal alone', async () => {
    await other.execute('CREATE TABLE t (id int4); INSERT INTO t VALUES (0)')
    await failureOf(apply(planOf([[statement('CREATE TABLE u ()')], [statement('CREATE TABLE v AS SELECT 1/id AS x FROM t')]]), url))
    await other.execute('UPDATE t SET id = 1')
    const connection = await openDatabase(url as DatabaseState)
    const options = { readLive: async () => '' as Fingerprint, verify: async () => [] }
    expect(await resumeRun({ connection, another: null }, options)).toMatchObject({ resumed: true, steps: [{ outcome: 'done before' }, { outcome: 'run' }] })
    expect(await resumeRun({ connection, another: null }, options)).toBeNull()
    await connection.close()
    expect(await other.query('SELECT x FROM v')).toEqual([{ x: 1 }])
  })
})

describe('locks', () => {
  beforeEach(async () => other.execute('CREATE TABLE a (id int4 PRIMARY KEY, n int4); CREATE TABLE b (id int4 PRIMARY KEY); INSERT INTO a VALUES (1, 0)'))
  const change = () => planOf([[exclusive('a', 'ALTER TABLE a ADD COLUMN x text')]])

  test('are tried for again and again, and who blocks is named', async () => {
    await other.execute("SET application_name = 'holder'; BEGIN; SELECT * FROM a")
    const applied = apply(change(), url, { limits: { lockTimeout: 150 } })
    await sleep(1200)
    await other.execute('COMMIT')
    const { report, events } = await applied
    expect(report.steps[0]?.attempts).toBeGreaterThan(1)
    expect(events).toContainEqual(expect.objectContaining({ event: 'lock waiting', blockers: [expect.objectContaining({ pid: other.pid, application: 'holder', state: 'idle in transaction' })] }))
    expect(events).toContainEqual(expect.objectContaining({ event: 'batch retrying', reason: 'no lock', attempt: 1, blockers: [expect.objectContaining({ pid: other.pid })] }))
  })

  test('that are not to be had end the run, naming who blocks, with nothing changed', async () => {
    await other.execute('BEGIN; SELECT * FROM a')
    const problem = await problemOf(apply(change(), url, { limits: { lockTimeout: 100, retries: 2 } }))
    expect(problem).toMatchObject({ code: 'lock_not_acquired', sqlstate: '55P03', detail: [expect.stringContaining(`process ${other.pid}`)] })
    await other.execute('COMMIT')
    expect(await other.query("SELECT attname FROM pg_attribute WHERE attrelid = 'a'::regclass AND attname = 'x'")).toEqual([])
  })

  test('of one batch on several tables make nobody wait longer than for one', async () => {
    await other.execute('BEGIN; SELECT * FROM b')
    const plan = planOf([[exclusive('a', 'ALTER TABLE a ADD COLUMN x text'), exclusive('b', 'ALTER TABLE b ADD COLUMN x text'), exclusive('b', 'ALTER TABLE b ADD COLUMN y text')]])
    const applied = apply(plan, url, { limits: { lockTimeout: 400 } })
    const writer = await openDatabase(url as DatabaseState)
    let longest = 0
    const end = Date.now() + 2500
    while (Date.now() < end) {
      const began = Date.now()
      await writer.query('UPDATE a SET n = n + 1 WHERE id = 1')
      longest = Math.max(longest, Date.now() - began)
      await sleep(5)
    }
    await writer.close()
    await other.execute('COMMIT')
    expect((await applied).report.steps[0]?.attempts).toBeGreaterThan(1)
    expect(longest).toBeGreaterThan(200)
    expect(longest).toBeLessThan(500)
  })

  test('that a batch holds for too long are let go, and it gets more time at the next try', async () => {
    const plan = planOf([[exclusive('a', 'ALTER TABLE a ADD COLUMN x text'), statement('SELECT pg_sleep(0.4)')]])
    const { report, events } = await apply(plan, url, { limits: { lockTimeout: 100 } })
    expect(report.steps[0]?.attempts).toBeGreaterThan(1)
    expect(events).toContainEqual(expect.objectContaining({ event: 'batch retrying', reason: 'too slow', blockers: [] }))
  })

  test('a deadlock is tried again', async () => {
    await other.execute('BEGIN; LOCK TABLE b IN ACCESS SHARE MODE')
    const plan = planOf([[exclusive('a', 'ALTER TABLE a ADD COLUMN x text'), exclusive('b', 'ALTER TABLE b ADD COLUMN x text')]])
    const applied = apply(plan, url, { limits: { lockTimeout: 3000 } })
    await sleep(300)
    // Now each waits for the other; the server ends one of the two, and either is right for us.
    await other.execute('SELECT * FROM a').catch(() => undefined)
    await other.execute('COMMIT').catch(() => undefined)
    await applied
    expect(await other.query("SELECT count(*)::int4 AS n FROM pg_attribute WHERE attname = 'x' AND attrelid IN ('a'::regclass, 'b'::regclass)")).toEqual([{ n: 2 }])
  })

  test('of transactions that are long open are told of before', async () => {
    await other.execute('BEGIN; LOCK TABLE a IN ROW SHARE MODE')
    await sleep(5100)
    const applied = apply(change(), url, { limits: { lockTimeout: 100 } })
    await sleep(300)
    await other.execute('COMMIT')
    expect((await applied).events).toContainEqual(expect.objectContaining({ event: 'long transaction', relations: ['public.a'], blocker: expect.objectContaining({ pid: other.pid }) }))
  })
})

describe('a run', () => {
  test('is kept out while another is under way', async () => {
    const slow = apply(planOf([[statement('SELECT pg_sleep(13)')]]), url)
    await sleep(300)
    expect(await findHolder(other)).toMatchObject({ application: 'schemactl' })
    expect(await problemOf(refuseWhileRunning(other, new AbortController().signal))).toMatchObject({ code: 'run_in_progress' })
    const problem = await problemOf(apply(planOf([[statement('CREATE TABLE w ()')]]), url))
    expect(problem).toMatchObject({ code: 'run_in_progress', detail: [expect.stringMatching(/^process \d+ \(schemactl/)] })
    await slow
    await refuseWhileRunning(other, new AbortController().signal)
  }, 60_000)

  test('that is interrupted cancels its statement, and the journal is true', async () => {
    const controller = new AbortController()
    const plan = planOf([[statement('CREATE TABLE u ()')], [statement('SELECT pg_sleep(30)')]])
    const began = Date.now()
    setTimeout(() => controller.abort(), 500)
    expect(await problemOf(apply(plan, url, { signal: controller.signal }))).toMatchObject({ code: 'interrupted' })
    expect(Date.now() - began).toBeLessThan(3000)
    expect([...((await findRun(other))?.steps.keys() ?? [])]).toEqual([1])
    expect(await other.query("SELECT count(*)::int4 AS n FROM pg_locks WHERE locktype = 'advisory'")).toEqual([{ n: 0 }])
  })

  test('that is interrupted while it pauses ends at once', async () => {
    await other.execute('CREATE TABLE a ()')
    await other.execute('BEGIN; SELECT * FROM a')
    const controller = new AbortController()
    const error = await failureOf(
      apply(planOf([[exclusive('a', 'ALTER TABLE a ADD COLUMN x text')]]), url, {
        limits: { lockTimeout: 100 },
        signal: controller.signal,
        onProgress: ({ event }) => (event === 'batch retrying' ? controller.abort() : undefined),
      }),
    )
    expect(error.problems[0].code).toBe('interrupted')
    await other.execute('COMMIT')
  })
})

describe('a step outside a transaction', () => {
  beforeEach(async () => other.execute('CREATE TABLE t (id int4, n int4); INSERT INTO t SELECT i, i % 100 FROM generate_series(1, 1000) i'))
  const index = () => concurrently('t_n', 'CREATE INDEX CONCURRENTLY t_n ON t (n)')
  const valid = async () => other.query("SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass('t_n')")

  test('is run and journaled', async () => {
    expect((await apply(planOf([[index()], [statement('CREATE TABLE u ()')]]), url)).report.steps).toMatchObject([{ outcome: 'run' }, { outcome: 'run' }])
    expect(await valid()).toEqual([{ valid: true }])
  })

  test('that fails leaves nothing broken, and is gone on with', async () => {
    const plan = planOf([[concurrently('t_n', 'CREATE UNIQUE INDEX CONCURRENTLY t_n ON t (n)')]])
    const error = await failureOf(apply(plan, url))
    expect(error.problems[0]).toMatchObject({ code: 'step_failed', sqlstate: '23505' })
    expect(eventsOf.get(error)).toContainEqual(expect.objectContaining({ event: 'leftover removed' }))
    expect(await valid()).toEqual([])
    await other.execute('UPDATE t SET n = id')
    expect((await apply(plan, url)).report.resumed).toBe(true)
    expect(await valid()).toEqual([{ valid: true }])
  })

  test('that the journal knows as begun is found done, or its remnant is taken away', async () => {
    const plan = planOf([[statement('CREATE TABLE u ()')], [index()], [statement('SELECT 1/n FROM switch')]])
    await other.execute('CREATE TABLE switch (n int4); INSERT INTO switch VALUES (0)')
    await failureOf(apply(plan, url))
    // As if we had been killed after the statement, before the journal's row.
    await other.execute("UPDATE schemactl.step SET state = 'begun' WHERE number = 2")
    const done = await failureOf(apply(plan, url))
    expect(eventsOf.get(done)).toContainEqual(expect.objectContaining({ event: 'step found done' }))

    // As if we had been killed in the middle: what a failed concurrent build leaves.
    await other.execute('DROP INDEX t_n')
    await other.execute("CREATE UNIQUE INDEX CONCURRENTLY t_n ON t (n)").catch(() => undefined)
    expect(await valid()).toEqual([{ valid: false }])
    await other.execute("UPDATE schemactl.step SET state = 'begun' WHERE number = 2; UPDATE switch SET n = 1")
    const { events } = await apply(plan, url)
    expect(events).toContainEqual(expect.objectContaining({ event: 'leftover removed' }))
    expect(await valid()).toEqual([{ valid: true }])
  })

  test('waits without an end for whom it must, and names them', async () => {
    await other.execute('BEGIN; UPDATE t SET n = 1 WHERE id = 1')
    const applied = apply(planOf([[index()]]), url, { limits: { lockTimeout: 50, retries: 0 } })
    await sleep(1000)
    await other.execute('COMMIT')
    expect((await applied).events).toContainEqual(expect.objectContaining({ event: 'lock waiting', blockers: [expect.objectContaining({ pid: other.pid })] }))
    expect(await valid()).toEqual([{ valid: true }])
  })
})

describe('checks', () => {
  const at = { path: 'schema/t.yaml', line: 4, column: 3 }
  const check = (when: 'before' | 'after', query: string) => ({ name: 'nothing negative', when, query: printed(query), declaredAt: at })
  beforeEach(async () => other.execute('CREATE TABLE t (id int4); INSERT INTO t SELECT -i FROM generate_series(1, 7) i'))

  test('before: nothing is changed when one does not hold, and the rows are shown', async () => {
    const plan = planOf([[statement('CREATE TABLE u ()')]], { checks: [check('before', 'SELECT id FROM t WHERE id < 0 ORDER BY id DESC -- all')] })
    expect(await problemOf(apply(plan, url))).toMatchObject({
      code: 'check_failed', at, message: expect.stringContaining('7 rows'), detail: ['{"id":-1}', '{"id":-2}', '{"id":-3}', '{"id":-4}', '{"id":-5}', '… and 2 more'],
    })
    expect(await other.query("SELECT to_regclass('u') AS u, to_regnamespace('schemactl') AS journal")).toEqual([{ u: null, journal: null }])
  })

  test('before: of what the plan makes, they are told and not run', async () => {
    const plan = planOf([[statement('CREATE TABLE u (id int4)')]], { checks: [check('before', 'SELECT id FROM u')] })
    expect((await apply(plan, url)).events).toContainEqual(expect.objectContaining({ event: 'check not yet possible', reason: expect.stringContaining('"u"') }))
  })

  test('after: they see what the plan did, and cannot change anything', async () => {
    const plan = planOf([[statement('DELETE FROM t')]], { checks: [check('after', 'SELECT id FROM t')] })
    expect((await apply(plan, url)).events).toContainEqual({ event: 'check held', check: 'nothing negative' })
    const writes = planOf([[statement('CREATE TABLE v ()')]], { checks: [check('after', "SELECT nextval('s')")] })
    await other.execute('CREATE SEQUENCE s')
    expect(await problemOf(apply(writes, url))).toMatchObject({ code: 'check_failed', sqlstate: '25006' })
    const broken = planOf([[statement('CREATE TABLE w ()')]], { checks: [check('after', 'SELECT id FROM nowhere')] })
    expect(await problemOf(apply(broken, url))).toMatchObject({ code: 'check_failed', sqlstate: '42P01', message: expect.stringContaining('cannot be run') })
  })
})

test('what belongs to others is refused before anything is changed', async () => {
  await other.execute(`CREATE ROLE "owner of ${other.server.database}"; CREATE ROLE "by ${other.server.database}" LOGIN PASSWORD 'p'; CREATE TABLE t ()`)
  await other.execute(`GRANT CREATE ON DATABASE ${other.server.database} TO "by ${other.server.database}"`)
  const limited = new URL(url)
  limited.username = encodeURIComponent(`by ${other.server.database}`)
  limited.password = 'p'
  const plan = planOf([[exclusive('t', 'ALTER TABLE t ADD COLUMN x text')]])
  expect(await problemOf(apply(plan, limited.href))).toMatchObject({ code: 'permission_missing', message: expect.stringContaining('public.t') })
  await other.execute(`REVOKE CREATE ON DATABASE ${other.server.database} FROM "by ${other.server.database}"`)
  expect(await problemOf(apply(planOf([[statement('SELECT 1')]]), limited.href))).toMatchObject({ code: 'permission_missing', message: expect.stringContaining('journal') })
  expect(await other.query("SELECT to_regnamespace('schemactl') AS journal")).toEqual([{ journal: null }])
})

describe('rows', () => {
  const table = `CREATE TYPE mood AS ENUM ('sad', 'glad');
    CREATE TABLE t (id int4 GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code varchar(3) UNIQUE, price numeric(10, 2), note json, tags text[], feels mood, area box, at timestamp(0))`
  const columns = ['id', 'code', 'price', 'note', 'tags', 'feels', 'area', 'at']
  const declared = `VALUES (1, 'a', 1.5, '{"x":1}', '{q}', 'sad', '(1,1),(0,0)', '2024-01-01 00:00:00.4'), (2, 'b', NULL, NULL, NULL, NULL, NULL, NULL) -- two`
  const stored = async () => other.query('SELECT id, code, price, note, tags, feels, at FROM t ORDER BY id')

  test('are inserted where missing, and are then left alone', async () => {
    await other.execute(`${table}; INSERT INTO t OVERRIDING SYSTEM VALUE VALUES (2, 'z')`)
    const plan = planOf([[rows('t', 'insert', ['id'], columns, declared)]])
    expect((await apply(plan, url)).report.steps).toMatchObject([{ rows: 1 }])
    expect((await stored()).map((row) => row.code)).toEqual(['a', 'z'])
    expect((await apply(plan, url)).report.steps).toMatchObject([{ rows: 0 }])
  })

  test('with sync are also updated and deleted, and it settles whatever the types', async () => {
    await other.execute(`${table}; INSERT INTO t OVERRIDING SYSTEM VALUE VALUES (2, 'a'), (3, 'c')`)
    const plan = planOf([[rows('t', 'sync', ['id'], columns, declared)]])
    // id 2 gives up the unique code that id 1 is going to have.
    expect((await apply(plan, url)).report.steps).toMatchObject([{ rows: 3 }])
    expect(await stored()).toEqual([
      { id: 1, code: 'a', price: '1.50', note: { x: 1 }, tags: ['q'], feels: 'sad', at: '2024-01-01 00:00:00' },
      { id: 2, code: 'b', price: null, note: null, tags: null, feels: null, at: null },
    ])
    expect((await apply(plan, url)).report.steps).toMatchObject([{ rows: 0 }])
  })

  test('that do not fit are an error, not cut short', async () => {
    await other.execute(table)
    expect(await problemOf(apply(planOf([[rows('t', 'insert', ['id'], ['id', 'code'], "VALUES (1, 'long')")]]), url))).toMatchObject({ code: 'step_failed', sqlstate: '22001' })
  })

  test.each([["VALUES (1, 'a'), (1, 'b')", 'twice the key (1)'], ["VALUES (NULL::int4, 'a')", 'a key that is null']])('%s is refused', async (query, message) => {
    await other.execute(table)
    expect(await problemOf(apply(planOf([[rows('t', 'insert', ['id'], ['id', 'code'], query)]]), url))).toMatchObject({ code: 'step_failed', message: expect.stringContaining(message) })
  })
})
