import type { Attributes } from '../model/fact.ts'
import { describe, type Identity, type KindName } from '../model/identity.ts'
import { ident, nothing, printed, sql } from '../sql/sql.ts'
import { grantStatements } from './granting.ts'
import { defineKind, draft, type Context, type Draft, type Fact } from './kind.ts'
import { granteeColumns, someRow } from './query.ts'

/**
 * What one grantee gets on objects that one role will create. The path: the role (empty for the one that reads), the schema
 * (empty for all), what for (`TABLES` …), and the grantee as for privileges.
 */
type DefaultPrivileges = {
  /** Sorted; with grant option an asterisk at the end. */
  readonly privileges: readonly string[]
  /** What the grantee would get without. */
  readonly usual: readonly string[]
}

function transition(of: Identity, from: readonly string[], to: readonly string[], context: Context): readonly Draft[] {
  const [role = '', schema = '', objects = '', sort = '', name = ''] = of.path
  const head = sql`ALTER DEFAULT PRIVILEGES${role === '' ? nothing : sql` FOR ROLE ${ident(role)}`}${schema === '' ? nothing : sql` IN SCHEMA ${ident(schema)}`}`
  const grantee = sort === 'PUBLIC' ? sql`PUBLIC` : ident(sort === 'role' ? name : role === '' ? context.user : role)
  return grantStatements({ head, on: printed(objects), grantee }, from, to).map((statement) =>
    draft(statement.sql, { title: `change the ${describe(of)}`, hazards: [{ name: 'changes_access', message: `privileges on future ${objects.toLowerCase()} change` }] }),
  )
}

export const defaultPrivileges = defineKind<DefaultPrivileges>({
  kind: 'default privileges',
  catalog: null,
  presence: someRow('pg_default_acl'),
  query: () => `
    WITH entries AS (
      SELECT d.oid, d.defaclrole, d.defaclnamespace, d.defaclobjtype, e.grantee, e.privilege_type || CASE WHEN e.is_grantable AND e.grantee <> d.defaclrole THEN '*' ELSE '' END AS privilege, true AS has
      FROM pg_default_acl d, aclexplode(d.defaclacl) e
      UNION ALL
      SELECT d.oid, d.defaclrole, d.defaclnamespace, d.defaclobjtype, e.grantee, e.privilege_type, false
      FROM pg_default_acl d, aclexplode(acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END::"char", d.defaclrole)) e WHERE d.defaclnamespace = 0
    ), grants AS (
      SELECT oid, defaclrole, defaclnamespace, defaclobjtype, grantee,
        coalesce(array_agg(DISTINCT privilege ORDER BY privilege) FILTER (WHERE has), '{}') AS privileges,
        coalesce(array_agg(DISTINCT privilege ORDER BY privilege) FILTER (WHERE NOT has), '{}') AS usual
      FROM entries GROUP BY oid, defaclrole, defaclnamespace, defaclobjtype, grantee
    )
    SELECT g.oid::text AS oid, coalesce(nullif(pg_get_userbyid(defaclrole), current_user), '') AS role, coalesce(n.nspname, '') AS schema,
      CASE defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END AS objects,
      ${granteeColumns('grantee', 'defaclrole')},
      privileges, usual
    FROM grants g LEFT JOIN pg_namespace n ON n.oid = defaclnamespace WHERE privileges <> usual`,
  path: ['role', 'schema', 'objects', 'sort', 'grantee'],
  types: { privileges: 'text[]', usual: 'text[]' },
  namespace: (of) => (of.path[1] === '' ? null : (of.path[1] ?? null)),
  governs: (made) => objectsOf[made] !== undefined,
  needs: (fact) => (fact.id.path[1] === '' ? [] : [{ kind: 'schema', path: [fact.id.path[1] ?? ''] }]),
  create: (fact, context) => transition(fact.id, fact.attributes.usual, fact.attributes.privileges, context),
  drop: (fact, context) => transition(fact.id, fact.attributes.privileges, fact.attributes.usual, context),
  attributes: {
    privileges: (pair, context) => transition(pair.id, pair.before.privileges, pair.after.privileges, context),
    usual: 'ignored',
  },
})

const objectsOf: { readonly [Name in KindName]?: string } = {
  table: 'TABLES',
  'foreign table': 'TABLES',
  view: 'TABLES',
  'materialized view': 'TABLES',
  sequence: 'SEQUENCES',
  function: 'FUNCTIONS',
  procedure: 'FUNCTIONS',
  aggregate: 'FUNCTIONS',
  enum: 'TYPES',
  domain: 'TYPES',
  'composite type': 'TYPES',
  'range type': 'TYPES',
  'base type': 'TYPES',
  schema: 'SCHEMAS',
}

const textsOf = (attributes: Attributes, name: string): readonly string[] => {
  const value = attributes[name]
  return Array.isArray(value) ? value.map(String) : []
}

/** What grantees have on an object just created by the role that applies, where that is not the usual. */
export function grantedBy(
  created: Fact,
  context: Context,
): readonly { readonly grantee: readonly string[]; readonly privileges: readonly string[]; readonly usual: readonly string[] }[] {
  const objects = objectsOf[created.id.kind]
  if (objects === undefined) return []
  const byGrantee = new Map<string, { grantee: readonly string[]; privileges: readonly string[]; usual: readonly string[] }>()
  for (const fact of context.live.facts.values()) {
    if (fact.id.kind !== 'default privileges') continue
    const [role = '', schema = '', what = '', ...grantee] = fact.id.path
    if ((role !== '' && role !== context.user) || what !== objects || (schema !== '' && schema !== created.id.path[0])) continue
    const key = grantee.join('\n')
    const before = byGrantee.get(key)
    const usual = before?.usual ?? textsOf(fact.attributes, 'usual')
    const privileges = [...new Set([...(before?.privileges ?? []), ...textsOf(fact.attributes, 'privileges')])].sort()
    byGrantee.set(key, { grantee, privileges, usual })
  }
  return [...byGrantee.values()]
}
