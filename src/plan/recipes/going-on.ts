import type { Constraint } from '../../kinds/constraint.ts'
import type { Index } from '../../kinds/index.ts'
import { draft, lockTree, type Draft } from '../../kinds/kind.ts'
import type { SequenceShape } from '../../kinds/sequence-options.ts'
import type { Fact, Value } from '../../model/fact.ts'
import { describe, type Identity } from '../../model/identity.ts'
import { ident, literal, printed, sql, type Sql } from '../../sql/sql.ts'
import { isInUse, tableName, tableOf, type World } from '../world.ts'

const isNumber: ReadonlySet<Value | undefined> = new Set(['smallint', 'integer', 'bigint'])

/**
 * What has a new sequence go on after the numbers that a column's rows have, as far as its bounds let it; null where the column has none.
 * @param sequence - its name in SQL
 */
export function goesOnAfter(column: Fact, sequence: Sql, { increment, start, min, max }: SequenceShape, world: World): Draft | null {
  if (!isNumber.has(column.attributes['type'] ?? null) || !isInUse(column.id, world) || !isInUse(tableOf(column.id), world)) return null
  const name = ident(column.id.path[2] ?? '')
  const rises = !increment.startsWith('-')
  const furthest = rises ? sql`max(${name})` : sql`min(${name})`
  const [least, most] = rises ? [start, max] : [min, start]
  const table = tableName(column.id)
  return draft(
    sql`SELECT pg_catalog.setval(${literal(sequence)}::pg_catalog.regclass, ${furthest}) FROM ${ident(...table)} HAVING ${furthest} BETWEEN ${printed(least)} AND ${printed(most)}`,
    { title: `have new numbers of ${describe(column.id)} follow on those of its rows`, locks: [lockTree(table, 'ACCESS SHARE')], duration: isIndexed(column.id, world) ? 'instant' : 'scan' },
  )
}

/** Whether PostgreSQL finds the column's furthest value by an index. */
function isIndexed({ path: [schema, table, column] }: Identity, { context: { live } }: World): boolean {
  return [...live.facts.values()].some((fact) => {
    const isOfTable = (names: Value | undefined): boolean => Array.isArray(names) && names[0] === schema && names[1] === table
    if (fact.id.kind === 'constraint') {
      const { type, columns } = (fact as Fact<Constraint>).attributes
      return isOfTable(fact.id.path.slice(0, 2)) && (type === 'PRIMARY KEY' || type === 'UNIQUE') && columns[0] === column
    }
    if (fact.id.kind !== 'index') return false
    const { table: of, method, predicate, keys, valid } = (fact as Fact<Index>).attributes
    return isOfTable(of) && method === 'btree' && valid && predicate === null && keys[0]?.column === column
  })
}
