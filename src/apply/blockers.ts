import { setTimeout as sleep } from 'node:timers/promises'
import type { Step } from '../model/step.ts'
import type { Row } from '../postgres/connection.ts'
import type { Blocker } from './progress.ts'
import type { Work } from './work.ts'

/** What a query over pg_stat_activity, there called `a`, selects for `readBlocker`. */
export const blockerColumns = `a.pid, a.usename::text AS "user", a.application_name AS application, a.state, a.backend_type = 'autovacuum worker' AS autovacuum,
  a.query LIKE '%(to prevent wraparound)' AS wraparound, pg_catalog.left(a.query, 200) AS statement,
  (extract(epoch FROM clock_timestamp() - a.query_start) * 1000)::float8 AS statement_age,
  (extract(epoch FROM clock_timestamp() - a.xact_start) * 1000)::float8 AS transaction_age`

export function readBlocker(row: Row): Blocker {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  const age = (value: unknown): number | null => (typeof value === 'number' ? Math.round(value) : null)
  return {
    pid: Number(row.pid),
    user: text(row.user),
    application: text(row.application) ?? '',
    state: text(row.state),
    autovacuum: row.autovacuum === true,
    againstWraparound: row.wraparound === true,
    statementAge: age(row.statement_age),
    transactionAge: age(row.transaction_age),
    statement: text(row.statement) ?? '',
  }
}

/** One line for people: `process 4711 (app, user "web", idle in transaction for 12.3 s): SELECT …`. */
export function describeBlocker(blocker: Blocker): string {
  const age = blocker.transactionAge ?? blocker.statementAge
  const about = [
    blocker.autovacuum ? 'autovacuum' : blocker.application,
    blocker.user === null ? '' : `user "${blocker.user}"`,
    `${blocker.state ?? 'state unknown'}${age === null ? '' : `, transaction open for ${(age / 1000).toFixed(1)} s`}`,
  ].filter((part) => part !== '')
  return `process ${blocker.pid} (${about.join(', ')})${blocker.statement === '' ? '' : `: ${blocker.statement.replace(/\s+/g, ' ')}`}`
}

/** How the body of `whileWatching` ended, and who blocked it at the last look. */
export type Watched<T> = { readonly ended: 'returned'; readonly result: T } | { readonly ended: 'threw'; readonly error: unknown; readonly blockers: readonly Blocker[] }

/**
 * Runs the body and looks meanwhile, from the other session, for whom it waits.
 * @param step - asked for when somebody blocks, to tell of it
 */
export async function whileWatching<T>(work: Work, step: () => Step, body: () => Promise<T>): Promise<Watched<T>> {
  const ended = new AbortController()
  let blockers: readonly Blocker[] = []
  const watching = watch(work, ended.signal, (found, waited) => {
    const news = found.length > 0 && pids(found) !== pids(blockers)
    // Nobody any more is no answer to who it was.
    if (found.length > 0) blockers = found
    if (news) work.tell({ event: 'lock waiting', step: step(), blockers: found, waited })
  })
  try {
    return { ended: 'returned', result: await body() }
  } catch (error) {
    return { ended: 'threw', error, blockers }
  } finally {
    ended.abort()
    await watching
  }
}

const pids = (blockers: readonly Blocker[]): string => blockers.map(({ pid }) => pid).join()

async function watch({ connection, observer, limits }: Work, ended: AbortSignal, sample: (blockers: readonly Blocker[], waited: number) => void): Promise<void> {
  if (observer === null) return
  const began = Date.now()
  const pace = Math.max(20, Math.min(150, limits.lockTimeout / 3))
  try {
    for (;;) {
      await sleep(pace, undefined, { signal: ended })
      const rows = await observer.query(
        `SELECT ${blockerColumns} FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids($1)) blocker (pid) JOIN pg_catalog.pg_stat_activity a USING (pid) ORDER BY a.pid`,
        [connection.pid],
      )
      sample(rows.map(readBlocker), Date.now() - began)
    }
  } catch {
    // It has ended, or the other session is gone: then nobody is named, and the work goes on.
  }
}
