import { keyOf, type KindName } from '../model/identity.ts'
import { ident, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, lock, type Fact, type Identity } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someObject, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'

/** Extended statistics: rows of pg_statistic_ext. */
type Statistics = {
  /** Kind, schema and name of the relation. */
  readonly relation: readonly [kind: string, schema: string, name: string]
  /** Columns and expressions, as PostgreSQL prints them. */
  readonly columns: string
  /** Of ndistinct, dependencies and mcv, those that are kept; empty for a single expression. */
  readonly kinds: readonly string[]
  /** Null for the default. */
  readonly target: number | null
  readonly owner: string | null
}

const allKinds = 3

const relationKinds: { readonly [kind: string]: KindName } = { table: 'table', 'foreign table': 'foreign table', 'materialized view': 'materialized view' }

function relationOf(fact: Fact<Statistics>): Identity {
  const [kind, ...path] = fact.attributes.relation
  return { kind: relationKinds[kind] ?? 'table', path }
}

const setTarget = (of: Identity, target: number | null): Sql => sql`ALTER ${address(of)} SET STATISTICS ${printed(String(target ?? -1))}`

export const statistics = defineKind<Statistics>({
  kind: 'statistics',
  catalog: 'pg_statistic_ext',
  presence: someObject('pg_statistic_ext'),
  query: () => `
    SELECT s.oid::text AS oid, n.nspname AS schema, s.stxname AS name,
      json_build_array(CASE c.relkind WHEN 'f' THEN 'foreign table' WHEN 'm' THEN 'materialized view' ELSE 'table' END, cn.nspname, c.relname) AS relation,
      pg_get_statisticsobjdef_columns(s.oid) AS columns,
      ARRAY(SELECT CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END
        FROM unnest(s.stxkind) WITH ORDINALITY u (k, position) WHERE k <> 'e' ORDER BY k::text COLLATE "C") AS kinds,
      CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget::int4 END AS target,
      ${owner('s.stxowner')} AS owner
    FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace JOIN pg_class c ON c.oid = s.stxrelid JOIN pg_namespace cn ON cn.oid = c.relnamespace
    WHERE ${userNamespace('n')}`,
  path: ['schema', 'name'],
  types: { relation: 'json', kinds: 'text[]', target: 'number' },
  deparsed: ['columns'],
  parent: relationOf,
  staysBehind: true,
  slots: (fact) => [`statistics:${fact.id.path.join('.')}`],
  create: (fact) => {
    const { relation, columns, kinds, target, owner: owned } = fact.attributes
    const kept = kinds.length === 0 || kinds.length === allKinds ? nothing : sql` (${printed(kinds.join(', '))})`
    return [
      draft(sql`CREATE ${address(fact.id)}${kept} ON ${printed(columns)} FROM ${ident(relation[1], relation[2])}`, {
        locks: [lock(relation.slice(1), 'SHARE UPDATE EXCLUSIVE')],
      }),
      ...(target === null ? [] : [draft(setTarget(fact.id, target))]),
      ...setOwner(address(fact.id), owned),
    ]
  },
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`, { locks: [lock(fact.attributes.relation.slice(1), 'SHARE UPDATE EXCLUSIVE')] })],
  rename: moveAndRename,
  attributes: {
    relation: 'recreate',
    columns: 'recreate',
    kinds: 'recreate',
    target: (pair) => [draft(setTarget(pair.id, pair.after.target))],
    owner: ownerRule((pair) => address(pair.id)),
  },
  // PostgreSQL makes them again when a column changes that they are over.
  waits: ({ id: of }, attribute, { live }) => (attribute !== 'target' ? [] : (live.dependencies.get(keyOf(of)) ?? []).flatMap((key) => live.facts.get(key)?.id ?? [])),
})
