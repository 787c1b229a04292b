import { factsOf, type LintRule } from '../rule.ts'

// PostgreSQL evaluates a sub-select that does not depend on the row once; a bare call once for each row that it looks at.
const bareCall = /(?<!\bSELECT\s+(?:\(+\s*)?)\b(?:auth\.(?:uid|jwt|role|email)|current_setting)\s*\(/i

export const policyCallsPerRow: LintRule = {
  name: 'policy-calls-per-row',
  severity: 'warning',
  summary: 'A policy that asks who the user is once for each row',
  *find(catalog) {
    for (const fact of factsOf(catalog, 'policy')) {
      const expressions = [fact.attributes['using'], fact.attributes['check']]
      const call = expressions.map((text) => (typeof text === 'string' ? bareCall.exec(text)?.[0] : undefined)).find((found) => found !== undefined)
      if (call === undefined) continue
      const name = call.replace(/\s*\($/, '')
      yield {
        about: fact.id,
        message: `${name}() is called for each row`,
        remedy: `Write (select ${name}(…)): it is then called once for each statement.`,
      }
    }
  },
}
