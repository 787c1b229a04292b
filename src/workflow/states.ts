import { readFile } from 'node:fs/promises'
import { noteOfUnfinished } from '../apply/journal.ts'
import { decodeRows, encodeRows } from '../catalog/cached.ts'
import { decodeCatalog, encodeCatalog } from '../catalog/codec.ts'
import { FactPool } from '../catalog/pool.ts'
import { readCatalog } from '../catalog/read.ts'
import type { Scope } from '../diff/scope.ts'
import { imitated, kindOf } from '../kinds/registry.ts'
import { majorOf, type Catalog, type Server } from '../model/catalog.ts'
import { keyOf, type Identity } from '../model/identity.ts'
import { SchemactlError } from '../model/problem.ts'
import { openDatabase, type DatabaseState } from '../postgres/open-database.ts'
import type { Connection } from '../postgres/connection.ts'
import { platformOf, type Platform } from '../platform/platform.ts'
import type { Settings } from '../settings/settings.ts'
import { parseState } from '../settings/state.ts'
import { keep, nameOf, recall } from '../shadow/cache.ts'
import type { Surroundings } from '../shadow/build.ts'
import type { Declarations } from '../source/declaration.ts'
import { statementsVersion } from '../version.ts'

/** A state as far as it can be known without building anything: a catalog, or declarations that a shadow must build. */
export type Loaded =
  | { readonly from: 'database'; readonly state: DatabaseState; readonly catalog: Catalog; readonly unfinished: string | null }
  | { readonly from: 'file'; readonly catalog: Catalog }
  | { readonly from: 'declarations'; readonly declarations: Declarations }

/**
 * Reads what a STATE names. A database is read in one read-only transaction and left.
 * @param pool - of the state that it is to be compared with
 * @throws SchemactlError `state_unknown`, `connection_failed`, and what declarations can have wrong
 */
export async function load(state: string, settings: Settings, pool = new FactPool()): Promise<Loaded> {
  const parsed = parseState(state)
  switch (parsed.state) {
    case 'server':
    case 'embedded': {
      const database = state as DatabaseState
      return withDatabase(database, { readOnly: true }, async (connection) => ({
        from: 'database',
        state: database,
        catalog: await readCatalog(connection, { pool }),
        unfinished: await noteOfUnfinished(connection),
      }))
    }
    case 'catalog':
      return { from: 'file', catalog: decodeCatalog(await readText(parsed.path), parsed.path) }
    case 'declarations':
    case 'revision': {
      const { readDeclarations } = await import('../source/read.ts')
      return { from: 'declarations', declarations: await readDeclarations(state, { environment: settings.environment, defaultPath: settings.schema }) }
    }
  }
}

export async function withDatabase<T>(
  state: DatabaseState,
  options: { readonly readOnly?: boolean },
  body: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await openDatabase(state, { applicationName: 'schemactl', ...options })
  try {
    return await body(connection)
  } finally {
    await connection.close()
  }
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new SchemactlError({ code: 'file_unreadable', message: `${path} cannot be read`, remedy: 'Name a file that is there.' }, { cause })
  })
}

const emptyServer: Server = { version: 180000, user: 'postgres', superuser: true, database: '' }

/** A database in which there is nothing, as it is for declarations that are compared with no live side. */
const emptyCatalog: Catalog = { server: emptyServer, facts: new Map(), dependencies: new Map(), roles: [] }

/** What surrounds declarations where there is no live side: nothing but the platform. */
export async function surroundingsOfNothing(platform: Platform | null): Promise<Surroundings> {
  const outside = platform === null ? emptyCatalog : await (await import('../shadow/platform.ts')).onPlatform(emptyCatalog, platform)
  return { server: emptyServer, roles: outside.roles, outside }
}

/** What the declarations speak for: the namespaces that the settings name, else all in which they create something, and public. */
export async function scopeOf(settings: Settings, declarations: Declarations | null): Promise<Scope> {
  const everything = settings.schemas?.includes('*') === true || (settings.schemas === null && declarations === null)
  const mentioned = (declarations?.statements ?? []).flatMap((one) => (one.creates === null ? [] : namespacesOf(one.creates)))
  const schemas = everything ? ['*'] : (settings.schemas ?? [...new Set(['public', ...mentioned])].sort())
  return {
    schemas,
    declared: new Set((declarations?.statements ?? []).flatMap(({ creates }) => (creates === null ? [] : [keyOf(creates)]))),
    platform: await platformOf(settings.platform),
    privileges: everything ? 'managed' : settings.privileges,
    ignore: settings.ignore.map(({ kind, name }) => ({ kind, pattern: name })),
  }
}

/** The namespace that an object brings into scope: not where it only belongs to another object, as a policy does. */
function namespacesOf(id: Identity): readonly string[] {
  if (id.kind === 'role' || id.target !== undefined) return []
  const kind = kindOf(id.kind)
  const owned = kind.parent !== undefined && !(kind.holdsRows === true || id.path.length < 3)
  const namespace = kind.namespace === undefined ? id.path[0] : kind.namespace(id)
  return owned || namespace === undefined || namespace === null ? [] : [namespace]
}

/**
 * The catalog of the desired state: from the cache where the same declarations were built before in the same surroundings,
 * else built in the shadow that the settings name.
 * @param pool - of the state that it is to be compared with
 * @throws SchemactlError `declaration_rejected`, `declaration_cycle`, `shadow_failed`
 */
export async function buildShadow(declarations: Declarations, surroundings: Surroundings, settings: Settings, live: string | null, pool = new FactPool()): Promise<Catalog> {
  const { buildEmbedded, buildOnServer } = await import('../shadow/build.ts')
  const server = settings.shadow === 'target' ? live : settings.shadow === 'embedded' ? null : settings.shadow
  if (settings.shadow === 'target' && (live === null || !/^postgres(?:ql)?:/.test(live))) {
    throw new SchemactlError({ code: 'shadow_failed', message: '`--shadow target` needs a server on the live side', remedy: 'Leave it out: the embedded shadow serves everywhere.' })
  }
  if (server !== null) return buildOnServer(server, declarations, surroundings, pool)
  const imitations = declarations.statements.map(({ sql }) => imitated(sql, { major: majorOf(surroundings.server), known: false })).filter((text, index) => text !== declarations.statements[index]?.sql)
  const name = nameOf('shadow', statementsVersion, declarations.hash, imitations.join(';'), encodeCatalog({ ...surroundings.outside, server: { ...surroundings.server, version: 0, database: '' }, roles: surroundings.roles }))
  const known = await recall(name)
  // Written by another version, or cut short, it is built again.
  const kept = known === null ? null : decodeRows(known, pool)
  if (kept !== null) return kept
  const catalog = await buildEmbedded(declarations, surroundings, pool)
  await keep(name, encodeRows(catalog, pool))
  return catalog
}
