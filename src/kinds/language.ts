import { nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, type Identity } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someObject, userOid } from './query.ts'
import { renameOnly } from './rename.ts'

/** Procedural languages: rows of pg_language; functions are qualified. */
type Language = {
  readonly trusted: boolean
  readonly handler: string
  readonly inline: string | null
  readonly validator: string | null
  readonly owner: string | null
}

const definition = (of: Identity, { trusted, handler, inline, validator }: Language): Sql =>
  sql`${trusted ? sql`TRUSTED ` : nothing}${address(of)} HANDLER ${printed(handler)}${inline === null ? nothing : sql` INLINE ${printed(inline)}`}${validator === null ? nothing : sql` VALIDATOR ${printed(validator)}`}`

export const language = defineKind<Language>({
  kind: 'language',
  catalog: 'pg_language',
  presence: someObject('pg_language'),
  query: () => `
    SELECT l.oid::text AS oid, l.lanname AS name, l.lanpltrusted AS trusted, l.lanplcallfoid::regproc::text AS handler,
      nullif(l.laninline::regproc::text, '-') AS inline, nullif(l.lanvalidator::regproc::text, '-') AS validator, ${owner('l.lanowner')} AS owner
    FROM pg_language l WHERE l.lanispl AND ${userOid('l.oid')}`,
  path: ['name'],
  types: { trusted: 'boolean' },
  namespace: () => null,
  create: (fact) => [draft(sql`CREATE ${definition(fact.id, fact.attributes)}`), ...setOwner(address(fact.id), fact.attributes.owner)],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: renameOnly,
  attributes: {
    trusted: 'replace',
    handler: 'replace',
    inline: 'replace',
    validator: 'replace',
    owner: ownerRule((pair) => address(pair.id)),
  },
  replace: ({ id, after }) => [draft(sql`CREATE OR REPLACE ${definition(id, after)}`)],
})
