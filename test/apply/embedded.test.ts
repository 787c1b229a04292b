import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { applyPlan, type ApplyOptions } from '../../src/apply/apply-plan.ts'
import { findRun, readRuns } from '../../src/apply/journal.ts'
import type { Plan } from '../../src/model/plan.ts'
import { openDatabase } from '../../src/postgres/open-database.ts'
import { printed } from '../../src/sql/sql.ts'
import { backfill, concurrently, exclusive, planOf, rows, statement } from './plans.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'schemactl-apply-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

const options = (plan: Plan): ApplyOptions => ({ readLive: async () => plan.live, verify: async () => [] })

test('every kind of step runs on the embedded database, and what is kept is gone on with', async () => {
  const directory = join(folder, 'database')
  const plan = planOf(
    [
      [exclusive('t', 'ALTER TABLE t ADD COLUMN v int4')],
      [backfill('t', 'v', 'nullif(id, 7) * 2', { batch: 100 })],
      [concurrently('t_v', 'CREATE INDEX CONCURRENTLY t_v ON t (v)')],
      [statement('CREATE TABLE k (code text PRIMARY KEY, label text)'), rows('k', 'sync', ['code'], ['code', 'label'], "VALUES ('a', 'A'), ('b', 'B')")],
      [statement('INSERT INTO k SELECT code, label FROM switch')],
      [statement('ALTER TABLE t ADD CONSTRAINT v_positive CHECK (v > 0) NOT VALID')],
      [statement('ALTER TABLE t VALIDATE CONSTRAINT v_positive', { duration: 'scan' })],
    ],
    { major: 18, checks: [{ name: 'filled', when: 'after', query: printed('SELECT id FROM t WHERE v IS NULL AND id <> 7'), declaredAt: { path: 's', line: 1, column: 1 } }] },
  )
  let connection = await openDatabase(`pglite:${directory}`)
  await connection.execute("CREATE TABLE t (id int4 PRIMARY KEY); INSERT INTO t SELECT i FROM generate_series(1, 1000) i; CREATE TABLE switch (code text, label text); INSERT INTO switch VALUES ('a', 'again')")
  await expect(applyPlan(plan, { connection, another: null }, options(plan))).rejects.toMatchObject({ problems: [{ code: 'step_failed', sqlstate: '23505' }] })
  await connection.close()

  connection = await openDatabase(`pglite:${directory}`)
  expect([...((await findRun(connection))?.steps.keys() ?? [])].sort()).toEqual([1, 2, 3, 4, 5])
  await connection.execute('DELETE FROM switch')
  const report = await applyPlan(plan, { connection, another: null }, options(plan))
  expect(report.steps.map(({ outcome }) => outcome)).toEqual([...Array<string>(5).fill('done before'), 'run', 'run', 'run'])
  expect(await connection.query('SELECT count(v)::int4 AS filled FROM t')).toEqual([{ filled: 999 }])
  expect(await connection.query("SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = 't_v'::regclass")).toEqual([{ valid: true }])
  expect(await connection.query('SELECT code, label FROM k ORDER BY 1')).toEqual([{ code: 'a', label: 'A' }, { code: 'b', label: 'B' }])
  expect((await readRuns(connection)).map(({ state }) => state)).toEqual(['finished'])
  expect(await connection.query('SHOW row_security')).toEqual([{ row_security: 'on' }])
  await connection.close()
})

test('interrupted between statements, the journal is true', async () => {
  const connection = await openDatabase('pglite:')
  const controller = new AbortController()
  const plan = planOf([[statement('CREATE TABLE a ()')], [statement('CREATE TABLE b ()')]], { major: 18 })
  const run = applyPlan(plan, { connection, another: null }, { ...options(plan), signal: controller.signal, onProgress: ({ event }) => (event === 'batch finished' ? controller.abort() : undefined) })
  await expect(run).rejects.toMatchObject({ problems: [{ code: 'interrupted' }] })
  expect([...((await findRun(connection))?.steps.keys() ?? [])]).toEqual([1])
  expect(await connection.query("SELECT to_regclass('a')::text AS a, to_regclass('b')::text AS b")).toEqual([{ a: 'a', b: null }])
  await connection.close()
})
