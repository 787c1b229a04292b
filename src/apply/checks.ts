import type { Check } from '../model/plan.ts'
import { SchemactlError, type Problem } from '../model/problem.ts'
import { PostgresError, type Connection } from '../postgres/connection.ts'
import { sqlstates } from '../postgres/sqlstate.ts'
import type { Progress } from './progress.ts'

/** How many of the rows that offend are shown. */
const shown = 5

const notThereYet: ReadonlySet<string> = new Set([sqlstates.undefinedTable, sqlstates.undefinedColumn, sqlstates.invalidSchemaName, sqlstates.undefinedObject, sqlstates.undefinedFunction])

/**
 * Runs the checks in a read-only transaction each, all of them before it stops.
 * @param carriedOut - whether a plan has just been carried out
 * @throws SchemactlError `check_failed` with the rows that offend, one problem for each check that fails
 */
export async function runChecks(connection: Connection, checks: readonly Check[], tell: (progress: Progress) => void, carriedOut = false): Promise<void> {
  const problems: Problem[] = []
  for (const check of checks) {
    const outcome = await runCheck(connection, check, carriedOut)
    if (outcome === null) tell({ event: 'check held', check: check.name })
    else if ('code' in outcome) problems.push(outcome)
    else tell({ event: 'check not yet possible', check: check.name, reason: outcome.reason })
  }
  const [first, ...others] = problems
  if (first !== undefined) throw new SchemactlError([first, ...others])
}

/** Null: it holds. */
async function runCheck(connection: Connection, check: Check, carriedOut: boolean): Promise<Problem | { readonly reason: string } | null> {
  try {
    const [row] = await connection.transaction('READ ONLY', async () => {
      await connection.execute('SET LOCAL search_path = public')
      // Line breaks: the query may end in a comment.
      return connection.query(
        `WITH offenders AS MATERIALIZED (SELECT pg_catalog.row_to_json(offender)::text AS line FROM (\n${check.query}\n) AS offender)
        SELECT count(*) AS count, ARRAY(SELECT line FROM offenders LIMIT ${shown}) AS lines FROM offenders`,
      )
    })
    const count = Number(row?.count)
    if (count === 0) return null
    const lines = Array.isArray(row?.lines) ? row.lines.map(String) : []
    return {
      code: 'check_failed',
      message: `the check "${check.name}" does not hold: ${count} ${count === 1 ? 'row offends' : 'rows offend'}`,
      remedy: check.when === 'before' ? 'Nothing was changed. Put the rows right, then apply again.' : `${carriedOut ? 'The plan was carried out. ' : ''}Put the rows right, then verify.`,
      at: check.declaredAt,
      detail: count > lines.length ? [...lines, `… and ${count - lines.length} more`] : lines,
    }
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error
    // Of what is not there yet, no row can offend.
    if (check.when === 'before' && notThereYet.has(error.sqlstate)) return { reason: error.message }
    return {
      code: 'check_failed',
      message: `the check "${check.name}" cannot be run: ${error.message}`,
      remedy: 'Put its query right: it returns the rows that offend.',
      at: check.declaredAt,
      sqlstate: error.sqlstate,
      detail: check.query.split('\n'),
    }
  }
}
