import { lockModes, type LockMode } from '../../src/model/lock-mode.ts'
import { connect, type Client } from './client.ts'

/** The strongest mode on each relation, by its qualified name, unquoted; `ACCESS SHARE` is left out. */
export type SeenLocks = ReadonlyMap<string, LockMode>

/** Relations that can be locked and are not indexes, the system's or PostgreSQL's own, by OID. */
export type Relations = ReadonlyMap<string, string>

/** The relations that there are now: locks are of interest only on these. */
export async function relationsOf(client: Client): Promise<Relations> {
  const rows = await client.query(`
    SELECT c.oid, n.nspname || '.' || c.relname AS name
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'm', 'v', 'S', 'f') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'schemactl')`)
  return new Map(rows.map((row) => [row['oid'] ?? '', row['name'] ?? '']))
}

/** What the session's open transaction holds by now, on the given relations. */
export async function locksHeld(client: Client, relations: Relations): Promise<SeenLocks> {
  const rows = await client.query("SELECT relation AS oid, mode FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted")
  return strongest(rows.map((row) => [row['oid'] ?? '', row['mode'] ?? '']), relations)
}

/**
 * Runs one statement in a transaction that is rolled back, and reads what it held at its end.
 */
export async function observeLocks(client: Client, statement: string): Promise<SeenLocks> {
  const relations = await relationsOf(client)
  await client.query('BEGIN')
  try {
    await client.query(statement)
    return await locksHeld(client, relations)
  } finally {
    await client.query('ROLLBACK')
  }
}

/**
 * Runs a statement that cannot run in a transaction, and sees the first lock that it asks for on one of the given relations: it
 * is made to wait there by another session, read, and let go.
 * @param blocked - the relations that it is made to wait at, as SQL names them
 */
export async function observeFirstLock(url: string, client: Client, statement: string, blocked: readonly string[], relations: Relations): Promise<SeenLocks> {
  const blocker = await connect(url)
  try {
    await blocker.query('BEGIN')
    for (const name of blocked) await block(blocker, name)
    const run = { ended: false }
    const outcome = client.query(statement).finally(() => (run.ended = true))
    // It may fail before it waits; it is awaited below.
    outcome.catch(() => undefined)
    let seen: SeenLocks = new Map()
    while (seen.size === 0 && !run.ended) {
      const rows = await blocker.query(`SELECT relation AS oid, mode FROM pg_locks WHERE pid = ${client.pid} AND locktype = 'relation' AND NOT granted`)
      seen = strongest(rows.map((row) => [row['oid'] ?? '', row['mode'] ?? '']), relations)
      if (seen.size === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await blocker.query('ROLLBACK')
    await outcome
    return seen
  } finally {
    await blocker.close()
  }
}

/** LOCK TABLE is not for materialized views: those are renamed, which the rollback undoes. */
async function block(blocker: Client, name: string): Promise<void> {
  const [row] = await blocker.query('SELECT relkind FROM pg_class WHERE oid = $1::regclass', [name])
  await blocker.query(row?.['relkind'] === 'm' ? `ALTER MATERIALIZED VIEW ${name} RENAME TO blocked_meanwhile` : `LOCK TABLE ${name} IN ACCESS EXCLUSIVE MODE`)
}

function strongest(held: readonly (readonly [oid: string, mode: string])[], relations: Relations): SeenLocks {
  const seen = new Map<string, LockMode>()
  for (const [oid, spelled] of held) {
    const name = relations.get(oid)
    const mode = lockModes.find((each) => `${each.replaceAll(' ', '').toLowerCase()}lock` === spelled.toLowerCase())
    if (name === undefined || mode === undefined || mode === 'ACCESS SHARE') continue
    const known = seen.get(name)
    if (known === undefined || lockModes.indexOf(mode) > lockModes.indexOf(known)) seen.set(name, mode)
  }
  return new Map([...seen].sort(([a], [b]) => (a < b ? -1 : 1)))
}
