import { SchemactlError, type Problem } from '../model/problem.ts'
import type { Step } from '../model/step.ts'
import { PostgresError } from '../postgres/connection.ts'
import { sqlstates } from '../postgres/sqlstate.ts'
import { describeBlocker } from './blockers.ts'
import type { Blocker } from './progress.ts'

/** A step's own SQL as PostgreSQL gets it, or what stands for it in a message. */
function textOf(step: Step): readonly string[] {
  switch (step.type) {
    case 'statement':
      return step.sql.split('\n')
    case 'backfill':
      return [`set ${step.column} = ${step.set} where ${step.where}`]
    case 'rows':
      return step.rows.split('\n')
  }
}

/** What PostgreSQL said of a query of our own: of the journal, the checks, the look around. */
export function queryFailed(error: PostgresError): SchemactlError {
  const detail = [error.detail, error.hint, error.context].filter((line) => line !== null)
  return new SchemactlError(
    {
      code: 'query_failed',
      message: error.message,
      remedy: 'The journal says what was done: run `schemactl apply` again to go on.',
      sqlstate: error.sqlstate,
      ...(detail.length === 0 ? {} : { detail }),
    },
    { cause: error },
  )
}

/** What PostgreSQL said of a step that failed; anything that is not PostgreSQL's goes on as it is. */
export function stepFailed(step: Step, error: unknown, unchanged: string): unknown {
  if (!(error instanceof PostgresError)) return error
  const gone = error.sqlstate === sqlstates.connectionFailure || error.sqlstate === sqlstates.adminShutdown
  const problem: Problem = {
    code: 'step_failed',
    message: `step ${step.number}, ${step.title}: ${error.message}`,
    remedy: gone
      ? 'The session was lost. Run `schemactl apply` again: the journal knows what was done.'
      : `${unchanged} Put right what PostgreSQL says, then run \`schemactl apply\` again to go on.`,
    sqlstate: error.sqlstate,
    ...(step.declaredAt === null ? {} : { at: step.declaredAt }),
    detail: [
      ...textOf(step),
      ...[error.detail, error.hint, error.context].filter((line) => line !== null),
    ],
  }
  return new SchemactlError(problem, { cause: error })
}

export function lockNotAcquired(step: Step, attempts: number, blockers: readonly Blocker[], cause: PostgresError): SchemactlError {
  return new SchemactlError(
    {
      code: 'lock_not_acquired',
      message: `step ${step.number}, ${step.title}: no lock in ${attempts} ${attempts === 1 ? 'try' : 'tries'}`,
      remedy: 'The step changed nothing. Apply again to resume from it, when those who block it have ended.',
      sqlstate: cause.sqlstate,
      ...(step.declaredAt === null ? {} : { at: step.declaredAt }),
      detail: blockers.length === 0 ? ['nobody was seen to block it'] : blockers.map((blocker) => `blocked by ${describeBlocker(blocker)}`),
    },
    { cause },
  )
}
