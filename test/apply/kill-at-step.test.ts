import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Plan } from '../../src/model/plan.ts'
import { writePlan } from '../../src/review/plan-file.ts'
import { withoutJournal } from '../support/dump.ts'
import { dumpServer } from '../support/pg-dump.ts'
import { connect } from '../support/client.ts'
import { makePlan } from '../support/schemactl.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
const folder = mkdtempSync(join(tmpdir(), 'schemactl-kill-step-'))
beforeAll(async () => {
  server = await startServer(15)
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Recipes of several steps, most of them outside any transaction: an index replaced, a table attached, partitions detached, a foreign key by partition. */
const before = `
  CREATE TABLE station (id int PRIMARY KEY);
  CREATE TABLE t (id int PRIMARY KEY, a int, b int);
  CREATE UNIQUE INDEX t_ab ON t (a);
  CREATE TABLE log (id int NOT NULL, station int) PARTITION BY RANGE (id);
  CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM (0) TO (1000);
  CREATE TABLE log_rest PARTITION OF log DEFAULT;
  CREATE TABLE log_2 (id int NOT NULL, station int);
  CREATE TABLE event (id int NOT NULL) PARTITION BY RANGE (id);
  CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM (0) TO (1000);
  CREATE TABLE event_2 PARTITION OF event FOR VALUES FROM (1000) TO (2000);
  CREATE TABLE event_3 PARTITION OF event FOR VALUES FROM (2000) TO (3000);`
const after = `
  CREATE TABLE station (id int PRIMARY KEY);
  CREATE TABLE t (id int PRIMARY KEY, a int, b int);
  CREATE UNIQUE INDEX t_ab ON t (a, b);
  CREATE TABLE log (id int NOT NULL, station int REFERENCES station) PARTITION BY RANGE (id);
  CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM (0) TO (1000);
  CREATE TABLE log_rest PARTITION OF log DEFAULT;
  CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM (1000) TO (2000);
  CREATE TABLE event (id int NOT NULL) PARTITION BY RANGE (id);
  CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM (0) TO (1000);
  CREATE TABLE event_2 (id int NOT NULL);`
const rows = `
  INSERT INTO station SELECT generate_series(0, 9);
  INSERT INTO t SELECT i, i, i FROM generate_series(1, 20000) i;
  INSERT INTO log SELECT i, i % 10 FROM generate_series(1, 999) i;
  INSERT INTO log SELECT i, i % 10 FROM generate_series(5000, 9000) i;
  INSERT INTO log_2 SELECT i, i % 10 FROM generate_series(1000, 1999) i;
  INSERT INTO event SELECT generate_series(1, 2999);`

async function query(database: string, sql: string): Promise<readonly { readonly [column: string]: string | null }[]> {
  const client = await connect(server.url(database))
  try {
    return await client.query(sql)
  } finally {
    await client.close()
  }
}

/** Applies in a process of its own; whether it was killed. */
async function applying(database: string, plan: string, step: number | 'resume'): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', './test/support/typescript.mjs', 'test/apply/killed-at-step.ts', server.url(database), plan, String(step)], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } })
  let errors = ''
  child.stderr.on('data', (data) => (errors += String(data)))
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (code, name) => resolve(code === null || code === 0 ? name : 'SIGABRT')))
  if (signal === 'SIGABRT') throw new Error(`step ${step}: ${errors}`)
  return signal === 'SIGKILL'
}

async function stateOf(database: string): Promise<unknown> {
  const [counts] = await query(database, `SELECT (SELECT count(*) FROM t) AS t, (SELECT count(*) FROM log) AS log, (SELECT count(*) FROM event) AS event, (SELECT count(*) FROM event_2) AS detached,
    (SELECT count(*) FROM pg_index WHERE NOT indisvalid) AS invalid, (SELECT count(*) FROM pg_constraint WHERE NOT convalidated) AS unvalidated, (SELECT count(*) FROM pg_inherits WHERE inhdetachpending) AS pending`)
  return { dump: withoutJournal(await dumpServer(server, database)), counts }
}

/** The steps at which it is killed: those outside transactions and what follows them; all with SCHEMACTL_EVERY_STEP, which takes minutes. */
function momentsOf(plan: Plan): readonly number[] {
  const steps = plan.batches.flatMap((batch) => batch.steps.map(({ number }) => ({ number, outside: !batch.transactional })))
  return steps.filter(({ outside }, index) => process.env.SCHEMACTL_EVERY_STEP !== undefined || outside || steps[index - 1]?.outside === true).map(({ number }) => number)
}

test('killed when a step has begun, and applied again, it arrives where an undisturbed apply does', async () => {
  const template = await server.createDatabase('steps')
  await query(template, before + rows)
  const desired = join(folder, 'after.sql')
  writeFileSync(desired, after)
  const plan = await makePlan(server.url(template), desired, { shadow: 'embedded' })
  const file = join(folder, 'plan.json')
  writeFileSync(file, writePlan(plan))
  const statements = plan.batches.flatMap((batch) => batch.steps.map((step) => (step.type === 'statement' ? step.sql : '')))
  for (const wanted of [/CREATE UNIQUE INDEX CONCURRENTLY/, /DROP INDEX CONCURRENTLY/, /DETACH PARTITION .* CONCURRENTLY/, /ATTACH PARTITION/, /FOREIGN KEY .* NOT VALID/]) expect(statements).toContainEqual(expect.stringMatching(wanted))

  const undisturbed = await server.createDatabase('steps', template)
  await applying(undisturbed, file, 0)
  const expected = await stateOf(undisturbed)
  expect(expected).toMatchObject({ counts: { t: '20000', log: '6000', event: '999', detached: '1000', invalid: '0', unvalidated: '0', pending: '0' } })
  let killed = 0
  const moments = momentsOf(plan)
  for (const step of moments) {
    const database = await server.createDatabase('steps', template)
    if (await applying(database, file, step)) killed += 1
    await applying(database, file, 'resume')
    expect({ step, state: await stateOf(database) }).toEqual({ step, state: expected })
    await server.dropDatabase(database)
  }
  expect(killed).toBeGreaterThan(moments.length / 2)
}, 1_200_000)
