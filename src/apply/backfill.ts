import type { BackfillStep } from '../model/step.ts'
import { PostgresError, type Connection } from '../postgres/connection.ts'
import { sqlstates } from '../postgres/sqlstate.ts'
import { ident, printed, sql, type Sql } from '../sql/sql.ts'
import { whileWatching } from './blockers.ts'
import { columnTypes, differs } from './column-type.ts'
import { lockNotAcquired, stepFailed } from './failure.ts'
import { writeStep, type StepRecord } from './journal.ts'
import type { StepOutcome } from './progress.ts'
import { walkOf, type Stretch } from './walk.ts'
import { backOff, pause, type Work } from './work.ts'

/** Rows that others write behind the walk are caught by walking again; one that never ends would hide that they keep coming. */
const passes = 5

/** Rows of the first batch; from there it grows up to what the step says, as long as it is quick enough. */
const firstSize = 500

/** How often replicas are asked how far they are. */
const replicaPace = 1000

/** Where a backfill stands, as the journal keeps it. */
interface Position {
  readonly pass: number
  readonly after: readonly string[] | null
  readonly read: number
  readonly changed: number
}

function readPosition(value: unknown): Position {
  const start: Position = { pass: 1, after: null, read: 0, changed: 0 }
  if (typeof value !== 'object' || value === null) return start
  const { pass, after, read, changed }: { readonly [name: string]: unknown } = { ...value }
  return { pass: Number(pass), after: Array.isArray(after) ? after.map(String) : null, read: Number(read), changed: Number(changed) }
}

/** Which rows still get another value. A row whose expression gives what it has already, NULL for one, is done. */
async function pendingCondition(connection: Connection, step: BackfillStep): Promise<Sql | null> {
  const types = await columnTypes(connection, step.table, [step.column])
  const [type] = types ?? []
  // Line breaks: both expressions may end in a comment.
  return type === undefined ? null : sql`(\n${step.where}\n) AND (${differs(ident(step.table[1], step.column), sql`(\n${step.set}\n)`, type)})`
}

/**
 * How many rows the backfill would set; reads only.
 * @param limit - stop counting there
 * @returns null where the table or the column does not exist yet
 */
export async function backfillPending(connection: Connection, step: BackfillStep, limit = Number.MAX_SAFE_INTEGER): Promise<number | null> {
  const pending = await pendingCondition(connection, step)
  if (pending === null) return null
  const [row] = await connection.query(sql`SELECT count(*) AS count FROM (SELECT FROM ${ident(...step.table)} WHERE ${pending} LIMIT ${printed(String(limit))}) AS pending`)
  return Number(row?.count)
}

/**
 * Sets the column where the step says so, stretch by stretch, each in a transaction of its own together with the position in
 * the journal. Each is kept shorter than `lockTimeout`: that long others may wait for one of its rows.
 * @param before - what the journal has of the step from an earlier run
 */
export async function runBackfill(work: Work, step: BackfillStep, before: StepRecord | null): Promise<StepOutcome> {
  try {
    return await walkThrough(work, step, before)
  } catch (error) {
    throw stepFailed(step, error, 'The rows that are set stay so.')
  }
}

async function walkThrough(work: Work, step: BackfillStep, before: StepRecord | null): Promise<StepOutcome> {
  const { connection, observer, run, signal, limits, tell } = work
  const { number, title } = step
  const began = Date.now()
  const pending = await pendingCondition(connection, step)
  if (pending === null) throw new Error(`step ${number} fills ${step.column}, which ${step.table.join('.')} does not have`)
  const walk = await walkOf(connection, step)
  const estimated = await estimateRows(connection, step)
  let position = readPosition(before?.position)
  if (before === null) await writeStep(connection, run, { number, title, state: 'begun', position })
  tell({ event: 'step started', step })

  let size = Math.min(step.batch, observer === null ? step.batch : firstSize)
  let timeout = limits.lockTimeout
  let attempts = 1
  let failures = 0
  let replicasAsked = Date.now()
  for (;;) {
    signal.throwIfAborted()
    const stretch = await walk.next(position.after, size)
    if (stretch === null) {
      if (position.pass >= passes || (await backfillPending(connection, step, 1)) === 0) break
      position = { ...position, pass: position.pass + 1, after: null }
      continue
    }
    const tried = Date.now()
    const watched = await whileWatching(
      work,
      () => step,
      async () => setStretch(work, step, stretch, pending, position, timeout),
    )
    const took = Date.now() - tried
    if (watched.ended === 'returned') {
      position = watched.result
      failures = 0
      tell({ event: 'backfill', step, read: position.read, changed: position.changed, estimated, pass: position.pass })
      if (took > limits.lockTimeout / 2) size = Math.max(1, Math.floor(size / 2))
      else if (took < limits.lockTimeout / 5) size = Math.min(step.batch, size * 2)
      if (observer === null) continue
      await pause(Math.min(took / 5, 200), signal)
      if (Date.now() - replicasAsked > replicaPace) {
        await replicasKeepUp(work, step)
        replicasAsked = Date.now()
      }
      continue
    }

    const { error, blockers } = watched
    if (signal.aborted || !(error instanceof PostgresError)) throw error
    if (error.sqlstate === sqlstates.queryCanceled) {
      if (size === 1) timeout *= 2
      size = Math.max(1, Math.floor(size / 2))
      continue
    }
    if (error.sqlstate !== sqlstates.lockNotAvailable && error.sqlstate !== sqlstates.deadlockDetected) throw error
    failures += 1
    attempts += 1
    if (failures > limits.retries) throw lockNotAcquired(step, failures, blockers, error)
    const milliseconds = backOff(failures, work.random)
    const reason = error.sqlstate === sqlstates.deadlockDetected ? 'deadlock' : 'no lock'
    tell({ event: 'batch retrying', batch: number, attempt: failures, retries: limits.retries, pause: milliseconds, reason, blockers })
    await pause(milliseconds, signal)
  }
  await writeStep(connection, run, { number, title, state: 'finished', position, rows: position.changed })
  return { number, title, outcome: 'run', milliseconds: Date.now() - began, attempts, rows: position.changed }
}

async function setStretch({ connection, run }: Work, step: BackfillStep, stretch: Stretch, pending: Sql, before: Position, timeout: number): Promise<Position> {
  return connection.transaction('ISOLATION LEVEL READ COMMITTED READ WRITE', async () => {
    // A wait for a row's owner ends before the statement does, so that the two can be told apart.
    await connection.execute(`SET LOCAL lock_timeout = ${Math.max(1, Math.floor(timeout * 0.8))}; SET LOCAL statement_timeout = ${timeout}`)
    const [row] = await connection.query(
      sql`WITH written AS (
        UPDATE ${ident(...step.table)} SET ${ident(step.column)} = (\n${step.set}\n) WHERE ${stretch.condition} AND ${pending} RETURNING 1
      ) SELECT count(*) AS count FROM written`,
    )
    const position: Position = {
      pass: before.pass,
      after: stretch.end,
      read: before.read + stretch.rows,
      changed: before.changed + Number(row?.count),
    }
    await writeStep(connection, run, { number: step.number, title: step.title, state: 'begun', position, rows: position.changed })
    return position
  })
}

/** What the planner's statistics say of the table with its partitions and children; null where there are none. */
async function estimateRows(connection: Connection, step: BackfillStep): Promise<number | null> {
  const [row] = await connection.query(
    `WITH RECURSIVE members (oid) AS (
      SELECT pg_catalog.to_regclass($1)::oid UNION SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN members m ON m.oid = i.inhparent)
    SELECT sum(c.reltuples)::float8 AS rows, bool_and(c.reltuples >= 0) AS known FROM members JOIN pg_catalog.pg_class c USING (oid) WHERE c.relkind = 'r'`,
    [ident(...step.table)],
  )
  return row?.known === true && typeof row.rows === 'number' ? row.rows : null
}

async function replicasKeepUp({ connection, limits, signal, tell }: Work, step: BackfillStep): Promise<void> {
  for (;;) {
    const [row] = await connection.query(
      `SELECT (extract(epoch FROM max(replay_lag)) * 1000)::float8 AS lag FROM pg_catalog.pg_stat_replication WHERE state = 'streaming'`,
    )
    const lag = typeof row?.lag === 'number' ? row.lag : 0
    if (lag <= limits.replicaLag) return
    tell({ event: 'replicas behind', step, lag: Math.round(lag), limit: limits.replicaLag })
    await pause(500, signal)
  }
}
