import { ident, nothing, printed, sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someObject, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'

/** Text search dictionaries: rows of pg_ts_dict. */
type TextSearchDictionary = {
  readonly template: readonly [schema: string, name: string]
  /** As PostgreSQL keeps them: `language = 'english', stopwords = 'english'`. */
  readonly options: string | null
  readonly owner: string | null
}

/** Names of the options, as they are spelled. */
const optionNames = (options: string | null): readonly string[] =>
  [...(options ?? '').matchAll(/("(?:[^"]|"")*"|[^\s=,"]+)\s*=\s*(?:E?'(?:[^'\\]|''|\\.)*'|[^\s,]+)/g)].map((match) => match[1] ?? '')

export const textSearchDictionary = defineKind<TextSearchDictionary>({
  kind: 'text search dictionary',
  catalog: 'pg_ts_dict',
  presence: someObject('pg_ts_dict'),
  query: () => `
    SELECT d.oid::text AS oid, n.nspname AS schema, d.dictname AS name, json_build_array(tn.nspname, t.tmplname) AS template, d.dictinitoption AS options,
      ${owner('d.dictowner')} AS owner
    FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace JOIN pg_ts_template t ON t.oid = d.dicttemplate JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
    WHERE ${userNamespace('n')}`,
  path: ['schema', 'name'],
  types: { template: 'json' },
  create: ({ id, attributes: { template, options, owner: owned } }) => [
    draft(sql`CREATE ${address(id)} (TEMPLATE = ${ident(...template)}${options === null ? nothing : sql`, ${printed(options)}`})`),
    ...setOwner(address(id), owned),
  ],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: moveAndRename,
  attributes: {
    template: 'recreate',
    options: ({ id, before, after }) => {
      // An option without a value is taken away; those that stay are written anew, so that their order is the desired one.
      const gone = optionNames(before.options)
      const parts = [...gone, ...(after.options === null ? [] : [after.options])]
      return [draft(sql`ALTER ${address(id)} (${printed(parts.join(', '))})`)]
    },
    owner: ownerRule((pair) => address(pair.id)),
  },
})
