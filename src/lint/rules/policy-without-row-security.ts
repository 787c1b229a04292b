import { keyOf } from '../../model/identity.ts'
import { factsOf, relationOf, type LintRule } from '../rule.ts'

export const policyWithoutRowSecurity: LintRule = {
  name: 'policy-without-row-security',
  severity: 'error',
  summary: 'A policy of a table whose row security is not enabled',
  *find(catalog) {
    for (const fact of factsOf(catalog, 'policy')) {
      const table = catalog.facts.get(keyOf({ kind: 'table', path: fact.id.path.slice(0, 2) }))
      if (table === undefined || table.attributes['rowSecurity'] === true) continue
      yield {
        about: fact.id,
        message: `row security of ${relationOf(fact.id.path)} is not enabled: the policy does nothing`,
        remedy: 'Enable row security on the table, or drop the policy.',
      }
    }
  },
}
