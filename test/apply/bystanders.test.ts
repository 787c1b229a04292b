import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openDatabase, type DatabaseState } from '../../src/postgres/open-database.ts'
import type { Connection } from '../../src/postgres/connection.ts'
import { startServer, startStandby, type TestServer } from '../support/server.ts'
import { apply, backfill, exclusive, planOf } from './plans.ts'

let server: TestServer
let url: string
let other: Connection
beforeAll(async () => {
  server = await startServer(15, { settings: ['autovacuum_naptime = 1s', 'autovacuum_vacuum_cost_limit = 1', 'autovacuum_vacuum_cost_delay = 100ms'] })
  url = server.url(await server.createDatabase())
  other = await openDatabase(url as DatabaseState)
})
afterAll(async () => {
  await other.close()
  await server.stop()
})

const sleep = async (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('an autovacuum in the way is given the time in which it gives way', async () => {
  await other.execute('CREATE TABLE t (id int4, filler text); INSERT INTO t SELECT i, repeat($$x$$, 200) FROM generate_series(1, 50000) i')
  await other.execute('DELETE FROM t WHERE id % 2 = 0')
  const vacuuming = async () => other.query("SELECT pid FROM pg_stat_progress_vacuum WHERE relid = 't'::regclass")
  const deadline = Date.now() + 30_000
  while ((await vacuuming()).length === 0 && Date.now() < deadline) await sleep(50)
  expect(await vacuuming()).toHaveLength(1)
  const { report, events } = await apply(planOf([[exclusive('t', 'ALTER TABLE t ADD COLUMN v int4')]]), url, { limits: { lockTimeout: 100 } })
  expect(events).toContainEqual(expect.objectContaining({ event: 'batch retrying', blockers: [expect.objectContaining({ autovacuum: true, againstWraparound: false })] }))
  expect(report.steps[0]?.attempts).toBeLessThanOrEqual(3)
}, 60_000)

test('a backfill waits for replicas that are behind', async () => {
  const standby = await startStandby(server)
  try {
    const replica = await openDatabase(standby.url(new URL(url).pathname.slice(1)) as DatabaseState)
    await other.execute('CREATE TABLE u (id int4 PRIMARY KEY, v int4); INSERT INTO u SELECT i FROM generate_series(1, 5000) i')
    await replica.execute("ALTER SYSTEM SET wal_receiver_status_interval = '1s'")
    await replica.execute('SELECT pg_reload_conf(), pg_wal_replay_pause()')
    let behind = 0
    const applied = apply(planOf([[backfill('u', 'v', 'id + length(pg_sleep(0.0001)::text)', { batch: 500 })]]), url, {
      limits: { replicaLag: 800 },
      onProgress: ({ event }) => {
        if (event !== 'replicas behind') return
        behind += 1
        if (behind === 2) void replica.execute('SELECT pg_wal_replay_resume()')
      },
    })
    expect((await applied).report.steps).toMatchObject([{ rows: 5000 }])
    expect(behind).toBeGreaterThanOrEqual(2)
    await replica.close()
  } finally {
    await standby.stop()
  }
}, 60_000)
