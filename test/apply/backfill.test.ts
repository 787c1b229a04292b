import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { SchemactlError } from '../../src/model/problem.ts'
import { backfillPending } from '../../src/apply/backfill.ts'
import { findRun } from '../../src/apply/journal.ts'
import type { Progress } from '../../src/apply/progress.ts'
import type { BackfillStep } from '../../src/model/step.ts'
import type { Connection } from '../../src/postgres/connection.ts'
import { openDatabase, type DatabaseState } from '../../src/postgres/open-database.ts'
import { printed } from '../../src/sql/sql.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { apply, backfill, planOf, statement } from './plans.ts'

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
const progressOf = (events: readonly Progress[]) => events.filter((event) => event.event === 'backfill')

/** Fills, looks that nothing is left to do, and that doing it again does nothing. */
async function fills(step: BackfillStep, changed: number): Promise<readonly Progress[]> {
  const plan = planOf([[step]])
  expect(await backfillPending(other, step)).toBe(changed)
  const { report, events } = await apply(plan, url)
  expect(report.steps).toMatchObject([{ outcome: 'run', rows: changed }])
  expect(await backfillPending(other, step)).toBe(0)
  expect((await apply(plan, url)).report.steps).toMatchObject([{ rows: 0 }])
  return events
}

test('old rows get the value, batch by batch; a row whose expression gives NULL stays, and the pass ends', async () => {
  await other.execute(`CREATE TABLE owner (id int4 PRIMARY KEY, code text); INSERT INTO owner SELECT i, 'o' || i FROM generate_series(1, 90) i;
    CREATE TABLE t (id int4 PRIMARY KEY, owner_id int4, owner_code text); INSERT INTO t SELECT i, i % 100 FROM generate_series(1, 3000) i`)
  const step = backfill('t', 'owner_code', '(SELECT o.code FROM owner o WHERE o.id = t.owner_id) -- by id', { batch: 700 })
  // 10 of 100 owners do not exist.
  const events = progressOf(await fills(step, 2700))
  expect(events.length).toBeGreaterThan(4)
  expect(events.at(-1)).toMatchObject({ read: 3000, changed: 2700 })
  expect(await other.query("SELECT count(*)::int4 AS wrong FROM t WHERE owner_code IS DISTINCT FROM CASE WHEN owner_id BETWEEN 1 AND 90 THEN 'o' || owner_id END")).toEqual([{ wrong: 0 }])
})

describe('it walks', () => {
  test('along a key of several columns, in their own order', async () => {
    await other.execute(`CREATE TABLE t (a text, b timestamptz, n int4, v int4, UNIQUE (b, a));
      ALTER TABLE t ALTER a SET NOT NULL, ALTER b SET NOT NULL;
      INSERT INTO t SELECT 'x''\\' || i % 7, timestamptz '2024-01-01 00:00:00.123456+00' + i / 7 * interval '1 s', i FROM generate_series(0, 1399) i`)
    await fills(backfill('t', 'v', 'n + 1', { key: ['b', 'a'], batch: 64 }), 1400)
  })

  test.each([
    ['without a key', 'CREATE TABLE t (id int4, v int4)', []],
    ['with a key that may be null', 'CREATE TABLE t (id int4 UNIQUE, v int4)', ['id']],
    ['partitioned, without a key', 'CREATE TABLE t (id int4, v int4) PARTITION BY RANGE (id); CREATE TABLE t1 PARTITION OF t DEFAULT; CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (0) TO (500)', []],
    ['partitioned, with a key', 'CREATE TABLE t (id int4 PRIMARY KEY, v int4) PARTITION BY RANGE (id); CREATE TABLE t1 PARTITION OF t DEFAULT; CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (0) TO (500)', ['id']],
    ['with children', 'CREATE TABLE t (id int4, v int4); CREATE TABLE t1 (x text) INHERITS (t)', []],
  ])('a table %s', async (_, table, key) => {
    await other.execute(`${table}; INSERT INTO t SELECT i FROM generate_series(1, 3000) i`)
    if (table.includes('INHERITS')) await other.execute('INSERT INTO t1 SELECT i FROM generate_series(3001, 4000) i')
    await fills(backfill('t', 'v', 't.id * 2', { key, batch: 500 }), table.includes('INHERITS') ? 4000 : 3000)
  })

  test('an empty table', async () => {
    await other.execute('CREATE TABLE t (id int4 PRIMARY KEY, v int4)')
    await fills(backfill('t', 'v', '1'), 0)
  })
})

test.each([
  ['an enum from text', "CREATE TYPE e AS ENUM ('a', 'b')", 'e', "'a'"],
  ['json, which has no equality', '', 'json', `'{"a": 1}'`],
  ['an array', '', 'text[]', "ARRAY['x']"],
  ['a value that is rounded', '', 'numeric(5, 1)', '1.25'],
  ['a domain', 'CREATE DOMAIN d AS varchar(5) CHECK (value <> $$$$)', 'd', "'abc'"],
])('it settles for %s', async (_, before, type, set) => {
  await other.execute(`${before}; CREATE TABLE t (id int4 PRIMARY KEY, v ${type}); INSERT INTO t SELECT i FROM generate_series(1, 5) i`)
  await fills(backfill('t', 'v', set, { where: printed('true') }), 5)
})

test('rows are chosen by the condition, and names may need quotes', async () => {
  await other.execute(`CREATE TABLE "Te.st" ("I d" int4 PRIMARY KEY, "user" text); INSERT INTO "Te.st" SELECT i, 'Name' FROM generate_series(1, 10) i`)
  await fills(backfill('Te.st', 'user', 'lower("Te.st"."user")', { where: printed('"I d" > 4'), key: ['I d'] }), 6)
  expect(await backfillPending(other, backfill('Te.st', 'gone', '1'))).toBeNull()
  expect(await backfillPending(other, backfill('gone', 'v', '1'))).toBeNull()
})

test('a row that another session holds is waited for, and its writers do not wait long', async () => {
  await other.execute('CREATE TABLE t (id int4 PRIMARY KEY, n int4 DEFAULT 0, v int4); INSERT INTO t SELECT i FROM generate_series(1, 20000) i')
  await other.execute('BEGIN; UPDATE t SET n = 1 WHERE id = 15000')
  const applied = apply(planOf([[backfill('t', 'v', 'id')]]), url, { limits: { lockTimeout: 200 } })
  const writer = await openDatabase(url as DatabaseState)
  let longest = 0
  const end = Date.now() + 1500
  for (let id = 1; Date.now() < end; id = (id + 997) % 14000) {
    const began = Date.now()
    await writer.query('UPDATE t SET n = n + 1 WHERE id = $1', [id])
    longest = Math.max(longest, Date.now() - began)
  }
  await writer.close()
  await other.execute('COMMIT')
  const { events } = await applied
  expect(events).toContainEqual(expect.objectContaining({ event: 'batch retrying', reason: 'no lock', blockers: [expect.objectContaining({ pid: other.pid })] }))
  expect(await other.query('SELECT count(*)::int4 AS n FROM t WHERE v IS DISTINCT FROM id')).toEqual([{ n: 0 }])
  expect(longest).toBeLessThan(300)
})

test('batches become smaller where rows are slow', async () => {
  await other.execute(`CREATE TABLE t (id int4 PRIMARY KEY, v int4); INSERT INTO t SELECT i FROM generate_series(1, 60) i;
    CREATE FUNCTION slow(n int4) RETURNS int4 LANGUAGE sql VOLATILE AS 'SELECT n FROM pg_sleep(0.005)'`)
  const { events, report } = await apply(planOf([[backfill('t', 'v', 'slow(id)')]]), url, { limits: { lockTimeout: 100 } })
  expect(report.steps).toMatchObject([{ rows: 60 }])
  expect(progressOf(events).length).toBeGreaterThan(4)
})

test('rows that are written behind it meanwhile are caught', async () => {
  await other.execute('CREATE TABLE t (id int4 PRIMARY KEY, v int4); INSERT INTO t SELECT i FROM generate_series(1, 5000) i')
  let written = false
  const { report } = await apply(planOf([[backfill('t', 'v', 'id', { batch: 1000 })]]), url, {
    onProgress: (event) => {
      if (event.event !== 'backfill' || written) return
      written = true
      void other.execute('INSERT INTO t SELECT -i FROM generate_series(1, 10) i')
    },
  })
  expect(report.steps).toMatchObject([{ rows: 5010 }])
})

test('interrupted, it goes on where it was', async () => {
  await other.execute('CREATE TABLE t (id int4 PRIMARY KEY, v int4, times int4 DEFAULT 0); INSERT INTO t SELECT i FROM generate_series(1, 8000) i')
  await other.execute(`CREATE FUNCTION count_up() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.times := OLD.times + 1; RETURN NEW; END';
    CREATE TRIGGER count_up BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION count_up()`)
  const plan = planOf([[backfill('t', 'v', 'id', { batch: 1000 })], [statement('CREATE TABLE done ()')]])
  const controller = new AbortController()
  const interrupted = apply(plan, url, { signal: controller.signal, onProgress: (event) => (event.event === 'backfill' && event.changed > 2000 ? controller.abort() : undefined) })
  await expect(interrupted).rejects.toThrow(SchemactlError)
  const kept = (await findRun(other))?.steps.get(1)
  expect(kept).toMatchObject({ state: 'begun', rows: expect.any(Number) })
  expect(kept?.rows).toBeLessThan(8000)
  const { report, events } = await apply(plan, url)
  expect(report.steps).toMatchObject([{ rows: 8000 }, { outcome: 'run' }])
  expect(progressOf(events)[0]).toMatchObject({ read: expect.any(Number) })
  expect((progressOf(events)[0] as { read: number }).read).toBeGreaterThan(2000)
  expect(await other.query('SELECT DISTINCT times FROM t')).toEqual([{ times: 1 }])
  await sleep(0)
})

test('rows that row security would hide are an error, not left out', async () => {
  const role = `owner of ${other.server.database}`
  await other.execute(`CREATE ROLE "${role}" LOGIN PASSWORD 'p'; GRANT CREATE ON DATABASE ${other.server.database} TO "${role}"; GRANT ALL ON SCHEMA public TO "${role}"; SET ROLE "${role}";
    CREATE TABLE t (id int4 PRIMARY KEY, v int4); INSERT INTO t VALUES (1); ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY; RESET ROLE`)
  const limited = new URL(url)
  limited.username = encodeURIComponent(role)
  limited.password = 'p'
  await expect(apply(planOf([[backfill('t', 'v', 'id')]]), limited.href)).rejects.toMatchObject({ problems: [{ code: 'step_failed', sqlstate: '42501' }] })
})
