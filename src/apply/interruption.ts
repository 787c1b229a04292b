import { SchemactlError } from '../model/problem.ts'
import type { Connection } from '../postgres/connection.ts'

/**
 * Runs the body; when the signal comes, the statement that runs in the session is cancelled.
 * @throws SchemactlError `interrupted` in place of whatever the body threw, once the signal has come
 */
export async function interruptible<T>(signal: AbortSignal, connection: Connection, body: () => Promise<T>): Promise<T> {
  let cancelling: Promise<void> | null = null
  const cancel = (): void => {
    // Where the cancel finds no way, the statement ends by itself and the next look at the signal stops us.
    cancelling = connection.cancel().catch(() => undefined)
  }
  if (signal.aborted) throw interrupted()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await body()
  } catch (error) {
    throw signal.aborted ? interrupted(error) : error
  } finally {
    signal.removeEventListener('abort', cancel)
    // A cancel that is under way would hit the session's next statement.
    await cancelling
  }
}

function interrupted(cause?: unknown): SchemactlError {
  return new SchemactlError(
    { code: 'interrupted', message: 'interrupted; what is finished is in the journal', remedy: 'Run `schemactl apply` again to go on from there.' },
    { cause },
  )
}
