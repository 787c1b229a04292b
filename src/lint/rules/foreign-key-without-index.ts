import { searchKeys } from '../keys.ts'
import { factsOf, relationOf, texts, type LintRule } from '../rule.ts'

/** Deleting a row that is referred to reads the whole referring table where nothing finds the rows there. */
export const foreignKeyWithoutIndex: LintRule = {
  name: 'foreign-key-without-index',
  severity: 'warning',
  summary: 'A foreign key whose columns no index begins with',
  *find(catalog) {
    const keys = searchKeys(catalog)
    for (const fact of factsOf(catalog, 'foreign key')) {
      const relation = relationOf(fact.id.path)
      const columns = texts(fact.attributes['columns'])
      const found = keys.some((key) => {
        const leading = key.columns.slice(0, columns.length)
        return key.relation === relation && columns.length <= key.columns.length && columns.every((column) => leading.includes(column))
      })
      if (found) continue
      yield {
        about: fact.id,
        message: `no index of ${relation} begins with ${columns.join(', ')}: to delete a row of ${texts(fact.attributes['references']).join('.')} PostgreSQL reads all of ${relation}`,
        remedy: `Declare an index on ${relation} (${columns.join(', ')}).`,
      }
    }
  },
}
