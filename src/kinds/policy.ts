import { ident, join, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { defineKind, draft, id, lock, type Draft, type Fact, type Identity, type Pair } from './kind.ts'
import { someObject, userNamespace } from './query.ts'

/** Row-level security policies: one fact per row of pg_policy. */
type Policy = {
  readonly command: 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE'
  readonly permissive: boolean
  /** Sorted; empty means PUBLIC. */
  readonly roles: readonly string[]
  readonly using: string | null
  readonly check: string | null
}

const table = (of: Identity): readonly string[] => of.path.slice(0, 2)
const on = (of: Identity): Sql => sql`${ident(of.path[2] ?? '')} ON ${ident(...table(of))}`
const to = (roles: readonly string[]): Sql => (roles.length === 0 ? sql`PUBLIC` : join(roles.map((role) => ident(role)), ', '))

const step = (of: Identity, text: Sql, message: string): Draft =>
  draft(text, { locks: [lock(table(of), 'ACCESS EXCLUSIVE')], hazards: [{ name: 'changes_access', message }] })

const alter = (pair: Pair<Policy>, what: Sql): readonly Draft[] => [
  step(pair.id, sql`ALTER POLICY ${on(pair.id)} ${what}`, `policy ${pair.id.path[2]} of ${table(pair.id).join('.')} changes`),
]

export const policy = defineKind<Policy>({
  kind: 'policy',
  catalog: 'pg_policy',
  presence: someObject('pg_policy'),
  query: () => `
    SELECT p.oid::text AS oid, n.nspname AS schema, c.relname AS table, p.polname AS name,
      CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS command,
      p.polpermissive AS permissive,
      ARRAY(SELECT pg_get_userbyid(r)::text FROM unnest(p.polroles) r WHERE r <> 0 ORDER BY 1) AS roles,
      pg_get_expr(p.polqual, p.polrelid) AS using,
      pg_get_expr(p.polwithcheck, p.polrelid) AS check
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${userNamespace('n')}`,
  path: ['schema', 'table', 'name'],
  types: { permissive: 'boolean', roles: 'text[]' },
  deparsed: ['using', 'check'],
  parent: (fact) => id('table', ...table(fact.id)),
  create: (fact: Fact<Policy>) => {
    const { command, permissive, roles, using, check } = fact.attributes
    const text = join(
      [
        sql`CREATE POLICY ${on(fact.id)}`,
        ...(permissive ? [] : [sql`AS RESTRICTIVE`]),
        ...(command === 'ALL' ? [] : [printed(`FOR ${command}`)]),
        ...(roles.length === 0 ? [] : [sql`TO ${to(roles)}`]),
        ...(using === null ? [] : [sql`USING (${printed(using)})`]),
        ...(check === null ? [] : [sql`WITH CHECK (${printed(check)})`]),
      ],
      ' ',
    )
    return [step(fact.id, text, `policy ${fact.id.path[2]} of ${table(fact.id).join('.')} is added`)]
  },
  drop: (fact) => [step(fact.id, sql`DROP POLICY ${on(fact.id)}`, `policy ${fact.id.path[2]} of ${table(fact.id).join('.')} is dropped`)],
  rename: (from, to) => [
    draft(sql`ALTER POLICY ${on(from)} RENAME TO ${ident(to.path[2] ?? '')}`, { locks: [lock(table(from), 'ACCESS EXCLUSIVE')] }),
  ],
  attributes: {
    command: 'recreate', // ALTER POLICY has no FOR clause
    permissive: 'recreate', // … and no AS
    roles: 'replace',
    using: 'replace',
    check: 'replace',
  },
  replace: (pair) => {
    const { before, after } = pair
    // ALTER POLICY can set an expression, not take one away.
    if ((before.using !== null && after.using === null) || (before.check !== null && after.check === null)) return 'recreate'
    return alter(
      pair,
      join(
        [
          before.roles.join('\n') === after.roles.join('\n') ? nothing : sql`TO ${to(after.roles)}`,
          before.using === after.using || after.using === null ? nothing : sql`USING (${printed(after.using)})`,
          before.check === after.check || after.check === null ? nothing : sql`WITH CHECK (${printed(after.check)})`,
        ].filter((part) => part !== nothing),
        ' ',
      ),
    )
  },
})
