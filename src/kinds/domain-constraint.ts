import { ident, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, id, lock, type Context, type Draft, type Fact, type Identity } from './kind.ts'
import { someType, userNamespace } from './query.ts'
import { isHeldInside, relationsUsing } from './usage.ts'

/** Checks of domains: rows of pg_constraint with contypid. NOT NULL is an attribute of the domain. */
export type DomainConstraint = {
  /** As pg_get_expr prints it, over VALUE. */
  readonly expression: string
  readonly validated: boolean
}

const domainOf = (of: Identity): Identity => id('domain', ...of.path.slice(0, 2))
const name = (of: Identity): Sql => ident(of.path[2] ?? '')
const clause = (fact: Fact<DomainConstraint>): Sql => sql`CONSTRAINT ${name(fact.id)} CHECK (${printed(fact.attributes.expression)})`

/** The domain, where PostgreSQL cannot validate its checks. */
const heldInside = (of: Identity, { live }: Context): Identity | null => (isHeldInside(domainOf(of), live) ? domainOf(of) : null)

export const addDomainCheck = (fact: Fact<DomainConstraint>, valid: boolean): Draft =>
  draft(sql`ALTER ${address(domainOf(fact.id))} ADD ${clause(fact)}${valid ? nothing : sql` NOT VALID`}`)

/** PostgreSQL reads every table that uses the domain under SHARE: there is no weaker way. */
export function validateDomainCheck(of: Identity, context: Context): Draft {
  const relations = relationsUsing(domainOf(of), context.live)
  const statement = sql`ALTER ${address(domainOf(of))} VALIDATE CONSTRAINT ${name(of)}`
  if (relations.length === 0) return draft(statement)
  const domain = of.path.slice(0, 2).join('.')
  return draft(statement, {
    locks: relations.map((relation) => lock(relation, 'SHARE')),
    duration: 'scan',
    hazards: [
      { name: 'blocks_writes', message: `rows of every table with a column of domain ${domain} are read while writers wait` },
      { name: 'may_fail_on_data', message: `values of domain ${domain} may violate ${of.path[2]}` },
    ],
  })
}

export const domainConstraint = defineKind<DomainConstraint>({
  kind: 'domain constraint',
  catalog: 'pg_constraint',
  presence: someType('d'),
  query: () => `
    SELECT c.oid::text AS oid, n.nspname AS schema, t.typname AS domain, c.conname AS name,
      pg_get_expr(c.conbin, 0) AS expression, c.convalidated AS validated
    FROM pg_constraint c JOIN pg_type t ON t.oid = c.contypid JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE ${userNamespace('n')} AND c.contype = 'c'`,
  path: ['schema', 'domain', 'name'],
  types: { validated: 'boolean' },
  deparsed: ['expression'],
  parent: (fact) => domainOf(fact.id),
  addedOnlyWith: (fact, context) => (fact.attributes.validated ? heldInside(fact.id, context) : null),
  onlyWith: (before, after, context) => (after?.attributes.validated === true ? heldInside(before.id, context) : null),
  create: (fact, context) => {
    if (!fact.attributes.validated) return [addDomainCheck(fact, false)]
    if (relationsUsing(domainOf(fact.id), context.live).length === 0) return [addDomainCheck(fact, true)]
    return [addDomainCheck(fact, false), validateDomainCheck(fact.id, context)]
  },
  drop: (fact) => [draft(sql`ALTER ${address(domainOf(fact.id))} DROP CONSTRAINT ${name(fact.id)}`)],
  rename: (from, to) => [draft(sql`ALTER ${address(domainOf(from))} RENAME CONSTRAINT ${name(from)} TO ${name(to)}`)],
  attributes: {
    expression: 'recreate',
    validated: ({ id: of, after }, context) => (after.validated ? [validateDomainCheck(of, context)] : 'recreate'),
  },
  inline: (fact) => (fact.attributes.validated ? clause(fact) : null),
})
