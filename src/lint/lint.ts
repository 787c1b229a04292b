import type { Catalog } from '../model/catalog.ts'
import { compareIdentity } from '../model/identity.ts'
import { SchemactlError } from '../model/problem.ts'
import type { Settings } from '../settings/settings.ts'
import type { Finding, LintRule } from './rule.ts'
import { foreignKeyWithoutIndex } from './rules/foreign-key-without-index.ts'
import { policyCallsPerRow } from './rules/policy-calls-per-row.ts'
import { policyWithoutRowSecurity } from './rules/policy-without-row-security.ts'
import { redundantIndex } from './rules/redundant-index.ts'
import { securityDefinerSearchPath } from './rules/security-definer-search-path.ts'
import { setNullOnNotNull } from './rules/set-null-on-not-null.ts'
import { tableWithoutPrimaryKey } from './rules/table-without-primary-key.ts'

export const lintRules: readonly LintRule[] = [
  foreignKeyWithoutIndex,
  policyCallsPerRow,
  policyWithoutRowSecurity,
  redundantIndex,
  securityDefinerSearchPath,
  setNullOnNotNull,
  tableWithoutPrimaryKey,
]

/**
 * What the rules find in a catalog, in the order of the objects.
 * @param severities - by rule; a rule that is not named has its own
 * @throws SchemactlError `settings_invalid` for a rule that does not exist
 */
export function lint(catalog: Catalog, severities: Settings['lint']): readonly Finding[] {
  const strangers = Object.keys(severities).filter((name) => !lintRules.some((rule) => rule.name === name))
  if (strangers.length > 0) {
    throw new SchemactlError({
      code: 'settings_invalid',
      message: `lint names what is no rule: ${strangers.join(', ')}`,
      remedy: `The rules are ${lintRules.map((rule) => rule.name).join(', ')}.`,
    })
  }
  return lintRules
    .flatMap((rule) => {
      const severity = severities[rule.name] ?? rule.severity
      return severity === 'off' ? [] : [...rule.find(catalog)].map((finding) => ({ ...finding, rule: rule.name, severity }))
    })
    .sort((a, b) => compareIdentity(a.about, b.about) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0))
}
