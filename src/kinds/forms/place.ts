import type { Catalog } from '../../model/catalog.ts'
import type { Fact } from '../../model/fact.ts'
import { keyOf, type KindName } from '../../model/identity.ts'
import { kindOf } from '../registry.ts'
import { texts } from './written.ts'

/** Folders of what has a file of its own; operators and the like, which belong together, share one. */
const folders: { readonly [kind in KindName]?: string } = {
  schema: 'schemas',
  extension: 'extensions',
  language: 'languages',
  'foreign data wrapper': 'foreign_data_wrappers',
  server: 'servers',
  'user mapping': 'user_mappings',
  collation: 'collations',
  enum: 'types',
  domain: 'types',
  'composite type': 'types',
  'range type': 'types',
  'base type': 'types',
  'text search parser': 'text_search',
  'text search template': 'text_search',
  'text search dictionary': 'text_search',
  'text search configuration': 'text_search',
  sequence: 'sequences',
  table: 'tables',
  'foreign table': 'foreign_tables',
  function: 'functions',
  procedure: 'procedures',
  aggregate: 'aggregates',
  operator: 'operators',
  'operator family': 'operators',
  'operator class': 'operators',
  'access method': 'access_methods',
  cast: 'casts',
  transform: 'transforms',
  conversion: 'conversions',
  view: 'views',
  'materialized view': 'materialized_views',
  'event trigger': 'event_triggers',
  publication: 'publications',
  subscription: 'subscriptions',
}

/**
 * Where those without a name of their own are. Default privileges count for what is made after them, and files are read in the order of
 * their names.
 */
const unnamed: { readonly [Name in KindName]?: string } = { 'default privileges': 'zz_default_privileges', 'parameter privileges': 'parameter_privileges' }

/**
 * The file for a fact, without its ending: that of the object which it belongs to in the end. A table's has its columns, policies
 * and the rest, a partitioned table's its partitions too. What is in `public` is not in a folder of its own.
 */
export function placeOf(fact: Fact, catalog: Catalog): string {
  const root = rootOf(fact, catalog)
  const own = unnamed[root.id.kind]
  if (own !== undefined) return own
  const folder = folders[root.id.kind] ?? 'others'
  const namespace = kindOf(root).namespace === undefined ? root.id.path[0] : kindOf(root).namespace?.(root.id)
  const isQualified = root.id.path.length > 1 && namespace !== null && namespace !== undefined
  const name = isQualified ? (root.id.path[1] ?? '') : root.id.path.join('.')
  return `${isQualified && namespace !== 'public' ? `${fileName(namespace)}/` : ''}${folder}/${fileName(name)}`
}

function rootOf(fact: Fact, catalog: Catalog): Fact {
  const partition = fact.id.kind === 'table' || fact.id.kind === 'foreign table' ? catalog.facts.get(keyOf({ kind: 'partition', path: fact.id.path })) : undefined
  const parent = partition !== undefined ? ({ kind: 'table', path: texts(partition, 'parent') } as const) : (fact.id.target ?? kindOf(fact).parent?.(fact))
  const next = parent === null || parent === undefined ? undefined : catalog.facts.get(keyOf(parent))
  return next === undefined ? fact : rootOf(next, catalog)
}

const fileName = (name: string): string => name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 100) || '_'
