import { encodeCatalog } from '../catalog/codec.ts'
import { isOnPlatform, isWritten } from '../diff/scope.ts'
import { placeOf } from '../source/layout.ts'
import type { Catalog } from '../model/catalog.ts'
import { majorOf } from '../model/catalog.ts'
import { makePlan } from '../plan/plan.ts'
import { platformNames, platformOf, type PlatformName } from '../platform/platform.ts'
import { isDatabase } from '../postgres/open-database.ts'
import { defaults, type Settings } from '../settings/settings.ts'
import { sliceOf } from '../shadow/copy.ts'
import { buildShadow, load, scopeOf, surroundingsOfNothing, withDatabase } from './states.ts'

export interface InspectOptions {
  /** STATE that is written out. */
  readonly from: string
  /** `json` is the catalog in one file; the others are declarations, a file for each object or table with what belongs to it. */
  readonly format: 'sql' | 'yaml' | 'json'
  readonly settings?: Partial<Settings>
  readonly signal?: AbortSignal
}

export interface WrittenFile {
  /** Relative, with slashes. */
  readonly path: string
  readonly text: string
}

/** Writes a state out as declarations that give it back. */
export async function inspect(options: InspectOptions): Promise<readonly WrittenFile[]> {
  const settings: Settings = { ...defaults, ...options.settings }
  const loaded = await load(options.from, settings)
  const scope = await scopeOf(settings.schemas === null ? { ...settings, schemas: ['*'] } : settings, null)
  const catalog = loaded.from === 'declarations' ? await buildShadow(loaded.declarations, await surroundingsOfNothing(scope.platform), settings, null) : loaded.catalog
  if (options.format === 'json') return [{ path: 'schema.catalog.json', text: encodeCatalog(catalog) }]
  const managed = sliceOf(catalog, new Set([...catalog.facts.values()].filter((fact) => isWritten(fact, scope)).map((fact) => fact.key)))
  // On the platform's objects, of which nothing else is written: as SQL.
  const onPlatform = sliceOf(catalog, new Set([...catalog.facts.values()].filter((fact) => isOnPlatform(fact, catalog, scope)).map((fact) => fact.key)))
  const more = onPlatform.facts.size === 0 ? [] : writeSql(onPlatform, catalog)
  if (options.format === 'yaml') {
    const { writeYaml } = await import('../source/write-yaml.ts')
    return [...(await writeYaml(managed)), ...more]
  }
  return [...writeSql(managed), ...more]
}

/** The platform that a database is on; null for declarations, and for a database of one's own. */
export async function recognisedPlatform(state: string): Promise<PlatformName | null> {
  if (!isDatabase(state)) return null
  return withDatabase(state, { readOnly: true }, async (connection) => {
    for (const name of platformNames) {
      const [row] = await connection.query(`SELECT ${(await platformOf(name))?.known ?? 'false'} AS known`)
      if (row?.known === true) return name
    }
    return null
  })
}

/**
 * Statements that make the facts, grouped by the object that they belong to; within a file in an order that runs.
 * @param whole - has what they belong to, where they do not
 */
export function writeSql(catalog: Catalog, whole = catalog): readonly WrittenFile[] {
  const batches = makePlan({
    live: { ...catalog, facts: new Map(), dependencies: new Map() },
    desired: catalog,
    changes: [...catalog.facts.values()].filter((fact) => fact.key !== 'schema public').map((fact) => ({ change: 'added' as const, fact })),
    backfills: new Map(),
    fills: [],
    online: false,
    keepArrivals: true,
    major: majorOf(catalog.server),
    declaredAt: () => null,
  })
  const files = new Map<string, { readonly path: string; readonly statements: string[] }>()
  for (const batch of batches) {
    for (const step of batch.steps) {
      if (step.type !== 'statement') continue
      const [key] = step.facts
      const fact = key === undefined ? undefined : catalog.facts.get(key)
      const path = fact === undefined ? 'others' : placeOf(fact, whole)
      // Names that differ in case alone are one file on some systems.
      const file = files.get(path.toLowerCase())
      if (file === undefined) files.set(path.toLowerCase(), { path, statements: [step.sql] })
      else file.statements.push(step.sql)
    }
  }
  return [...files.values()]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, statements }) => ({ path: `${path}.sql`, text: `${statements.map((statement) => `${statement};`).join('\n\n')}\n` }))
}
