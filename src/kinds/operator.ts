import { ident, join, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { keyOf, type Identity } from '../model/identity.ts'
import { address } from './address.ts'
import { defineKind, draft, id, type Context, type Pair } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someObject, userNamespace } from './query.ts'

/** Path of another operator: schema, name and operand types. */
type OperatorPath = readonly [schema: string, name: string, types: string]

/** Operators: rows of pg_operator, without those that are only named as somebody's commutator or negator. */
type Operator = {
  /** Functions, qualified. */
  readonly function: string
  readonly left: string | null
  readonly right: string
  readonly commutator: OperatorPath | null
  readonly negator: OperatorPath | null
  readonly restrict: string | null
  readonly join: string | null
  readonly hashes: boolean
  readonly merges: boolean
  readonly owner: string | null
}

const named = ([schema, name]: OperatorPath): Sql => sql`OPERATOR(${ident(schema)}.${printed(name)})`
const set = (pair: Pair<Operator>, what: Sql) => [draft(sql`ALTER ${address(pair.id)} SET (${what})`)]

/** Commutator or negator: PostgreSQL 17 and later can add one; it vanishes by itself with the operator that it is. */
function partner(pair: Pair<Operator>, attribute: 'commutator' | 'negator', context: Context) {
  const before = pair.before[attribute]
  const after = pair.after[attribute]
  const gone = before !== null && !context.desired.facts.has(keyOf(id('operator', ...before)))
  if (after === null) return gone ? [] : 'recreate'
  if (before !== null && !gone) return 'recreate'
  // One that is yet to come names this one, which is enough.
  if (!context.live.facts.has(keyOf(id('operator', ...after)))) return []
  return context.major >= 17 ? set(pair, sql`${printed(attribute.toUpperCase())} = ${named(after)}`) : 'recreate'
}

const name = (of: Identity): Sql => sql`${ident(of.path[0] ?? '')}.${printed(of.path[1] ?? '')}`

const path = (o: string): string => `json_build_array(${o}.schema, ${o}.name, ${o}.types)`

export const operator = defineKind<Operator>({
  kind: 'operator',
  catalog: 'pg_operator',
  presence: someObject('pg_operator'),
  query: () => `
    WITH own AS MATERIALIZED (
      SELECT o.* FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE ${userNamespace('n')} AND o.oprcode <> 0
    ), named AS MATERIALIZED (
      SELECT o.oid, n.nspname AS schema, o.oprname AS name, coalesce(format_type(nullif(o.oprleft, 0), NULL), 'NONE') || ', ' || format_type(o.oprright, NULL) AS types
      FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
      WHERE o.oid IN (SELECT oid FROM own UNION ALL SELECT oprcom FROM own UNION ALL SELECT oprnegate FROM own)
    )
    SELECT o.oid::text AS oid, k.schema, k.name, k.types, o.oprcode::regproc::text AS function,
      format_type(nullif(o.oprleft, 0), NULL) AS left, format_type(o.oprright, NULL) AS right,
      CASE WHEN c.oid IS NOT NULL THEN ${path('c')} END AS commutator,
      CASE WHEN g.oid IS NOT NULL THEN ${path('g')} END AS negator,
      nullif(o.oprrest::regproc::text, '-') AS restrict, nullif(o.oprjoin::regproc::text, '-') AS join,
      o.oprcanhash AS hashes, o.oprcanmerge AS merges, ${owner('o.oprowner')} AS owner
    FROM own o JOIN named k ON k.oid = o.oid LEFT JOIN named c ON c.oid = o.oprcom LEFT JOIN named g ON g.oid = o.oprnegate`,
  path: ['schema', 'name', 'types'],
  types: { commutator: 'json', negator: 'json', hashes: 'boolean', merges: 'boolean' },
  slots: (fact) => [`operator:${keyOf(fact.id)}`],
  create: ({ id: of, attributes }) => {
    const { function: called, left, right, commutator, negator, restrict, join: joined, hashes, merges, owner: owned } = attributes
    const parameters = [
      sql`FUNCTION = ${printed(called)}`,
      left === null ? nothing : sql`LEFTARG = ${printed(left)}`,
      sql`RIGHTARG = ${printed(right)}`,
      commutator === null ? nothing : sql`COMMUTATOR = ${named(commutator)}`,
      negator === null ? nothing : sql`NEGATOR = ${named(negator)}`,
      restrict === null ? nothing : sql`RESTRICT = ${printed(restrict)}`,
      joined === null ? nothing : sql`JOIN = ${printed(joined)}`,
      hashes ? sql`HASHES` : nothing,
      merges ? sql`MERGES` : nothing,
    ].filter((parameter) => parameter !== nothing)
    return [draft(sql`CREATE OPERATOR ${name(of)} (${join(parameters, ', ')})`), ...setOwner(address(of), owned)]
  },
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  attributes: {
    function: 'recreate',
    left: 'recreate',
    right: 'recreate',
    commutator: (pair, context) => partner(pair, 'commutator', context),
    negator: (pair, context) => partner(pair, 'negator', context),
    restrict: (pair) => set(pair, sql`RESTRICT = ${printed(pair.after.restrict ?? 'NONE')}`),
    join: (pair) => set(pair, sql`JOIN = ${printed(pair.after.join ?? 'NONE')}`),
    // These two can be promised later, not taken back.
    hashes: (pair, context) => (pair.after.hashes && context.major >= 17 ? set(pair, sql`HASHES`) : 'recreate'),
    merges: (pair, context) => (pair.after.merges && context.major >= 17 ? set(pair, sql`MERGES`) : 'recreate'),
    owner: ownerRule((pair) => address(pair.id)),
  },
})
