import { ident, join, literal, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, type Draft, type Identity } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someObject } from './query.ts'
import { renameOnly } from './rename.ts'

type Enabled = 'origin' | 'disabled' | 'replica' | 'always'

/** Event triggers: rows of pg_event_trigger. */
type EventTrigger = {
  readonly event: string
  /** Schema and name. */
  readonly function: readonly [schema: string, name: string]
  /** Command tags, sorted; empty for all. */
  readonly tags: readonly string[]
  readonly enabled: Enabled
  readonly owner: string | null
}

function enable(of: Identity, enabled: Enabled): Draft {
  const words: { readonly [state in Enabled]: Sql } = { origin: sql`ENABLE`, disabled: sql`DISABLE`, replica: sql`ENABLE REPLICA`, always: sql`ENABLE ALWAYS` }
  return draft(sql`ALTER ${address(of)} ${words[enabled]}`)
}

export const eventTrigger = defineKind<EventTrigger>({
  kind: 'event trigger',
  catalog: 'pg_event_trigger',
  presence: someObject('pg_event_trigger'),
  query: () => `
    SELECT e.oid::text AS oid, e.evtname AS name, e.evtevent AS event, json_build_array(n.nspname, p.proname) AS function,
      ARRAY(SELECT t FROM unnest(e.evttags) t ORDER BY t COLLATE "C") AS tags,
      CASE e.evtenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' ELSE 'origin' END AS enabled,
      ${owner('e.evtowner')} AS owner
    FROM pg_event_trigger e JOIN pg_proc p ON p.oid = e.evtfoid JOIN pg_namespace n ON n.oid = p.pronamespace`,
  path: ['name'],
  types: { function: 'json', tags: 'text[]' },
  watches: true,
  namespace: () => null,
  create: ({ id, attributes: { event, function: called, tags, enabled, owner: owned } }) => [
    draft(
      sql`CREATE ${address(id)} ON ${printed(event)}${tags.length === 0 ? nothing : sql` WHEN TAG IN (${join(tags.map(literal), ', ')})`} EXECUTE FUNCTION ${ident(...called)}()`,
    ),
    ...(enabled === 'origin' ? [] : [enable(id, enabled)]),
    ...setOwner(address(id), owned),
  ],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: renameOnly,
  attributes: {
    event: 'recreate',
    function: 'recreate',
    tags: 'recreate',
    enabled: (pair) => [enable(pair.id, pair.after.enabled)],
    owner: ownerRule((pair) => address(pair.id)),
  },
})
