import type { Extension, Extensions } from '@electric-sql/pglite'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Extensions that the embedded server can load, besides plpgsql, which it always has. Not pg_stat_statements: it is preloaded, and a directory
 * that was opened with it does not open without it.
 */
export const embeddedExtensions: readonly string[] = [
  'amcheck',
  'bloom',
  'btree_gin',
  'btree_gist',
  'citext',
  'cube',
  'dict_int',
  'dict_xsyn',
  'earthdistance',
  'file_fdw',
  'fuzzystrmatch',
  'hstore',
  'intarray',
  'isn',
  'lo',
  'ltree',
  'moddatetime',
  'pageinspect',
  'pg_buffercache',
  'pg_freespacemap',
  'pg_surgery',
  'pg_trgm',
  'pg_visibility',
  'pg_walinspect',
  'pgcrypto',
  'seg',
  'tablefunc',
  'tcn',
  'tsm_system_rows',
  'tsm_system_time',
  'unaccent',
  'uuid-ossp',
]

/** What CREATE EXTENSION … CASCADE creates too. */
const required: { readonly [name: string]: string } = { earthdistance: 'cube' }

/** Those of some names that the embedded server can load, with what they require; sorted. */
export function loadable(names: Iterable<string>): readonly string[] {
  const all = [...names].flatMap((name) => [name, ...(required[name] === undefined ? [] : [required[name]])])
  return [...new Set(all)].filter((name) => embeddedExtensions.includes(name)).sort()
}

/** Extensions that a text may create or use: those whose names are in it, in whatever sense. */
export function extensionsNamedIn(text: string): readonly string[] {
  return loadable(new Set(text.match(/\w+(?:-\w+)*/g)))
}

/** Loads extensions for PGlite: each costs 30 ms at the start of a database, used or not. */
export async function loadExtensions(names: readonly string[]): Promise<Extensions> {
  const loaded: Extensions = {}
  for (const name of names) {
    const exported = name.replaceAll('-', '_')
    const module: unknown = await import(`@electric-sql/pglite/contrib/${exported}`)
    const extension = extensionIn(module, exported)
    if (extension !== undefined) loaded[name] = extension
  }
  return loaded
}

function extensionIn(module: unknown, name: string): Extension | undefined {
  const exports: { readonly [name: string]: Extension | undefined } = typeof module === 'object' && module !== null ? { ...module } : {}
  return exports[name]
}

/** A file in the data directory, of which PostgreSQL knows nothing: the extensions that the database had when it was last opened. */
const record = 'schemactl.extensions'

export async function recordedExtensions(directory: string): Promise<readonly string[]> {
  const text = await readFile(join(directory, record), 'utf8').catch(() => '')
  return loadable(text.split('\n'))
}

/** Where it cannot be written, the next start is done twice. */
export async function recordExtensions(directory: string, names: readonly string[]): Promise<void> {
  await writeFile(join(directory, record), names.map((name) => `${name}\n`).join('')).catch(() => undefined)
}
