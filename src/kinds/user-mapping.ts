import { ident, sql, type Sql } from '../sql/sql.ts'
import { changedForeignOptions, foreignOptions, optionsClause } from './foreign-options.ts'
import { defineKind, draft, id, type Identity } from './kind.ts'
import { someObject } from './query.ts'

/** User mappings; the user is '' for PUBLIC. Passwords are neither read nor written. */
type UserMapping = {
  /** Null where the role that reads may not see them. */
  readonly options: readonly string[] | null
}

const whose = (of: Identity): Sql => sql`FOR ${of.path[1] === '' ? sql`PUBLIC` : ident(of.path[1] ?? '')} SERVER ${ident(of.path[0] ?? '')}`

export const userMapping = defineKind<UserMapping>({
  kind: 'user mapping',
  catalog: 'pg_user_mapping',
  presence: someObject('pg_foreign_server'),
  // The view: the table itself is for superusers only.
  query: () => `
    SELECT m.umid::text AS oid, m.srvname AS server, CASE WHEN m.umuser = 0 THEN '' ELSE m.usename END AS user,
      CASE WHEN m.umoptions IS NOT NULL THEN ${foreignOptions('m.umoptions')}
        WHEN r.rolsuper OR m.usename = current_user THEN '{}'::text[] END AS options
    FROM pg_user_mappings m, pg_roles r WHERE r.rolname = current_user`,
  path: ['server', 'user'],
  types: { options: 'text[]' },
  namespace: () => null,
  needs: (fact) => [id('server', fact.id.path[0] ?? '')],
  create: (fact) => [
    draft(sql`CREATE USER MAPPING ${whose(fact.id)}${optionsClause(fact.attributes.options ?? [])}`, {
      hazards: [{ name: 'changes_access', message: `a user mapping for server ${fact.id.path[0]} is added; its password, if it has one, is yours to set` }],
    }),
  ],
  drop: (fact) => [
    draft(sql`DROP USER MAPPING ${whose(fact.id)}`, {
      hazards: [{ name: 'changes_access', message: `a user mapping for server ${fact.id.path[0]} is dropped, with the password it may have` }],
    }),
  ],
  attributes: {
    options: ({ id: of, before, after }) =>
      before.options === null || after.options === null
        ? []
        : [
            draft(sql`ALTER USER MAPPING ${whose(of)} ${changedForeignOptions(before.options, after.options)}`, {
              hazards: [{ name: 'changes_access', message: `a user mapping for server ${of.path[0]} changes` }],
            }),
          ],
  },
})
