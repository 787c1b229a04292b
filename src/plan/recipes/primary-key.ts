import type { Catalog } from '../../model/catalog.ts'
import type { Fact } from '../../model/fact.ts'

/** The primary key of a table, by schema and name. */
export function primaryKeyOf([schema, name]: readonly [string, string], catalog: Catalog): Fact | undefined {
  for (const fact of catalog.facts.values()) {
    const { kind, path } = fact.id
    if (kind === 'constraint' && path[0] === schema && path[1] === name && fact.attributes['type'] === 'PRIMARY KEY') return fact
  }
  return undefined
}
