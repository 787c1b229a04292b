import { ident, literal, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, lock, type Draft, type Identity } from './kind.ts'
import { someRow } from './query.ts'

/** Security labels: rows of pg_seclabel, each of one provider on its target. */
type SecurityLabel = {
  readonly label: string
}

const relations: ReadonlySet<string> = new Set(['table', 'foreign table', 'view', 'materialized view', 'column'])

function say(of: Identity, label: Sql): readonly Draft[] {
  if (of.target === undefined) throw new Error('a security label without a target')
  return [
    draft(sql`SECURITY LABEL FOR ${ident(of.path[0] ?? '')} ON ${address(of.target)} IS ${label}`, {
      locks: relations.has(of.target.kind) ? [lock(of.target.path, 'SHARE UPDATE EXCLUSIVE')] : [],
      hazards: [{ name: 'changes_access', message: `the label of provider ${of.path[0]} changes` }],
    }),
  ]
}

export const securityLabel = defineKind<SecurityLabel>({
  kind: 'security label',
  catalog: null,
  presence: someRow('pg_seclabel'),
  hasTarget: true,
  query: () => `
    SELECT l.provider, c.relname AS target_class, l.objoid::text AS target_oid, l.objsubid AS target_subid, l.label
    FROM pg_seclabel l JOIN pg_class c ON c.oid = l.classoid WHERE c.relname <> 'pg_largeobject'`,
  path: ['provider'],
  types: {},
  create: (fact) => say(fact.id, literal(fact.attributes.label)),
  drop: (fact) => say(fact.id, sql`NULL`),
  attributes: {
    label: (pair) => say(pair.id, literal(pair.after.label)),
  },
})
