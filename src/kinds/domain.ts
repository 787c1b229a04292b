import { keyOf } from '../model/identity.ts'
import { ident, join, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, lock, type Context, type Fact } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someType, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'
import { isHeldInside, relationsUsing } from './usage.ts'

/** Domains: rows of pg_type with typtype d; their checks are facts of their own. */
type Domain = {
  /** The base type, as format_type prints it. */
  readonly type: string
  /** Qualified and quoted; null where it is the base type's. */
  readonly collation: string | null
  readonly notNull: boolean
  readonly default: string | null
  readonly owner: string | null
}

/** As PostgreSQL names the constraint where nobody else in the schema has that name; a domain that is swapped still has it. Null where it has none. */
function notNullName({ id }: Fact<Domain>, { live, major }: Context): string | null {
  const name = `${id.path[1] ?? ''}_not_null`
  return major >= 17 && live.facts.get(keyOf(id))?.attributes['notNull'] === true && Buffer.byteLength(name) <= 63 ? name : null
}

function definition(fact: Fact<Domain>, context: Context, inlined: readonly Sql[]): Sql {
  const { id, attributes } = fact
  const { type, collation, notNull, default: value } = attributes
  const named = notNullName(fact, context)
  const clauses = [
    sql`CREATE ${address(id)} AS ${printed(type)}`,
    collation === null ? nothing : sql`COLLATE ${printed(collation)}`,
    value === null ? nothing : sql`DEFAULT ${printed(value)}`,
    notNull ? sql`${named === null ? nothing : sql`CONSTRAINT ${ident(named)} `}NOT NULL` : nothing,
    ...inlined,
  ]
  return join(
    clauses.filter((clause) => clause !== nothing),
    ' ',
  )
}

export const domain = defineKind<Domain>({
  kind: 'domain',
  catalog: 'pg_type',
  presence: someType('d'),
  query: () => `
    SELECT t.oid::text AS oid, n.nspname AS schema, t.typname AS name,
      format_type(t.typbasetype, t.typtypmod) AS type,
      CASE WHEN t.typcollation <> b.typcollation THEN (
        SELECT format('%I.%I', cn.nspname, c.collname) FROM pg_collation c JOIN pg_namespace cn ON cn.oid = c.collnamespace WHERE c.oid = t.typcollation
      ) END AS collation,
      t.typnotnull AS "notNull",
      coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) AS default,
      ${owner('t.typowner')} AS owner
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_type b ON b.oid = t.typbasetype
    WHERE ${userNamespace('n')} AND t.typtype = 'd'`,
  path: ['schema', 'name'],
  types: { notNull: 'boolean' },
  deparsed: ['default'],
  slots: (fact) => [`type:${fact.id.path.join('.')}`],
  create: (fact, context, inlined) => [draft(definition(fact, context, inlined)), ...setOwner(address(fact.id), fact.attributes.owner)],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: moveAndRename,
  attributes: {
    type: 'recreate',
    collation: 'recreate',
    default: ({ id, after }) => [draft(sql`ALTER ${address(id)} ${after.default === null ? sql`DROP DEFAULT` : sql`SET DEFAULT ${printed(after.default)}`}`)],
    notNull: ({ id, after }, context) => {
      if (!after.notNull) return [draft(sql`ALTER ${address(id)} DROP NOT NULL`)]
      const relations = relationsUsing(id, context.live)
      if (isHeldInside(id, context.live)) return 'recreate'
      const statement = sql`ALTER ${address(id)} SET NOT NULL`
      if (relations.length === 0) return [draft(statement)]
      return [
        draft(statement, {
          locks: relations.map((relation) => lock(relation, 'SHARE')),
          duration: 'scan',
          hazards: [
            { name: 'blocks_writes', message: `rows of every table with a column of domain ${id.path.join('.')} are read while writers wait` },
            { name: 'may_fail_on_data', message: `a column of domain ${id.path.join('.')} may hold nulls` },
          ],
        }),
      ]
    },
    owner: ownerRule((pair) => address(pair.id)),
  },
})
