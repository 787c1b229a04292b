import { sameValue } from '../model/fact.ts'
import type { Hazard } from '../model/hazard.ts'
import { kindNames, type KindName } from '../model/identity.ts'
import { ident, join, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, lock, type Context, type Draft, type Pair } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { staysTyped } from './partition-of.ts'
import { owner, someRelation, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'
import { relationsUsing, typedTables } from './usage.ts'

type Member = {
  readonly name: string
  /** As format_type prints it. */
  readonly type: string
  /** Qualified and quoted; null where it is the type's own. */
  readonly collation: string | null
}

/** Stand-alone composite types: rows of pg_class with relkind c. */
type Composite = {
  /** In their order. */
  readonly members: readonly Member[]
  /** Types and collations of users that its attributes are of: kind, schema, name. */
  readonly uses: readonly (readonly [kind: string, schema: string, name: string])[]
  readonly owner: string | null
}

const isKind = (name: string): name is KindName => kindNames.some((kind) => kind === name)

const readers: readonly KindName[] = ['view', 'materialized view', 'rule', 'policy']

const declared = ({ name, type, collation }: Member): Sql =>
  sql`${ident(name)} ${printed(type)}${collation === null ? nothing : sql` COLLATE ${printed(collation)}`}`

function alterMembers({ id, before, after }: Pair<Composite>, context: Context): readonly Draft[] | 'recreate' {
  const old = new Map(before.members.map((member) => [member.name, member]))
  const wanted = new Map(after.members.map((member) => [member.name, member]))
  const kept = before.members.filter(({ name }) => wanted.has(name))
  const added = after.members.filter(({ name }) => !old.has(name))
  const dropped = before.members.filter(({ name }) => !wanted.has(name))
  const changed = kept.flatMap(({ name, type, collation }) => {
    const now = wanted.get(name)
    return now !== undefined && (now.type !== type || now.collation !== collation) ? [now] : []
  })
  // Attributes are added at the end only: their order can change in no other way.
  if ([...kept, ...added].some(({ name }, index) => after.members[index]?.name !== name)) return 'recreate'
  const users = relationsUsing(id, context.live)
  // "cannot alter type because column uses it"
  if (changed.length > 0 && users.length > 0) return 'recreate'
  const typed = typedTables(id, context.live)
  const cascade = typed.length === 0 ? nothing : sql` CASCADE`
  const hazards: readonly Hazard[] = [
    ...(dropped.length > 0 && users.length + typed.length > 0
      ? [{ name: 'data_loss', message: `what rows hold in ${dropped.map(({ name }) => name).join(', ')} of ${id.path.join('.')} is lost` } as const]
      : []),
    ...(changed.length > 0 && typed.length > 0
      ? [{ name: 'rewrites_table', message: `tables of type ${id.path.join('.')} are rewritten` } as const]
      : []),
  ]
  const actions = [
    ...dropped.map(({ name }) => sql`DROP ATTRIBUTE ${ident(name)}${cascade}`),
    ...changed.map(
      ({ name, type, collation }) =>
        sql`ALTER ATTRIBUTE ${ident(name)} TYPE ${printed(type)}${collation === null ? nothing : sql` COLLATE ${printed(collation)}`}${cascade}`,
    ),
    ...added.map((member) => sql`ADD ATTRIBUTE ${declared(member)}${cascade}`),
  ]
  return [
    draft(sql`ALTER ${address(id)} ${join(actions, ', ')}`, {
      // One that leaves does so before.
      locks: typed.filter((table) => staysTyped(table, context)).map((table) => lock(table, 'ACCESS EXCLUSIVE')),
      duration: changed.length > 0 && typed.length > 0 ? 'rewrite' : 'instant',
      hazards,
    }),
  ]
}

export const compositeType = defineKind<Composite>({
  kind: 'composite type',
  catalog: 'pg_type',
  presence: someRelation('c'),
  query: () => `
    SELECT t.oid::text AS oid, n.nspname AS schema, t.typname AS name, coalesce(m.members, '[]') AS members, coalesce(m.uses, '[]') AS uses,
      ${owner('t.typowner')} AS owner
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = c.reltype
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod),
        'collation', CASE WHEN a.attcollation <> at.typcollation THEN format('%I.%I', cn.nspname, co.collname) END
      ) ORDER BY a.attnum) AS members,
        coalesce(jsonb_agg(jsonb_build_array(
          CASE e.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range type' WHEN 'b' THEN 'base type' ELSE
            CASE ec.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' WHEN 'c' THEN 'composite type' ELSE 'table' END END,
          en.nspname, e.typname) ORDER BY a.attnum) FILTER (WHERE e.oid >= 16384), '[]')
        || coalesce(jsonb_agg(jsonb_build_array('collation', cn.nspname, co.collname) ORDER BY a.attnum) FILTER (WHERE co.oid >= 16384), '[]') AS uses
      FROM pg_attribute a JOIN pg_type at ON at.oid = a.atttypid
        LEFT JOIN pg_range r ON r.rngmultitypid = at.oid
        -- what an array or a multirange is made of
        JOIN pg_type e ON e.oid = coalesce(r.rngtypid, CASE WHEN at.typcategory = 'A' THEN nullif(at.typelem, 0) END, at.oid)
        JOIN pg_namespace en ON en.oid = e.typnamespace LEFT JOIN pg_class ec ON ec.oid = e.typrelid
        LEFT JOIN pg_collation co ON co.oid = a.attcollation LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    ) m ON true
    WHERE ${userNamespace('n')} AND c.relkind = 'c'`,
  path: ['schema', 'name'],
  types: { uses: 'json', members: 'json' },
  needs: (fact) => fact.attributes.uses.flatMap(([kind, ...path]) => (isKind(kind) ? [{ kind, path }] : [])),
  slots: (fact) => [`type:${fact.id.path.join('.')}`, `relation:${fact.id.path.join('.')}`],
  create: (fact) => [
    draft(sql`CREATE ${address(fact.id)} AS (${join(fact.attributes.members.map(declared), ', ')})`),
    ...setOwner(address(fact.id), fact.attributes.owner),
  ],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  parts: ({ attributes }) => attributes.members.map(({ name }) => name),
  rename: (from, to, context) => {
    const [schema = '', name = '', attribute] = from.path
    if (attribute === undefined) return moveAndRename(from, to)
    const typed = typedTables({ ...from, path: [schema, name] }, context.live)
    return [
      draft(sql`ALTER ${address(from)} RENAME ATTRIBUTE ${ident(attribute)} TO ${ident(to.path[2] ?? '')}${typed.length === 0 ? nothing : sql` CASCADE`}`, {
        locks: typed.map((table) => lock(table, 'ACCESS EXCLUSIVE')),
      }),
    ]
  },
  // What reads an attribute keeps it from being changed or dropped.
  disturbs: ({ before, after }, attribute) =>
    attribute === 'members' && before.members.some((member) => !after.members.some((other) => sameValue(member, other))) ? readers : [],
  attributes: {
    uses: 'ignored',
    members: alterMembers,
    owner: ownerRule((pair) => address(pair.id)),
  },
})
