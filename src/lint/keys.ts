import type { Catalog } from '../model/catalog.ts'
import type { Fact } from '../model/fact.ts'
import { factsOf, list, record, relationOf, texts } from './rule.ts'

/** What can find rows of a relation by the values of its leading columns. */
export interface SearchKey {
  readonly fact: Fact
  /** `public.orders` */
  readonly relation: string
  /** Column names; an expression is null. */
  readonly columns: readonly (string | null)[]
  readonly unique: boolean
  readonly constraint: boolean
  /** A B-tree of whole columns in their usual order, over all rows, with nothing else to it. */
  readonly plain: boolean
  /** It says which rows it is for. */
  readonly partial: boolean
}

/** Indexes and keys of all relations, in the catalog's order. */
export function searchKeys(catalog: Catalog): readonly SearchKey[] {
  return [...constraintKeys(catalog), ...indexKeys(catalog)]
}

function* constraintKeys(catalog: Catalog): Generator<SearchKey> {
  for (const fact of factsOf(catalog, 'constraint')) {
    const { type, columns, withoutOverlaps } = fact.attributes
    if (type !== 'PRIMARY KEY' && type !== 'UNIQUE') continue
    yield { fact, relation: relationOf(fact.id.path), columns: texts(columns), unique: true, constraint: true, plain: withoutOverlaps !== true, partial: false }
  }
}

function* indexKeys(catalog: Catalog): Generator<SearchKey> {
  for (const fact of factsOf(catalog, 'index')) {
    const { table, keys, method, predicate, include, unique } = fact.attributes
    const parts = list(keys).map(record)
    const columns = parts.map(({ column }) => (typeof column === 'string' ? column : null))
    const usual = parts.every(
      ({ column, opclass, collation, descending, nullsFirst }) => typeof column === 'string' && opclass === null && collation === null && descending === false && nullsFirst === false,
    )
    const plain = usual && method === 'btree' && predicate === null && texts(include).length === 0
    yield { fact, relation: texts(table).join('.'), columns, unique: unique === true, constraint: false, plain, partial: predicate !== null }
  }
}
