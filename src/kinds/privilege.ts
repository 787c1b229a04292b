import { describe, describeGrantee, type Identity } from '../model/identity.ts'
import { makeFact } from '../model/fact.ts'
import { ident, sql, type Sql } from '../sql/sql.ts'
import { grantAddress } from './address.ts'
import { grantedBy } from './default-privileges.ts'
import { bare, grantDraft, grantStatements } from './granting.ts'
import { defineKind, lock, type Context, type Draft, type Fact } from './kind.ts'
import { granteeColumns } from './query.ts'

/**
 * What one grantee may do with one object, where that is not what PostgreSQL gives by itself. The path is the grantee:
 * `['role', name]`, `['PUBLIC']`, or `['OWNER']` for whoever owns the object.
 */
type Privilege = {
  /** Sorted; with grant option an asterisk at the end. */
  readonly privileges: readonly string[]
  /** What the grantee has on a new object of the kind. */
  readonly usual: readonly string[]
}

/** The statements that turn what the grantee has into what it shall have. */
function transition(of: Identity, from: readonly string[], to: readonly string[], context: Context): readonly Draft[] {
  const target = of.target
  if (target === undefined) throw new Error('a privilege without a target')
  const isColumn = target.kind === 'column' || target.kind === 'view column'
  const relation = isColumn || target.kind === 'table' || target.kind === 'view' || target.kind === 'materialized view' || target.kind === 'foreign table'
  const locks = relation && context.major >= 18 ? [lock(target.path, 'ACCESS SHARE')] : []
  const statements = grantStatements(
    { on: grantAddress(target), grantee: granteeOf(of, context), ...(isColumn ? { column: sql` (${ident(target.path[2] ?? '')})` } : {}) },
    from,
    to,
  )
  // REVOKE on a table takes the grantee's column privileges along.
  const revoked = relation && !isColumn ? statements.flatMap(({ does, privileges }) => (does === 'revoke' ? privileges : [])) : []
  return [
    ...statements.map((statement) => grantDraft(statement, { who: describeGrantee(of.path), on: describe(target), locks })),
    ...(revoked.length === 0 ? [] : columnPrivileges(of, revoked, context)),
  ]
}

/** Grants of column privileges that the same grantee shall have on the same relation. */
function columnPrivileges(of: Identity, revoked: readonly string[], context: Context): readonly Draft[] {
  const relation = of.target?.path.join('\n')
  const drafts: Draft[] = []
  for (const fact of context.desired.facts.values()) {
    const { target } = fact.id
    if (fact.id.kind !== 'privilege' || target?.path.length !== 3 || target.path.slice(0, 2).join('\n') !== relation || fact.id.path.join('\n') !== of.path.join('\n')) continue
    const privileges = fact.attributes['privileges']
    const lost = Array.isArray(privileges) ? privileges.map(String).filter((name) => revoked.includes(bare(name))) : []
    if (lost.length > 0) drafts.push(...transition(fact.id, [], lost, context))
  }
  return drafts
}

function granteeOf(of: Identity, context: Context): Sql {
  const [sort, name = ''] = of.path
  if (sort === 'PUBLIC') return sql`PUBLIC`
  if (sort === 'role') return ident(name)
  const target = of.target?.kind === 'column' || of.target?.kind === 'view column' ? tableOfColumn(of.target, context) : of.target === undefined ? undefined : context.fact(of.target)
  const owner = target?.attributes['owner']
  return ident(typeof owner === 'string' ? owner : context.user)
}

const tableOfColumn = (column: Identity, context: Context): Fact | undefined =>
  (['table', 'view', 'materialized view', 'foreign table'] as const).map((kind) => context.fact({ kind, path: column.path.slice(0, 2) })).find((fact) => fact !== undefined)

/** Objects of one catalog with an ACL: its name, oid, owner, ACL and what a new object would have. */
const source = (catalog: string, alias: string, owner: string, acl: string, type: string, where = 'true'): string => `
  SELECT '${catalog}' AS class, ${alias}.oid, 0 AS subid, ${alias}.${owner} AS owner, ${alias}.${acl} AS acl, acldefault(${type}, ${alias}.${owner}) AS usual
  FROM ${catalog} ${alias} WHERE ${alias}.${acl} IS NOT NULL AND (${where})`

export const privilege = defineKind<Privilege>({
  kind: 'privilege',
  catalog: null,
  hasTarget: true,
  // Many objects have the same privileges: of each list one is taken apart.
  query: () => `
    WITH objects AS (
      ${[
        source('pg_class', 'c', 'relowner', 'relacl', `CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char"`, `c.oid >= 16384 AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relpersistence <> 't'`),
        source('pg_proc', 'p', 'proowner', 'proacl', `'f'`, 'p.oid >= 16384'),
        source('pg_namespace', 'n', 'nspowner', 'nspacl', `'n'`, 'n.oid >= 16384'),
        source('pg_type', 't', 'typowner', 'typacl', `'T'`, 't.oid >= 16384'),
        source('pg_language', 'l', 'lanowner', 'lanacl', `'l'`, 'l.oid >= 16384'),
        source('pg_foreign_data_wrapper', 'w', 'fdwowner', 'fdwacl', `'F'`, 'w.oid >= 16384'),
        source('pg_foreign_server', 's', 'srvowner', 'srvacl', `'S'`, 's.oid >= 16384'),
      ].join(' UNION ALL ')}
      UNION ALL
      SELECT 'pg_namespace', n.oid, 0, n.nspowner, n.nspacl, i.initprivs FROM pg_namespace n JOIN pg_init_privs i ON i.classoid = 'pg_namespace'::regclass AND i.objoid = n.oid
      WHERE n.nspname = 'public'
      UNION ALL
      SELECT 'pg_class', a.attrelid, a.attnum, c.relowner, a.attacl, NULL::aclitem[] FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE a.attacl IS NOT NULL AND a.attrelid >= 16384 AND NOT a.attisdropped
    ), written AS MATERIALIZED (
      SELECT o.*, o.acl::text AS "aclText", coalesce(o.usual::text, '') AS "usualText" FROM objects o
    ), apart AS (
      SELECT DISTINCT ON (owner, "aclText", "usualText") owner, "aclText", "usualText", acl, usual FROM written
    ), entries AS (
      SELECT o.owner, o."aclText", o."usualText", e.grantee, e.privilege_type || CASE WHEN e.is_grantable AND e.grantee <> o.owner THEN '*' ELSE '' END AS privilege, true AS has
      FROM apart o, aclexplode(o.acl) e
      UNION ALL
      SELECT o.owner, o."aclText", o."usualText", e.grantee, e.privilege_type, false FROM apart o, aclexplode(o.usual) e
    ), grants AS (
      SELECT owner, "aclText", "usualText", grantee,
        coalesce(array_agg(DISTINCT privilege ORDER BY privilege) FILTER (WHERE has), '{}') AS privileges,
        coalesce(array_agg(DISTINCT privilege ORDER BY privilege) FILTER (WHERE NOT has), '{}') AS usual
      FROM entries GROUP BY owner, "aclText", "usualText", grantee
    ), differing AS MATERIALIZED (
      SELECT owner, "aclText", "usualText", ${granteeColumns('grantee', 'owner')},
        ARRAY(SELECT p FROM unnest(privileges) p WHERE right(p, 1) = '*' OR NOT p || '*' = ANY (privileges)) AS privileges, usual
      FROM grants WHERE privileges <> usual
    )
    SELECT w.class AS target_class, w.oid::text AS target_oid, w.subid AS target_subid, d.sort, d.grantee, d.privileges, d.usual
    FROM written w JOIN differing d ON d.owner = w.owner AND d."aclText" = w."aclText" AND d."usualText" = w."usualText"`,
  path: ['sort', 'grantee'],
  types: { privileges: 'text[]', usual: 'text[]' },
  create: (fact, context) => transition(fact.id, fact.attributes.usual, fact.attributes.privileges, context),
  drop: (fact, context) => transition(fact.id, fact.attributes.privileges, fact.attributes.usual, context),
  arrivals: (created, context) =>
    grantedBy(created, context).map((given) => makeFact({ kind: 'privilege', path: given.grantee, target: created.id }, { privileges: given.privileges, usual: given.usual })),
  attributes: {
    privileges: (pair, context) => transition(pair.id, pair.before.privileges, pair.after.privileges, context),
    usual: 'ignored',
  },
})
