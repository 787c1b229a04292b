import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'

/** Smaller segments of the write-ahead log make a smaller archive, which starts faster. */
export const initdbParameters: readonly string[] = ['--wal-segsize=1']

/** The folder for what can be made again: SCHEMACTL_CACHE, else the user's cache folder. */
export async function cacheFolder(environment: { readonly [name: string]: string | undefined }): Promise<string> {
  if (environment.SCHEMACTL_CACHE !== undefined && environment.SCHEMACTL_CACHE !== '') return environment.SCHEMACTL_CACHE
  const { default: envPaths } = await import('env-paths')
  return envPaths('schemactl', { suffix: '' }).cache
}

/**
 * An initialised data directory as a tar file, from the cache or made and put there. Several processes may do so at the same time.
 * @param name - what it depends on: the embedded server's version
 * @param make - runs initdb, which takes seconds
 */
export async function initialisedArchive(name: string, folder: string, make: () => Promise<Blob>): Promise<Blob> {
  const path = join(folder, `${name}.tar`)
  const kept = await readFile(path).catch(() => null)
  if (kept !== null) return new Blob([kept])
  const archive = await make()
  const draft = join(folder, `${name}.${randomUUID()}.tmp`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(draft, new Uint8Array(await archive.arrayBuffer()))
    await rename(draft, path)
  } catch {
    // A cache that cannot be written costs time at the next start, nothing else.
    await rm(draft, { force: true }).catch(() => undefined)
  }
  return archive
}
