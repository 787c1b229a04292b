import type { Batch, Step } from '../model/step.ts'
import { blocksWrites } from '../model/lock-mode.ts'
import { PostgresError, type Connection } from '../postgres/connection.ts'
import { sqlstates } from '../postgres/sqlstate.ts'
import { whileWatching } from './blockers.ts'
import { lockNotAcquired, stepFailed } from './failure.ts'
import { writeStep } from './journal.ts'
import type { Blocker, RetryReason, StepOutcome } from './progress.ts'
import { writeRows } from './rows.ts'
import { backOff, pause, type Work } from './work.ts'

/** What a batch may take beside its waiting for locks, at its first try. It is doubled whenever that was too little. */
const firstSlack = 50

/** XX000 is what `tuple concurrently updated` has, and so has every bug of the server. */
const internalErrorTries = 5

/** How long others may be made to wait in one try. */
interface Allowance {
  readonly lockTimeout: number
  readonly slack: number
}

/**
 * Carries out the steps in one transaction together with their rows in the journal, and tries again where it gets no lock.
 * @param place - of the batch in the plan, from 1, and of how many
 */
export async function runBatch(work: Work, batch: Batch, place: { readonly batch: number; readonly batches: number }): Promise<readonly StepOutcome[]> {
  const { limits, signal, tell } = work
  let slack = firstSlack
  let lockTimeout = limits.lockTimeout
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted()
    tell({ event: 'batch started', ...place, attempt, steps: batch.steps })
    let current: Step | undefined
    const watched = await whileWatching(
      work,
      () => current ?? firstOf(batch),
      async () => tryBatch(work, batch, { lockTimeout, slack }, (step) => (current = step)),
    )
    if (watched.ended === 'returned') return watched.result.map((outcome) => ({ ...outcome, attempts: attempt }))

    const { error, blockers } = watched
    const step = current ?? firstOf(batch)
    const reason = isBrief(batch) ? reasonToRetry(error, attempt) : reasonToRetry(error, attempt) === 'too slow' ? null : reasonToRetry(error, attempt)
    if (signal.aborted || reason === null || !(error instanceof PostgresError)) throw stepFailed(step, error, 'Its batch was rolled back.')
    if (attempt > limits.retries) throw lockNotAcquired(step, attempt, blockers, error)
    if (reason === 'too slow' && blockers.length === 0) slack *= 2
    lockTimeout = (await needsPatience(work.connection, blockers)) ?? limits.lockTimeout
    const milliseconds = backOff(attempt, work.random)
    tell({ event: 'batch retrying', batch: place.batch, attempt, retries: limits.retries, pause: milliseconds, reason, blockers })
    await pause(milliseconds, signal)
  }
}

function firstOf(batch: Batch): Step {
  const [step] = batch.steps
  if (step === undefined) throw new Error('a batch without steps')
  return step
}

/** Whether its strong locks are meant to be held for an instant. */
const isBrief = (batch: Batch): boolean => batch.steps.every((step) => step.duration === 'instant' || step.locks.length === 0)

const holdsUp = (step: Step): boolean => step.locks.some(({ mode }) => blocksWrites(mode))

function reasonToRetry(error: unknown, attempt: number): RetryReason | null {
  if (!(error instanceof PostgresError)) return null
  switch (error.sqlstate) {
    case sqlstates.lockNotAvailable:
      return 'no lock'
    case sqlstates.deadlockDetected:
      return 'deadlock'
    case sqlstates.queryCanceled:
      return 'too slow'
    case sqlstates.internalError:
      return attempt <= internalErrorTries ? 'concurrent change' : null
    default:
      return null
  }
}

/** An autovacuum gives way, but only to who has waited for `deadlock_timeout`: one try then waits that long. */
async function needsPatience(connection: Connection, blockers: readonly Blocker[]): Promise<number | null> {
  if (blockers.length === 0 || !blockers.every((blocker) => blocker.autovacuum && !blocker.againstWraparound)) return null
  const [row] = await connection.query(`SELECT setting::int4 AS milliseconds FROM pg_catalog.pg_settings WHERE name = 'deadlock_timeout'`)
  return Number(row?.milliseconds) + 500
}

async function tryBatch(work: Work, batch: Batch, allowance: Allowance, entered: (step: Step) => void): Promise<readonly StepOutcome[]> {
  const { connection, run, tell } = work
  return connection.transaction('ISOLATION LEVEL READ COMMITTED READ WRITE', async () => {
    // Before the steps, so that no lock is held for it.
    for (const { number, title } of batch.steps) await writeStep(connection, run, { number, title, state: 'finished' })
    const outcomes: StepOutcome[] = []
    let lockedAt: number | null = null
    for (const step of batch.steps) {
      entered(step)
      work.signal.throwIfAborted()
      tell({ event: 'step started', step })
      const began = Date.now()
      if (lockedAt === null && isBrief(batch) && holdsUp(step)) lockedAt = began
      const rows = await runStep(work, step, timeouts(work, step, allowance, lockedAt === null ? null : began - lockedAt))
      outcomes.push({ number: step.number, title: step.title, outcome: 'run', milliseconds: Date.now() - began, attempts: 1, rows })
    }
    return outcomes
  })
}

/**
 * The settings under which a step runs. `lock_timeout` starts again for each lock, and what is locked already stays so:
 * so from the first strong lock on the batch as a whole has `allowance`.
 * @param elapsed - milliseconds since the first strong lock was asked for; null while there is none
 */
function timeouts({ limits }: Work, step: Step, { lockTimeout, slack }: Allowance, elapsed: number | null): string {
  if (elapsed === null) {
    const statementTimeout = step.duration === 'instant' ? limits.statementTimeout : 0
    return `SET LOCAL lock_timeout = ${lockTimeout}; SET LOCAL statement_timeout = ${statementTimeout};`
  }
  // 0 would mean none.
  return `SET LOCAL lock_timeout = ${Math.max(1, lockTimeout - elapsed)}; SET LOCAL statement_timeout = ${Math.max(1, lockTimeout + slack - elapsed)};`
}

async function runStep({ connection, run }: Work, step: Step, settings: string): Promise<number | null> {
  switch (step.type) {
    case 'statement':
      // One message, one round trip: each statement in it has its own timeout.
      await connection.execute(`${settings} ${step.sql}`).catch((error: unknown) => {
        throw withoutPrefix(error, settings.length + 1)
      })
      return null
    case 'rows': {
      await connection.execute(settings)
      const rows = await writeRows(connection, step)
      await writeStep(connection, run, { number: step.number, title: step.title, state: 'finished', rows })
      return rows
    }
    case 'backfill':
      throw new Error(`step ${step.number} is a backfill inside a transaction`)
  }
}

/** The error with its position counted in the step's own text. */
function withoutPrefix(error: unknown, length: number): unknown {
  if (!(error instanceof PostgresError) || error.position === null) return error
  const { sqlstate, position, detail, hint, context } = error
  return new PostgresError(error.message, { sqlstate, position: position - length, detail, hint, context }, { cause: error.cause })
}
