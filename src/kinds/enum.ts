import { join, literal, nothing, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, type Draft, type Identity } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someType, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'

/** Enums: rows of pg_type with typtype e. */
type Enum = {
  /** In their order. */
  readonly labels: readonly string[]
  readonly owner: string | null
}

const isSubsequence = (some: readonly string[], all: readonly string[]): boolean => {
  let at = 0
  for (const one of all) if (one === some[at]) at++
  return at === some.length
}

/** A new value cannot be used in the transaction that adds it, hence outside any. */
function addValue(of: Identity, label: string, place: Sql): Draft {
  const type = literal(of.path.slice(0, 2).map((name) => `"${name.replaceAll('"', '""')}"`).join('.'))
  return draft(sql`ALTER ${address(of)} ADD VALUE ${literal(label)}${place}`, {
    hazards: [{ name: 'irreversible', message: `the value ${label} of enum ${of.path.join('.')} cannot be taken away again` }],
    resume: {
      done: sql`SELECT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = pg_catalog.to_regtype(${type}) AND enumlabel = ${literal(label)})`,
      leftover: null,
    },
  })
}

/** @param after - has all of `before` in the same order */
function addedValues(of: Identity, before: readonly string[], after: readonly string[]): readonly Draft[] {
  const there = new Set(before)
  const first = before[0]
  return after.flatMap((label, index) => {
    if (there.has(label)) return []
    const previous = after[index - 1]
    const next = after[index + 1]
    // At the end no place is needed; before the first there is nothing to be AFTER.
    const place =
      previous === undefined
        ? first === undefined
          ? nothing
          : sql` BEFORE ${literal(first)}`
        : next === undefined
          ? nothing
          : sql` AFTER ${literal(previous)}`
    return [addValue(of, label, place)]
  })
}

export const enumKind = defineKind<Enum>({
  kind: 'enum',
  catalog: 'pg_type',
  presence: someType('e'),
  query: () => `
    SELECT t.oid::text AS oid, n.nspname AS schema, t.typname AS name, coalesce(e.labels, '{}') AS labels, ${owner('t.typowner')} AS owner
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN (SELECT enumtypid, array_agg(enumlabel::text ORDER BY enumsortorder) AS labels FROM pg_enum GROUP BY 1) e ON e.enumtypid = t.oid
    WHERE ${userNamespace('n')} AND t.typtype = 'e'`,
  path: ['schema', 'name'],
  types: { labels: 'text[]' },
  slots: (fact) => [`type:${fact.id.path.join('.')}`],
  create: (fact) => [
    draft(sql`CREATE ${address(fact.id)} AS ENUM (${join(fact.attributes.labels.map(literal), ', ')})`),
    ...setOwner(address(fact.id), fact.attributes.owner),
  ],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  // A third name is a value's.
  parts: ({ attributes }) => attributes.labels,
  rename: (from, to) =>
    from.path[2] === undefined
      ? moveAndRename(from, to)
      : [draft(sql`ALTER ${address(from)} RENAME VALUE ${literal(from.path[2])} TO ${literal(to.path[2] ?? '')}`)],
  attributes: {
    // Values are never taken away or moved by an ALTER.
    labels: ({ id, before, after }) => (isSubsequence(before.labels, after.labels) ? addedValues(id, before.labels, after.labels) : 'recreate'),
    owner: ownerRule((pair) => address(pair.id)),
  },
})
