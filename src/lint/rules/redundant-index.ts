import { searchKeys, type SearchKey } from '../keys.ts'
import type { LintRule } from '../rule.ts'

/** Every index costs writes; one whose work another does brings nothing for it. */
export const redundantIndex: LintRule = {
  name: 'redundant-index',
  severity: 'warning',
  summary: 'An index on columns that another index or key already begins with',
  *find(catalog) {
    const keys = searchKeys(catalog).filter((key) => key.plain)
    for (const [position, key] of keys.entries()) {
      if (key.constraint) continue
      const better = keys.find((other, at) => other !== key && covers(other, key) && !(covers(key, other) && at > position))
      if (better === undefined) continue
      yield {
        about: key.fact.id,
        message: `${better.fact.id.path.at(-1) ?? ''} already begins with ${key.columns.join(', ')}`,
        remedy: 'Drop this index: the other one serves the same queries.',
      }
    }
  },
}

/** Whether whatever `key` is good for, `other` is good for too. */
function covers(other: SearchKey, key: SearchKey): boolean {
  if (other.relation !== key.relation || !key.columns.every((column, index) => column === other.columns[index])) return false
  return !key.unique || (other.unique && other.columns.length === key.columns.length)
}
