import { encodeCatalog } from '../catalog/codec.ts'
import { isManaged } from '../diff/scope.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Catalog } from '../model/catalog.ts'
import type { Fact } from '../model/fact.ts'
import { keyOf, type Key } from '../model/identity.ts'
import { majorOf } from '../model/catalog.ts'
import { makePlan } from '../plan/plan.ts'
import { defaults, type Settings } from '../settings/settings.ts'
import { sliceOf } from '../shadow/copy.ts'
import { buildShadow, load, scopeOf, surroundingsOfNothing } from './states.ts'

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
  const managed = sliceOf(catalog, new Set([...catalog.facts.values()].filter((fact) => isManaged(fact, scope)).map((fact) => fact.key)))
  if (options.format === 'yaml') {
    const { writeYaml } = await import('../source/write-yaml.ts')
    return writeYaml(managed)
  }
  return writeSql(managed)
}

/** Statements that make the facts, grouped by the object that they belong to; within a file in an order that runs. */
export function writeSql(catalog: Catalog): readonly WrittenFile[] {
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
  const files = new Map<string, string[]>()
  for (const batch of batches) {
    for (const step of batch.steps) {
      if (step.type !== 'statement') continue
      const [key] = step.facts
      const path = `${fileOf(key, catalog)}.sql`
      const list = files.get(path)
      if (list === undefined) files.set(path, [step.sql])
      else list.push(step.sql)
    }
  }
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, statements]) => ({ path, text: `${statements.map((statement) => `${statement};`).join('\n\n')}\n` }))
}

/** The object that a fact belongs to in the end: a table for its columns, policies, comments, and its columns' defaults. */
export function rootOf(fact: Fact, catalog: Catalog): Fact {
  const parent = fact.id.target ?? kindOf(fact).parent?.(fact)
  const next = parent === null || parent === undefined ? undefined : catalog.facts.get(keyOf(parent))
  return next === undefined ? fact : rootOf(next, catalog)
}

const safe = (name: string): string => name.replace(/[^\p{L}\p{N}_-]+/gu, '_')

function fileOf(key: Key | undefined, catalog: Catalog): string {
  const fact = key === undefined ? undefined : catalog.facts.get(key)
  if (fact === undefined) return 'others'
  const root = rootOf(fact, catalog)
  // They count for what is made after them: here, for nothing.
  if (root.id.kind === 'default privileges') return 'zz_default_privileges'
  const namespace = kindOf(root).namespace === undefined ? root.id.path[0] : kindOf(root).namespace?.(root.id)
  const folder = `${root.id.kind.replaceAll(' ', '_')}s`
  const name = root.id.path.length === 1 || namespace === null ? root.id.path.join('.') : (root.id.path[1] ?? '')
  const inside = root.id.path.length > 1 && namespace !== null && namespace !== undefined && namespace !== 'public' ? `${safe(namespace)}/` : ''
  return `${inside}${folder}/${safe(name)}`
}
