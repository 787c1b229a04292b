import type { Catalog } from '../model/catalog.ts'
import type { Value } from '../model/fact.ts'
import { keyOf, type Identity, type Key, type KindName } from '../model/identity.ts'

const types: ReadonlySet<KindName> = new Set(['enum', 'domain', 'composite type', 'range type', 'base type'])

/** Facts of one kind that depend on the object, directly or by way of types made of it, in the order of their keys. */
function dependents(of: Identity, catalog: Catalog, wanted: KindName): readonly Identity[] {
  const reached = new Set<Key>([keyOf(of)])
  const found = new Map<Key, Identity>()
  for (let grown = true; grown; ) {
    grown = false
    for (const [key, needed] of catalog.dependencies) {
      if (reached.has(key) || found.has(key) || !needed.some((one) => reached.has(one))) continue
      const fact = catalog.facts.get(key)
      if (fact === undefined) continue
      if (fact.id.kind === wanted) found.set(key, fact.id)
      else if (types.has(fact.id.kind)) {
        reached.add(key)
        grown = true
      }
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, id]) => id)
}

/** Relations with a column of the type, or of a type made of it; each once: schema and name. */
export function relationsUsing(type: Identity, catalog: Catalog): readonly (readonly string[])[] {
  const relations = new Map<string, readonly string[]>()
  for (const column of dependents(type, catalog, 'column')) {
    const relation = column.path.slice(0, 2)
    relations.set(keyOf({ kind: 'table', path: relation }), relation)
  }
  return [...relations.values()]
}

/**
 * Whether a column holds the domain inside something else: an array, a composite or a range type. PostgreSQL goes through such
 * values for no constraint.
 */
export function isHeldInside(domain: Identity, catalog: Catalog): boolean {
  const holders = [...dependents(domain, catalog, 'column'), ...dependents(domain, catalog, 'domain')].map((id) => catalog.facts.get(keyOf(id)))
  if (!holders.some((fact) => fact?.id.kind === 'column')) return false
  const kinds = (['composite type', 'range type'] as const).flatMap((kind) => dependents(domain, catalog, kind))
  const isArray = (type: Value | undefined): boolean => typeof type === 'string' && type.endsWith('[]')
  return kinds.some((id) => dependents(id, catalog, 'column').length > 0) || holders.some((fact) => isArray(fact?.attributes['type']))
}

/** Typed tables (CREATE TABLE … OF) of a composite type: schema and name. */
export function typedTables(type: Identity, catalog: Catalog): readonly (readonly string[])[] {
  const key = keyOf(type)
  const tables: (readonly string[])[] = []
  for (const [dependent, needed] of catalog.dependencies) {
    const fact = catalog.facts.get(dependent)
    if (fact?.id.kind === 'table' && needed.includes(key)) tables.push(fact.id.path)
  }
  return tables
}
