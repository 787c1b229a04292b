import type { PGlite } from '@electric-sql/pglite'

/** A database that was started in a directory, and what gives the directory back. */
export interface OpenDirectory {
  readonly database: PGlite
  /** That were loaded at its start. */
  readonly extensions: readonly string[]
  readonly unlock: () => Promise<void>
}

let kept: Map<string, OpenDirectory> | null = null

/**
 * From now on the databases of directories stay open when they are given back, for whoever wants them next: a start costs half a
 * second. Until `releaseDirectories` no other process can have them.
 */
export function keepDirectories(): void {
  kept ??= new Map()
}

/** Ends the databases that were kept, and keeps none any more. */
export async function releaseDirectories(): Promise<void> {
  const all = [...(kept?.values() ?? [])]
  kept = null
  for (const one of all) await end(one)
}

/** Ends the database that is kept of one directory, if any. */
export async function releaseDirectory(path: string): Promise<void> {
  const one = kept?.get(path)
  kept?.delete(path)
  if (one !== undefined) await end(one)
}

/** How a directory's database goes from one user to the next. */
export const keptDirectories = {
  /** The one that is kept, as if it had just been started; null where there is none that could load these extensions. */
  async take(path: string, extensions: readonly string[]): Promise<OpenDirectory | null> {
    const one = kept?.get(path)
    if (one === undefined) return null
    kept?.delete(path)
    if (extensions.every((name) => one.extensions.includes(name)) && (await isFresh(one.database))) return one
    await end(one)
    return null
  },

  async keep(path: string, one: OpenDirectory): Promise<void> {
    if (kept === null) await end(one)
    else kept.set(path, one)
  },
}

async function end({ database, unlock }: OpenDirectory): Promise<void> {
  await database.close().finally(unlock)
}

/** Leaves nothing of the session before; false where it cannot. */
async function isFresh(database: PGlite): Promise<boolean> {
  try {
    await database.exec('ROLLBACK')
    await database.exec('DISCARD ALL')
    return true
  } catch {
    return false
  }
}
