import { join, literal, nothing, printed, sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someObject, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'

/** Collations: rows of pg_collation for this database's encoding. Their version belongs to the machine and is not read. */
type Collation = {
  readonly provider: 'libc' | 'icu' | 'builtin'
  /** ICU and builtin; later majors write it in ICU's canonical form. */
  readonly locale: string | null
  /** libc. */
  readonly collate: string | null
  readonly characterType: string | null
  readonly rules: string | null
  readonly deterministic: boolean
  readonly owner: string | null
}

export const collation = defineKind<Collation>({
  kind: 'collation',
  catalog: 'pg_collation',
  presence: someObject('pg_collation'),
  query: (major) => {
    const locale = major >= 17 ? 'c.colllocale' : major >= 15 ? 'c.colliculocale' : `CASE WHEN c.collprovider = 'i' THEN c.collcollate::text END`
    return `
    SELECT c.oid::text AS oid, n.nspname AS schema, c.collname AS name,
      CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END AS provider,
      ${locale} AS locale,
      CASE WHEN c.collprovider = 'c' THEN c.collcollate::text END AS collate,
      CASE WHEN c.collprovider = 'c' THEN c.collctype::text END AS "characterType",
      ${major >= 16 ? 'c.collicurules' : 'NULL::text'} AS rules,
      c.collisdeterministic AS deterministic,
      ${owner('c.collowner')} AS owner
    FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
    WHERE ${userNamespace('n')} AND c.collencoding IN (-1, (SELECT encoding FROM pg_database WHERE datname = current_database()))`
  },
  path: ['schema', 'name'],
  types: { deterministic: 'boolean' },
  deparsed: ['locale'],
  // 16 and later write it as a BCP 47 tag: en-u-kn-true is en-u-kn.
  respelled: ['locale'],
  create: ({ id, attributes: { provider, locale, collate, characterType, rules, deterministic, owner: owned } }) => {
    const parameters = [
      printed(`PROVIDER = ${provider}`),
      locale !== null ? sql`LOCALE = ${literal(locale)}` : nothing,
      collate === null || characterType === null
        ? nothing
        : collate === characterType
          ? sql`LOCALE = ${literal(collate)}`
          : sql`LC_COLLATE = ${literal(collate)}, LC_CTYPE = ${literal(characterType)}`,
      deterministic ? nothing : sql`DETERMINISTIC = false`,
      rules === null ? nothing : sql`RULES = ${literal(rules)}`,
    ].filter((parameter) => parameter !== nothing)
    return [draft(sql`CREATE ${address(id)} (${join(parameters, ', ')})`), ...setOwner(address(id), owned)]
  },
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: moveAndRename,
  attributes: {
    provider: 'recreate',
    locale: 'recreate',
    collate: 'recreate',
    characterType: 'recreate',
    rules: 'recreate',
    deterministic: 'recreate',
    owner: ownerRule((pair) => address(pair.id)),
  },
})
