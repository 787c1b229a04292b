import { sameValue } from '../model/fact.ts'
import { ident, join, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, type Draft, type Identity } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someObject, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'

/** A token type and the dictionaries that it is looked up in, in order. */
type Mapping = {
  readonly token: string
  readonly dictionaries: readonly (readonly [schema: string, name: string])[]
}

/** Text search configurations: rows of pg_ts_config. */
type TextSearchConfiguration = {
  readonly parser: readonly [schema: string, name: string]
  readonly mappings: readonly Mapping[]
  readonly owner: string | null
}

const map = (of: Identity, verb: Sql, { token, dictionaries }: Mapping): Draft =>
  draft(sql`ALTER ${address(of)} ${verb} MAPPING FOR ${ident(token)} WITH ${join(dictionaries.map((dictionary) => ident(...dictionary)), ', ')}`)

export const textSearchConfiguration = defineKind<TextSearchConfiguration>({
  kind: 'text search configuration',
  catalog: 'pg_ts_config',
  presence: someObject('pg_ts_config'),
  query: () => `
    SELECT c.oid::text AS oid, n.nspname AS schema, c.cfgname AS name, json_build_array(pn.nspname, p.prsname) AS parser,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('token', m.alias, 'dictionaries', m.dictionaries) ORDER BY m.tokid)
        FROM (
          SELECT t.tokid, t.alias, jsonb_agg(jsonb_build_array(dn.nspname, d.dictname) ORDER BY m.mapseqno) AS dictionaries
          FROM pg_ts_config_map m JOIN ts_token_type(c.cfgparser) t ON t.tokid = m.maptokentype
            JOIN pg_ts_dict d ON d.oid = m.mapdict JOIN pg_namespace dn ON dn.oid = d.dictnamespace
          WHERE m.mapcfg = c.oid GROUP BY 1, 2
        ) m), '[]') AS mappings,
      ${owner('c.cfgowner')} AS owner
    FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace JOIN pg_ts_parser p ON p.oid = c.cfgparser JOIN pg_namespace pn ON pn.oid = p.prsnamespace
    WHERE ${userNamespace('n')}`,
  path: ['schema', 'name'],
  types: { parser: 'json', mappings: 'json' },
  create: ({ id, attributes: { parser, mappings, owner: owned } }) => [
    draft(sql`CREATE ${address(id)} (PARSER = ${ident(...parser)})`),
    ...mappings.map((mapping) => map(id, sql`ADD`, mapping)),
    ...setOwner(address(id), owned),
  ],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: moveAndRename,
  attributes: {
    parser: 'recreate',
    mappings: ({ id, before, after }) => {
      const old = new Map(before.mappings.map((mapping) => [mapping.token, mapping]))
      const wanted = new Set(after.mappings.map(({ token }) => token))
      return [
        ...before.mappings.filter(({ token }) => !wanted.has(token)).map(({ token }) => draft(sql`ALTER ${address(id)} DROP MAPPING FOR ${ident(token)}`)),
        ...after.mappings
          .filter((mapping) => !sameValue(mapping, old.get(mapping.token)))
          .map((mapping) => map(id, old.has(mapping.token) ? sql`ALTER` : sql`ADD`, mapping)),
      ]
    },
    owner: ownerRule((pair) => address(pair.id)),
  },
})
