import { ident, literal, nothing, printed, sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someObject, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'

/** Conversions between encodings: rows of pg_conversion. */
type Conversion = {
  readonly from: string
  readonly to: string
  /** Qualified. */
  readonly function: string
  readonly default: boolean
  readonly owner: string | null
}

export const conversion = defineKind<Conversion>({
  kind: 'conversion',
  catalog: 'pg_conversion',
  presence: someObject('pg_conversion'),
  query: () => `
    SELECT c.oid::text AS oid, n.nspname AS schema, c.conname AS name, pg_encoding_to_char(c.conforencoding) AS from, pg_encoding_to_char(c.contoencoding) AS to,
      c.conproc::regproc::text AS function, c.condefault AS default, ${owner('c.conowner')} AS owner
    FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace WHERE ${userNamespace('n')}`,
  path: ['schema', 'name'],
  types: { default: 'boolean' },
  create: ({ id, attributes: { from, to, function: called, default: isDefault, owner: owned } }) => [
    draft(sql`CREATE ${isDefault ? sql`DEFAULT ` : nothing}CONVERSION ${ident(...id.path)} FOR ${literal(from)} TO ${literal(to)} FROM ${printed(called)}`),
    ...setOwner(address(id), owned),
  ],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: moveAndRename,
  attributes: {
    from: 'recreate',
    to: 'recreate',
    function: 'recreate',
    default: 'recreate',
    owner: ownerRule((pair) => address(pair.id)),
  },
})
