import { keyOf } from '../model/identity.ts'
import { ident, join, nothing, printed, sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, id, type Draft, type Fact, type Identity } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someType, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'

/** Range types: rows of pg_range, each with its multirange type. */
type Range = {
  /** As format_type prints it. */
  readonly subtype: string
  /** Qualified; null where it is the subtype's default. */
  readonly operatorClass: string | null
  /** Qualified; null where it is the subtype's own. */
  readonly collation: string | null
  /** Functions, qualified. */
  readonly canonical: string | null
  readonly difference: string | null
  /** Schema and name. */
  readonly multirange: readonly [schema: string, name: string]
  readonly owner: string | null
}

type Names = Range['multirange']

/**
 * The type and the functions that PostgreSQL makes with it, which do not follow.
 * @param subtype - what it is over, as that is called by now
 */
export function renameRange(from: Identity, to: Identity, subtype: string): readonly Draft[] {
  const constructors = [`${subtype}, ${subtype}`, `${subtype}, ${subtype}, text`].flatMap((types) => moveAndRename(id('function', ...from.path, types), id('function', ...to.path, types)))
  return [...moveAndRename(from, to), ...constructors]
}

/** The multirange type of a range type, which has the path by now, and its constructors. */
export function renameMultirange(range: Identity, [schema, from]: Names, to: string): readonly Draft[] {
  const type = ident(...range.path)
  return [
    draft(sql`ALTER TYPE ${ident(schema, from)} RENAME TO ${ident(to)}`),
    ...[nothing, type, sql`${type}[]`].map((types) => draft(sql`ALTER FUNCTION ${ident(schema, from)}(${types}) RENAME TO ${ident(to)}`)),
  ]
}

export const isRange = (fact: Fact): fact is Fact<Range> => fact.id.kind === 'range type'

export const rangeType = defineKind<Range>({
  kind: 'range type',
  catalog: 'pg_type',
  presence: someType('r'),
  query: () => `
    SELECT t.oid::text AS oid, n.nspname AS schema, t.typname AS name, format_type(r.rngsubtype, NULL) AS subtype,
      CASE WHEN NOT (o.opcdefault AND o.opcintype = r.rngsubtype) THEN format('%I.%I', onsp.nspname, o.opcname) END AS "operatorClass",
      CASE WHEN r.rngcollation <> s.typcollation THEN format('%I.%I', cn.nspname, c.collname) END AS collation,
      nullif(r.rngcanonical::regproc::text, '-') AS canonical,
      nullif(r.rngsubdiff::regproc::text, '-') AS difference,
      json_build_array(mn.nspname, m.typname) AS multirange,
      ${owner('t.typowner')} AS owner
    FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid JOIN pg_namespace n ON n.oid = t.typnamespace
      JOIN pg_type s ON s.oid = r.rngsubtype
      JOIN pg_opclass o ON o.oid = r.rngsubopc JOIN pg_namespace onsp ON onsp.oid = o.opcnamespace
      JOIN pg_type m ON m.oid = r.rngmultitypid JOIN pg_namespace mn ON mn.oid = m.typnamespace
      LEFT JOIN pg_collation c ON c.oid = r.rngcollation LEFT JOIN pg_namespace cn ON cn.oid = c.collnamespace
    WHERE ${userNamespace('n')}`,
  path: ['schema', 'name'],
  types: { multirange: 'json' },
  slots: (fact) => [`type:${fact.id.path.join('.')}`, `type:${fact.attributes.multirange.join('.')}`],
  create: ({ id, attributes: { subtype, operatorClass, collation, canonical, difference, multirange, owner: owned } }) => {
    const parameters = [
      sql`SUBTYPE = ${printed(subtype)}`,
      operatorClass === null ? nothing : sql`SUBTYPE_OPCLASS = ${printed(operatorClass)}`,
      collation === null ? nothing : sql`COLLATION = ${printed(collation)}`,
      canonical === null ? nothing : sql`CANONICAL = ${printed(canonical)}`,
      difference === null ? nothing : sql`SUBTYPE_DIFF = ${printed(difference)}`,
      sql`MULTIRANGE_TYPE_NAME = ${ident(...multirange)}`,
    ].filter((parameter) => parameter !== nothing)
    return [draft(sql`CREATE ${address(id)} AS RANGE (${join(parameters, ', ')})`), ...setOwner(address(id), owned)]
  },
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  // Its multirange type keeps its name.
  rename: (from, to, { live }) => {
    const subtype = live.facts.get(keyOf(from))?.attributes['subtype']
    return typeof subtype === 'string' ? renameRange(from, to, subtype) : moveAndRename(from, to)
  },
  attributes: {
    subtype: 'recreate',
    operatorClass: 'recreate',
    collation: 'recreate',
    canonical: 'recreate',
    difference: 'recreate',
    multirange: ({ id: of, before, after }) =>
      before.multirange[0] === after.multirange[0]
        ? renameMultirange(of, before.multirange, after.multirange[1])
        : 'recreate', // a multirange type moves with its range type only
    owner: ownerRule((pair) => address(pair.id)),
  },
})
