import type { PGlite } from '@electric-sql/pglite'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { SchemactlError } from '../model/problem.ts'
import { lockDirectory } from './directory-lock.ts'
import { loadable, recordedExtensions, recordExtensions } from './embedded-extensions.ts'
import { makeDirectory, startInDirectory } from './embedded-start.ts'
import { keptDirectories, type OpenDirectory } from './kept-directories.ts'
import { ignoreOwnFolder } from './own-folder.ts'

/** An embedded database in a directory, in use until it is given back. */
export interface HeldDirectory {
  readonly database: PGlite
  readonly giveBack: () => Promise<void>
}

/**
 * Takes the directory for this process and starts the database in it; makes it where it is missing.
 * @param extensions - that CREATE EXTENSION shall find, besides those that the database has
 * @throws SchemactlError `connection_failed` when another process has the directory, or it holds something else
 */
export async function holdDirectory(directory: string, extensions: readonly string[]): Promise<HeldDirectory> {
  const path = resolve(directory)
  const open = (await keptDirectories.take(path, extensions)) ?? (await openDirectory(path, directory, extensions))
  let given: Promise<void> | null = null
  return { database: open.database, giveBack: () => (given ??= keptDirectories.keep(path, open)) }
}

async function openDirectory(path: string, directory: string, extensions: readonly string[]): Promise<OpenDirectory> {
  await mkdir(dirname(path), { recursive: true })
  await ignoreOwnFolder(dirname(path))
  const unlock = await lockDirectory(path)
  try {
    if (!existsSync(join(path, 'PG_VERSION'))) await initialise(path)
    return { ...(await startWithOwn(path, extensions)), unlock }
  } catch (error) {
    await unlock()
    if (error instanceof SchemactlError) throw error
    throw new SchemactlError(
      {
        code: 'connection_failed',
        message: `the embedded database in ${directory} does not start: ${error instanceof Error ? error.message : String(error)}`,
        remedy: 'Name a directory that schemactl made, or one that does not exist yet.',
      },
      { cause: error },
    )
  }
}

/** Whether a database has extensions is known once it is open: where some were not loaded, it is opened again, and next time they are known. */
async function startWithOwn(path: string, extensions: readonly string[]): Promise<Pick<OpenDirectory, 'database' | 'extensions'>> {
  const recorded = await recordedExtensions(path)
  const loaded = loadable([...recorded, ...extensions])
  const database = await startInDirectory(path, loaded)
  const installed = await installedIn(database)
  if (installed.join() !== recorded.join()) await recordExtensions(path, installed)
  if (installed.every((name) => loaded.includes(name))) return { database, extensions: loaded }
  await database.close()
  const all = loadable([...installed, ...loaded])
  return { database: await startInDirectory(path, all), extensions: all }
}

async function installedIn(database: PGlite): Promise<readonly string[]> {
  const { rows } = await database.query<{ name: string }>('SELECT extname AS name FROM pg_catalog.pg_extension')
  return loadable(rows.map(({ name }) => name))
}

/** Unpacks the archive under another name first, so that a directory is either whole or not there. */
async function initialise(path: string): Promise<void> {
  if (existsSync(path) && (await readdir(path)).length > 0) throw new Error('the directory holds something else')
  const draft = `${path}.${process.pid}.tmp`
  await rm(draft, { recursive: true, force: true })
  await makeDirectory(draft)
  await rename(draft, path)
}
