import { ident, printed, sql, type Sql } from '../sql/sql.ts'
import { defineKind, draft, id, lock, type Draft, type Identity } from './kind.ts'
import { someObject, userNamespace } from './query.ts'
import { tableOf } from './table-of.ts'

/** Rewrite rules, those that make a view a view left out. */
type Rule = {
  /** The whole statement as pg_get_ruledef prints it, without its semicolon. */
  readonly definition: string
  /** `O` in the origin, `D` disabled, `R` replica, `A` always. */
  readonly enabled: string
  readonly of: 'table' | 'view'
  /** What its action and its condition lock when they are parsed, besides what they only read. */
  readonly actsOn: readonly { readonly schema: string; readonly name: string; readonly mode: 'ROW SHARE' | 'ROW EXCLUSIVE' }[]
}

const name = (of: Identity): Sql => ident(of.path[2] ?? '')
const whole = (of: Identity, text: Sql): Draft => draft(text, { locks: [lock(tableOf(of), 'ACCESS EXCLUSIVE')] })

const define = ({ id: of, attributes }: { readonly id: Identity; readonly attributes: Rule }, text: string): Draft =>
  draft(printed(text), { locks: [lock(tableOf(of), 'ACCESS EXCLUSIVE'), ...attributes.actsOn.filter(({ schema, name }) => schema !== of.path[0] || name !== of.path[1]).map(({ schema, name, mode }) => lock([schema, name], mode))] })

const firing = (of: Identity, enabled: string): readonly Draft[] => {
  const word = enabled === 'D' ? sql`DISABLE` : enabled === 'R' ? sql`ENABLE REPLICA` : enabled === 'A' ? sql`ENABLE ALWAYS` : sql`ENABLE`
  return [whole(of, sql`ALTER TABLE ${ident(...tableOf(of))} ${word} RULE ${name(of)}`)]
}

export const rule = defineKind<Rule>({
  kind: 'rule',
  catalog: 'pg_rewrite',
  presence: someObject('pg_rewrite'),
  query: () => `
    SELECT r.oid::text AS oid, n.nspname AS schema, c.relname AS table, r.rulename AS name, rtrim(pg_get_ruledef(r.oid), ';') AS definition, r.ev_enabled::text AS enabled,
      CASE c.relkind WHEN 'v' THEN 'view' ELSE 'table' END AS of,
      (
        -- A stored action names each relation with the lock that parsing it takes: 2 is ROW SHARE, 3 ROW EXCLUSIVE.
        SELECT coalesce(jsonb_agg(jsonb_build_object('schema', tn.nspname, 'name', t.relname, 'mode', CASE seen.mode WHEN '2' THEN 'ROW SHARE' ELSE 'ROW EXCLUSIVE' END) ORDER BY tn.nspname, t.relname), '[]')
        FROM (
          SELECT found[1]::oid AS relation, max(found[2]) AS mode
          FROM regexp_matches(r.ev_action::text || r.ev_qual::text, ':relid (\\d+)(?: :inh \\w+)? :relkind \\w :rellockmode ([23])', 'g') AS found
          GROUP BY 1
        ) seen
        JOIN pg_class t ON t.oid = seen.relation JOIN pg_namespace tn ON tn.oid = t.relnamespace
      ) AS "actsOn"
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE r.rulename <> '_RETURN' AND ${userNamespace('n')}`,
  path: ['schema', 'table', 'name'],
  types: { actsOn: 'json' },
  deparsed: ['definition'],
  makesRows: true,
  parent: (fact) => id(fact.attributes.of, ...tableOf(fact.id)),
  create: (fact) => [define(fact, fact.attributes.definition), ...(fact.attributes.enabled === 'O' ? [] : firing(fact.id, fact.attributes.enabled))],
  drop: (fact) => [whole(fact.id, sql`DROP RULE ${name(fact.id)} ON ${ident(...tableOf(fact.id))}`)],
  rename: (from, to) => [whole(from, sql`ALTER RULE ${name(from)} ON ${ident(...tableOf(from))} RENAME TO ${name(to)}`)],
  attributes: {
    definition: 'replace',
    enabled: (pair) => firing(pair.id, pair.after.enabled),
    of: 'ignored',
    actsOn: 'ignored',
  },
  replace: ({ id: of, after }) => [define({ id: of, attributes: after }, after.definition.replace(/^CREATE RULE/, 'CREATE OR REPLACE RULE'))],
})
