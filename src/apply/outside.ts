import type { Resume, StatementStep } from '../model/step.ts'
import { PostgresError } from '../postgres/connection.ts'
import { sqlstates } from '../postgres/sqlstate.ts'
import { whileWatching } from './blockers.ts'
import { lockNotAcquired, stepFailed } from './failure.ts'
import { writeStep } from './journal.ts'
import type { StepOutcome } from './progress.ts'
import { backOff, pause, type Work } from './work.ts'

/**
 * Runs a statement outside any transaction, with the journal's row before and after. No timeouts: its waits make nobody
 * else wait, and a timeout would only leave a broken remnant.
 * @param begunBefore - the journal knows that an earlier run has begun it, not what became of it
 */
export async function runOutside(work: Work, step: StatementStep, resume: Resume, begunBefore: boolean): Promise<StepOutcome> {
  const { connection, run, signal, limits, tell } = work
  const { number, title } = step
  const began = Date.now()
  const outcome = (attempts: number): StepOutcome => ({ number, title, outcome: attempts === 0 ? 'done before' : 'run', milliseconds: Date.now() - began, attempts, rows: null })

  if (begunBefore && (await isTrue(work, resume.done))) {
    tell({ event: 'step found done', step })
    await writeStep(connection, run, { number, title, state: 'finished' })
    return outcome(0)
  }
  await writeStep(connection, run, { number, title, state: 'begun' })
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted()
    const watched = await whileWatching(
      work,
      () => step,
      async () => {
        // To take away what a DROP had left half done is all that was left to do.
        if ((await clearLeftover(work, step, resume)) && (await isTrue(work, resume.done))) return
        tell({ event: 'step started', step })
        await connection.execute(step.sql)
      },
    )
    if (watched.ended === 'returned') break

    const { error, blockers } = watched
    if (signal.aborted) throw error
    if (!(error instanceof PostgresError) || !retried.has(error.sqlstate)) {
      // An invalid unique index already refuses rows. Should this fail as well, the next run does it.
      await clearLeftover(work, step, resume).catch(() => undefined)
      throw stepFailed(step, error, 'What it had begun was taken away.')
    }
    if (attempt > limits.retries) throw lockNotAcquired(step, attempt, blockers, error)
    const milliseconds = backOff(attempt, work.random)
    tell({ event: 'batch retrying', batch: number, attempt, retries: limits.retries, pause: milliseconds, reason: error.sqlstate === sqlstates.deadlockDetected ? 'deadlock' : 'no lock', blockers })
    await pause(milliseconds, signal)
  }
  await writeStep(connection, run, { number, title, state: 'finished' })
  return outcome(1)
}

const retried: ReadonlySet<string> = new Set([sqlstates.deadlockDetected, sqlstates.lockNotAvailable])

/** Whether there was one. */
async function clearLeftover(work: Work, step: StatementStep, resume: Resume): Promise<boolean> {
  if (resume.leftover === null || !(await isTrue(work, resume.leftover.found))) return false
  await work.connection.execute(resume.leftover.remove)
  work.tell({ event: 'leftover removed', step })
  return true
}

async function isTrue({ connection }: Work, question: string): Promise<boolean> {
  const [row] = await connection.query(question)
  return row !== undefined && Object.values(row)[0] === true
}
