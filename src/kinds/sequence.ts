import { ident, join, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { defineKind, draft, id, lock, type Identity } from './kind.ts'
import { newOwner, ownerStatement, setOwner } from './owner.ts'
import { owner, someRelation, userNamespace } from './query.ts'
import { movedInside, restartClause, sequenceOptions, type SequenceShape } from './sequence-options.ts'
import { renameRelation } from './table.ts'

/** Sequences, those of identity columns left out: they are part of the column. */
export type Sequence = SequenceShape & {
  readonly persistence: 'permanent' | 'unlogged'
  /** Schema, table and column that it belongs to and goes with. */
  readonly ownedBy: readonly [string, string, string] | null
  readonly owner: string | null
}

const name = (of: Identity): Sql => sql`SEQUENCE ${ident(...of.path)}`

export const sequence = defineKind<Sequence>({
  kind: 'sequence',
  catalog: 'pg_class',
  presence: someRelation('S'),
  query: () => `
    SELECT c.oid::text AS oid, n.nspname AS schema, c.relname AS name, format_type(s.seqtypid, NULL) AS type, s.seqstart::text AS start, s.seqincrement::text AS increment,
      s.seqmin::text AS min, s.seqmax::text AS max, s.seqcache::text AS cache, s.seqcycle AS cycle,
      CASE c.relpersistence WHEN 'u' THEN 'unlogged' ELSE 'permanent' END AS persistence,
      (SELECT json_build_array(tn.nspname, t.relname, a.attname) FROM pg_depend d JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
       WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a' AND d.refobjsubid > 0) AS "ownedBy",
      ${owner('c.relowner')} AS owner
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_sequence s ON s.seqrelid = c.oid
    WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND ${userNamespace('n')}
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i')`,
  path: ['schema', 'name'],
  types: { cycle: 'boolean', ownedBy: 'json' },
  parent: (fact) => (fact.attributes.ownedBy === null ? null : id('column', ...fact.attributes.ownedBy)),
  // A table that becomes unlogged, or logged, takes its sequences along.
  needs: ({ id: of, attributes: { ownedBy } }) => [id('schema', of.path[0] ?? ''), ...(ownedBy === null ? [] : [id('table', ownedBy[0], ownedBy[1])])],
  slots: (fact) => [`relation:${fact.id.path.join('.')}`],
  create: (fact) => {
    const { type, persistence, ownedBy, owner: owned } = fact.attributes
    const text = join(
      [
        sql`CREATE ${persistence === 'unlogged' ? sql`UNLOGGED ` : nothing}${name(fact.id)}`,
        type === 'bigint' ? nothing : sql`AS ${printed(type)}`,
        sequenceOptions(fact.attributes, null),
        ownedBy === null || owned !== null ? nothing : sql`OWNED BY ${ident(...ownedBy)}`,
      ].filter((part) => part !== nothing),
      ' ',
    )
    // It cannot be tied to another role's table.
    const tied = ownedBy === null || owned === null ? [] : [draft(sql`ALTER ${name(fact.id)} OWNED BY ${ident(...ownedBy)}`)]
    return [draft(text), ...setOwner(name(fact.id), owned), ...tied]
  },
  drop: (fact) => [
    draft(sql`DROP ${name(fact.id)}`, {
      locks: [lock(fact.id.path, 'ACCESS EXCLUSIVE')],
      hazards: [{ name: 'data_loss', message: `sequence ${fact.id.path.join('.')} and its position are dropped` }],
    }),
  ],
  rename: (from, to) => renameRelation(sql`SEQUENCE`, from.path, to.path),
  attributes: {
    type: 'replace',
    start: 'replace',
    increment: 'replace',
    min: 'replace',
    max: 'replace',
    cache: 'replace',
    cycle: 'replace',
    persistence: (pair) => [
      draft(sql`ALTER ${name(pair.id)} SET ${pair.after.persistence === 'unlogged' ? sql`UNLOGGED` : sql`LOGGED`}`, { locks: [lock(pair.id.path, 'ACCESS EXCLUSIVE')] }),
    ],
    ownedBy: (pair, context) => [
      // It cannot be tied to another role's table.
      ...(pair.before.owner === pair.after.owner || pair.after.ownedBy === null ? [] : [draft(ownerStatement(name(pair.id), pair.after.owner, context.user), { locks: [lock(pair.id.path, 'ACCESS EXCLUSIVE')] })]),
      draft(sql`ALTER ${name(pair.id)} OWNED BY ${pair.after.ownedBy === null ? sql`NONE` : ident(...pair.after.ownedBy)}`, { locks: [lock(pair.id.path, 'SHARE ROW EXCLUSIVE')] }),
    ],
    // One that a column owns has the owner of its table.
    owner: (pair, context) =>
      pair.after.ownedBy === null ? [draft(ownerStatement(name(pair.id), pair.after.owner, context.user), { locks: [lock(pair.id.path, 'ACCESS EXCLUSIVE')], hazards: [newOwner(pair.after.owner ?? context.user)] })] : [],
  },
  replace: (pair) => {
    const { before, after } = pair
    // A new type takes its own bounds along where the old ones were the old type's.
    const text = join(
      [
        before.type === after.type ? nothing : sql`AS ${printed(after.type)}`,
        before.type === after.type ? sequenceOptions(after, before) : sequenceOptions(after, { ...after, min: '', max: '', start: before.start, increment: before.increment, cache: before.cache, cycle: before.cycle }),
        restartClause(before, after),
      ].filter((part) => part !== nothing),
      ' ',
    )
    return [...movedInside(pair.id.path, ident(...pair.id.path), before, after), draft(sql`ALTER ${name(pair.id)} ${text}`, { locks: [lock(pair.id.path, 'SHARE ROW EXCLUSIVE')] })]
  },
})
