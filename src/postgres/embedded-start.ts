import type { PGlite, PGliteOptions } from '@electric-sql/pglite'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cacheFolder, initdbParameters, initialisedArchive } from './embedded-archive.ts'
import { loadExtensions } from './embedded-extensions.ts'
import { decoders } from './value.ts'

const load = async () => {
  const [pglite, arrays] = await Promise.all([import('@electric-sql/pglite'), import('postgres-array')])
  // PGlite has conversions of its own for types that stay text here.
  const asText = Object.keys(pglite.types.parsers).map((oid): [string, (text: string) => unknown] => [oid, (text) => text])
  return { PGlite: pglite.PGlite, protocol: pglite.protocol, byType: Object.fromEntries([...asText, ...decoders(arrays.default.parse)]) }
}
let loaded: ReturnType<typeof load> | undefined

/** PGlite, and how values of each type are read from it; loaded at the first use. */
export async function library(): ReturnType<typeof load> {
  return (loaded ??= load())
}

/** Starts PGlite in memory, from the archive. */
export async function startInMemory(extensions: readonly string[]): Promise<PGlite> {
  return start({ loadDataDir: await archive() }, extensions)
}

/** Makes the data directory, complete when this returns. */
export async function makeDirectory(path: string): Promise<void> {
  const database = await start({ dataDir: path, loadDataDir: await archive() }, [])
  await database.close()
}

/** Starts PGlite on a data directory. */
export async function startInDirectory(path: string, extensions: readonly string[]): Promise<PGlite> {
  return start({ dataDir: path }, extensions)
}

async function start(where: Pick<PGliteOptions, 'dataDir' | 'loadDataDir'>, extensions: readonly string[]): Promise<PGlite> {
  const { PGlite } = await library()
  const database = new PGlite({ ...where, extensions: await loadExtensions(extensions) })
  await database.waitReady
  return database
}

async function archive(): Promise<Blob> {
  const { PGlite } = await library()
  return initialisedArchive(`embedded-${await embeddedVersion()}`, await cacheFolder(process.env), async () => {
    const database = new PGlite({ initDbStartParams: [...initdbParameters] })
    await database.waitReady
    const tar = await database.dumpDataDir('none')
    await database.close()
    return tar
  })
}

/** The version of PGlite, whose package says it only in its package.json. */
async function embeddedVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const manifest: unknown = JSON.parse(await readFile(join(dirname(dirname(entry)), 'package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown'
}
