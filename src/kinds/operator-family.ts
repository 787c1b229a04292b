import { sameValue } from '../model/fact.ts'
import { ident, join, printed, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, type Draft, type Identity } from './kind.ts'
import { functionClause, memberColumns, operatorClause, type MemberFunction, type MemberOperator } from './operator-members.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someObject, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'

/** Operator families: rows of pg_opfamily, with the members that belong to no class. */
type OperatorFamily = {
  readonly operators: readonly MemberOperator[]
  readonly functions: readonly MemberFunction[]
  readonly owner: string | null
}

const add = (of: Identity, clauses: readonly Sql[]): readonly Draft[] => (clauses.length === 0 ? [] : [draft(sql`ALTER ${address(of)} ADD ${join(clauses, ', ')}`)])
const drop = (of: Identity, clauses: readonly Sql[]): readonly Draft[] => (clauses.length === 0 ? [] : [draft(sql`ALTER ${address(of)} DROP ${join(clauses, ', ')}`)])

const operand = (word: Sql, number: number, left: string, right: string): Sql => sql`${word} ${printed(String(number))} (${printed(left)}, ${printed(right)})`

/** Of `some` those that `others` lacks. */
const missing = <T extends MemberOperator | MemberFunction>(some: readonly T[], others: readonly T[]): readonly T[] =>
  some.filter((one) => !others.some((other) => sameValue(one, other)))

export const operatorFamily = defineKind<OperatorFamily>({
  kind: 'operator family',
  catalog: 'pg_opfamily',
  presence: someObject('pg_opfamily'),
  query: () => `
    SELECT f.oid::text AS oid, n.nspname AS schema, f.opfname AS name, a.amname AS method, ${memberColumns('pg_opfamily', 'f.oid')},
      ${owner('f.opfowner')} AS owner
    FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace JOIN pg_am a ON a.oid = f.opfmethod
    WHERE ${userNamespace('n')}`,
  path: ['schema', 'name', 'method'],
  types: { operators: 'json', functions: 'json' },
  slots: (fact) => [`operator family:${fact.id.path.join('.')}`],
  create: ({ id: of, attributes: { operators, functions, owner: owned } }) => [
    draft(sql`CREATE OPERATOR FAMILY ${ident(...of.path.slice(0, 2))} USING ${ident(of.path[2] ?? '')}`),
    ...add(of, [...operators.map(operatorClause), ...functions.map(functionClause)]),
    ...setOwner(address(of), owned),
  ],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: moveAndRename,
  attributes: {
    operators: ({ id: of, before, after }) => [
      ...drop(of, missing(before.operators, after.operators).map(({ strategy, left, right }) => operand(sql`OPERATOR`, strategy, left, right))),
      ...add(of, missing(after.operators, before.operators).map(operatorClause)),
    ],
    functions: ({ id: of, before, after }) => [
      ...drop(of, missing(before.functions, after.functions).map(({ number, left, right }) => operand(sql`FUNCTION`, number, left, right))),
      ...add(of, missing(after.functions, before.functions).map(functionClause)),
    ],
    owner: ownerRule((pair) => address(pair.id)),
  },
})
