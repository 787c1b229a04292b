import type { Connection } from '../postgres/connection.ts'

/**
 * An embedded server where things are built and thrown away: each use is one transaction that is rolled back, so that the next
 * finds it empty. Started at the first use and kept, since a start costs half a second.
 */
let kept: Promise<{ readonly connection: Connection; readonly extensions: ReadonlySet<string> }> | null = null
let queue: Promise<unknown> = Promise.resolve()

/** Runs `body` on an empty embedded database; whatever it does there is gone afterwards. One at a time. */
export function inWorkshop<T>(extensions: readonly string[], body: (connection: Connection) => Promise<T>): Promise<T> {
  const turn = queue.then(async () => {
    const connection = await start(extensions)
    await connection.execute('BEGIN')
    try {
      return await body(connection)
    } finally {
      await connection.execute('ROLLBACK')
    }
  })
  queue = turn.catch(() => undefined)
  return turn
}

/** Runs `body` on an embedded server of its own, in no transaction: for more than one transaction can hold. */
export async function inOwnWorkshop<T>(extensions: readonly string[], body: (connection: Connection) => Promise<T>): Promise<T> {
  const { openEmbedded } = await import('../postgres/embedded.ts')
  const connection = await openEmbedded(null, { extensions })
  try {
    return await body(connection)
  } finally {
    await connection.close()
  }
}

/** Ends the embedded server, where one was started. */
export async function closeWorkshop(): Promise<void> {
  await queue
  const ending = kept
  kept = null
  if (ending !== null) await (await ending).connection.close()
}

async function start(extensions: readonly string[]): Promise<Connection> {
  const [{ openEmbedded }, { loadable }] = await Promise.all([import('../postgres/embedded.ts'), import('../postgres/embedded-extensions.ts')])
  const wanted = loadable(extensions)
  const running = kept === null ? null : await kept
  if (running !== null && wanted.every((name) => running.extensions.has(name))) return running.connection
  const all = [...new Set([...wanted, ...(running?.extensions ?? [])])].sort()
  await running?.connection.close()
  kept = openEmbedded(null, { extensions: all }).then((connection) => ({ connection, extensions: new Set(all) }))
  return (await kept).connection
}
