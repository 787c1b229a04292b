import { keyOf } from '../../model/identity.ts'
import { factsOf, relationOf, texts, type LintRule } from '../rule.ts'

export const setNullOnNotNull: LintRule = {
  name: 'set-null-on-not-null',
  severity: 'error',
  summary: 'A foreign key that sets a column to null which is NOT NULL',
  *find(catalog) {
    for (const fact of factsOf(catalog, 'foreign key')) {
      const { onDelete, onUpdate, onDeleteColumns, columns } = fact.attributes
      const named = texts(onDeleteColumns)
      const nulled = onDelete === 'SET NULL' && named.length > 0 ? named : onDelete === 'SET NULL' || onUpdate === 'SET NULL' ? texts(columns) : []
      const refusing = nulled.filter((column) => {
        const found = catalog.facts.get(keyOf({ kind: 'column', path: [...fact.id.path.slice(0, 2), column] }))
        return found?.attributes['notNull'] === true
      })
      if (refusing.length === 0) continue
      yield {
        about: fact.id,
        message: `it sets ${refusing.join(', ')} of ${relationOf(fact.id.path)} to null, which is NOT NULL: deleting from ${texts(fact.attributes['references']).join('.')} can only fail`,
        remedy: 'Say ON DELETE CASCADE or RESTRICT, or let the column be null.',
      }
    }
  },
}
