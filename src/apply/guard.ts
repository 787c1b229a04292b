import { SchemactlError } from '../model/problem.ts'
import type { Connection } from '../postgres/connection.ts'
import { blockerColumns, describeBlocker, readBlocker } from './blockers.ts'
import type { Blocker, Progress } from './progress.ts'
import { pause } from './work.ts'

/** The two halves of our advisory lock's key: `sctl` in ASCII, and what it guards. Advisory locks are per database. */
const lockKey = { space: 0x73_63_74_6c, run: 1 }

/** A killed run's session ends its statement before it notices: this long it is waited for. */
const patience = 5000

/**
 * Makes sure that one run at a time changes the database, by an advisory lock of the session that does it: so an orphaned
 * session that still builds an index keeps the next run out. It is polled: who waited inside a statement would hold a
 * snapshot that CREATE INDEX CONCURRENTLY waits for.
 * @throws SchemactlError `run_in_progress`, naming the session
 */
export async function withRunLock<T>(connection: Connection, signal: AbortSignal, tell: (progress: Progress) => void, body: () => Promise<T>): Promise<T> {
  let told = false
  await untilFree(signal, async () => {
    if (await tryLock(connection)) return 'free'
    const holder = await findHolder(connection)
    if (!told) tell({ event: 'run waiting', holder })
    told = true
    return holder
  })
  try {
    return await body()
  } finally {
    // The cancel of an interrupted statement may come late, and hit the first try; a session that is gone has given it back.
    await unlock(connection).catch(async () => unlock(connection).catch(() => undefined))
  }
}

/**
 * Says that another run is at work, where one is; that of a process killed just now has a moment to end.
 * @throws SchemactlError `run_in_progress`, naming the session
 */
export async function refuseWhileRunning(connection: Connection, signal: AbortSignal): Promise<void> {
  await untilFree(signal, async () => (await findHolder(connection)) ?? 'free')
}

/** Asks again and again who is at work: the session, null where that is not seen, or nobody. */
async function untilFree(signal: AbortSignal, ask: () => Promise<Blocker | 'free' | null>): Promise<void> {
  const deadline = Date.now() + patience
  for (;;) {
    const holder = await ask()
    if (holder === 'free') return
    if (Date.now() > deadline) throw inProgress(holder)
    await pause(200, signal)
  }
}

async function unlock(connection: Connection): Promise<void> {
  await connection.query('SELECT pg_catalog.pg_advisory_unlock($1::int4, $2::int4)', [lockKey.space, lockKey.run])
}

async function tryLock(connection: Connection): Promise<boolean> {
  const [row] = await connection.query('SELECT pg_catalog.pg_try_advisory_lock($1::int4, $2::int4) AS taken', [lockKey.space, lockKey.run])
  return row?.taken === true
}

/** The session that carries a run out at this moment. */
export async function findHolder(connection: Connection): Promise<Blocker | null> {
  const [row] = await connection.query(
    `SELECT ${blockerColumns} FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted AND l.classid = $1::int8::oid AND l.objid = $2::int8::oid AND l.objsubid = 2
      AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`,
    [lockKey.space, lockKey.run],
  )
  return row === undefined ? null : readBlocker(row)
}

function inProgress(holder: Blocker | null): SchemactlError {
  return new SchemactlError({
    code: 'run_in_progress',
    message: 'another run is changing this database',
    remedy: 'Wait until it has ended and try again. Nothing was changed.',
    ...(holder === null ? {} : { detail: [describeBlocker(holder)] }),
  })
}
