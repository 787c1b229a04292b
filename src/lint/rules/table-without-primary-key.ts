import { keyOf } from '../../model/identity.ts'
import { factsOf, relationOf, type LintRule } from '../rule.ts'

export const tableWithoutPrimaryKey: LintRule = {
  name: 'table-without-primary-key',
  severity: 'warning',
  summary: 'A table without a primary key',
  *find(catalog) {
    const keyed = new Set<string>()
    for (const fact of factsOf(catalog, 'constraint')) if (fact.attributes['type'] === 'PRIMARY KEY') keyed.add(relationOf(fact.id.path))
    for (const fact of factsOf(catalog, 'table')) {
      const isPartition = catalog.facts.has(keyOf({ kind: 'partition', path: fact.id.path }))
      if (isPartition || keyed.has(relationOf(fact.id.path))) continue
      yield {
        about: fact.id,
        message: 'it has no primary key: its rows cannot be told apart, nor replicated without a replica identity',
        remedy: 'Declare a primary key.',
      }
    }
  },
}
