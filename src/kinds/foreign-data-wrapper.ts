import { nothing, printed, sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { changedForeignOptions, foreignOptions, optionsClause } from './foreign-options.ts'
import { defineKind, draft } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someObject, userOid } from './query.ts'
import { renameOnly } from './rename.ts'

/** Foreign data wrappers: rows of pg_foreign_data_wrapper. */
type ForeignDataWrapper = {
  /** Functions, qualified. */
  readonly handler: string | null
  readonly validator: string | null
  readonly options: readonly string[]
  readonly owner: string | null
}

export const foreignDataWrapper = defineKind<ForeignDataWrapper>({
  kind: 'foreign data wrapper',
  catalog: 'pg_foreign_data_wrapper',
  presence: someObject('pg_foreign_data_wrapper'),
  query: () => `
    SELECT f.oid::text AS oid, f.fdwname AS name, nullif(f.fdwhandler::regproc::text, '-') AS handler,
      nullif(f.fdwvalidator::regproc::text, '-') AS validator, ${foreignOptions('f.fdwoptions')} AS options, ${owner('f.fdwowner')} AS owner
    FROM pg_foreign_data_wrapper f WHERE ${userOid('f.oid')}`,
  path: ['name'],
  types: { options: 'text[]' },
  namespace: () => null,
  create: ({ id, attributes: { handler, validator, options, owner: owned } }) => [
    draft(
      sql`CREATE ${address(id)}${handler === null ? nothing : sql` HANDLER ${printed(handler)}`}${validator === null ? nothing : sql` VALIDATOR ${printed(validator)}`}${optionsClause(options)}`,
    ),
    ...setOwner(address(id), owned),
  ],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: renameOnly,
  attributes: {
    handler: ({ id, after }) => [draft(sql`ALTER ${address(id)} ${after.handler === null ? sql`NO HANDLER` : sql`HANDLER ${printed(after.handler)}`}`)],
    validator: ({ id, after }) => [draft(sql`ALTER ${address(id)} ${after.validator === null ? sql`NO VALIDATOR` : sql`VALIDATOR ${printed(after.validator)}`}`)],
    options: ({ id, before, after }) => [draft(sql`ALTER ${address(id)} ${changedForeignOptions(before.options, after.options)}`)],
    owner: ownerRule((pair) => address(pair.id)),
  },
})
