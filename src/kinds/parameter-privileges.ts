import { describeGrantee, type Identity } from '../model/identity.ts'
import { ident, literal, sql, type Sql } from '../sql/sql.ts'
import { grantDraft, grantStatements } from './granting.ts'
import { defineKind, type Draft } from './kind.ts'
import { granteeColumns, someRow } from './query.ts'

/**
 * What one grantee may do with one parameter of the server (15 and later): SET, ALTER SYSTEM. The path: the parameter, and the grantee
 * as for privileges. Its owner, the server's first superuser, may do all and is left out.
 */
type ParameterPrivileges = {
  /** Sorted; with grant option an asterisk at the end. */
  readonly privileges: readonly string[]
  readonly usual: readonly string[]
}

const firstSuperuser = '10'

function transition(of: Identity, from: readonly string[], to: readonly string[]): readonly Draft[] {
  const [parameter = '', sort = '', name = ''] = of.path
  const grant = { on: sql`PARAMETER ${ident(...parameter.split('.'))}`, grantee: sort === 'PUBLIC' ? sql`PUBLIC` : ident(name) }
  return grantStatements(grant, from, to).map((statement) => grantDraft(statement, { who: describeGrantee([sort, name]), on: `parameter ${parameter}` }))
}

/** Takes away all that the role may take away. */
const none: Sql = sql`DO ${literal(`
DECLARE revoke text;
BEGIN
  FOR revoke IN
    SELECT DISTINCT format('REVOKE ALL ON PARAMETER %s FROM %s CASCADE', (SELECT string_agg(quote_ident(name), '.' ORDER BY place) FROM string_to_table(p.parname, '.') WITH ORDINALITY AS part (name, place)), CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(e.grantee)) END)
    FROM pg_catalog.pg_parameter_acl p, aclexplode(p.paracl) e WHERE e.grantee <> ${firstSuperuser}
  LOOP
    BEGIN
      EXECUTE revoke;
    EXCEPTION WHEN insufficient_privilege THEN NULL;
    END;
  END LOOP;
END`)}`

export const parameterPrivileges = defineKind<ParameterPrivileges>({
  kind: 'parameter privileges',
  catalog: null,
  presence: someRow('pg_parameter_acl'),
  query: (major) =>
    major < 15
      ? null
      : `
    SELECT oid, parname AS parameter, ${granteeColumns('grantee', firstSuperuser)}, array_agg(privilege ORDER BY privilege) AS privileges, '{}'::text[] AS usual
    FROM (
      SELECT p.oid::text AS oid, p.parname, e.grantee, e.privilege_type || CASE WHEN bool_or(e.is_grantable) THEN '*' ELSE '' END AS privilege
      FROM pg_parameter_acl p, aclexplode(p.paracl) e WHERE e.grantee <> ${firstSuperuser} GROUP BY p.oid, p.parname, e.grantee, e.privilege_type
    ) g GROUP BY oid, parname, grantee`,
  path: ['parameter', 'sort', 'grantee'],
  types: { privileges: 'text[]', usual: 'text[]' },
  namespace: () => null,
  ofServer: { none },
  create: (fact) => transition(fact.id, fact.attributes.usual, fact.attributes.privileges),
  drop: (fact) => transition(fact.id, fact.attributes.privileges, fact.attributes.usual),
  attributes: {
    privileges: (pair) => transition(pair.id, pair.before.privileges, pair.after.privileges),
    usual: 'ignored',
  },
})
