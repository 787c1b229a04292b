import { SchemactlError } from '../model/problem.ts'
import type { Connection } from '../postgres/connection.ts'

/**
 * Runs the body; when the signal comes, the statement that runs in the session is cancelled.
 * @throws SchemactlError `interrupted` in place of whatever the body threw, once the signal has come
 */
export async function interruptible<T>(signal: AbortSignal, connection: Connection, body: () => Promise<T>): Promise<T> {
  const cancelling: Promise<void>[] = []
  const cancel = (): void => {
    // Where the cancel finds no way, the statement ends by itself and the next look at the signal stops us.
    cancelling.push(connection.cancel().catch(() => undefined))
  }
  if (isAborted(signal)) throw interrupted()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await body()
  } catch (error) {
    if (isAborted(signal)) throw interrupted(error)
    throw error
  } finally {
    signal.removeEventListener('abort', cancel)
    // A cancel that is under way would hit the session's next statement.
    await Promise.all(cancelling)
  }
}

/** A function, so that an earlier look does not make the compiler believe that nothing has changed since. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted

function interrupted(cause?: unknown): SchemactlError {
  return new SchemactlError(
    { code: 'interrupted', message: 'interrupted; what is finished is in the journal', remedy: 'Run `schemactl apply` again to go on from there.' },
    { cause },
  )
}
