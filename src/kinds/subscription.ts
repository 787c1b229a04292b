import { ident, join, literal, printed, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, type Draft, type Pair } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someObject } from './query.ts'
import { renameOnly } from './rename.ts'
import { imitateSubscription, usualStreaming } from './subscription-imitation.ts'

/** Subscriptions: rows of pg_subscription of this database. Whether they are enabled is operation, not schema, and is not read. */
type Subscription = {
  /** Without its password; null where the role that reads may not see it. */
  readonly connection: string | null
  /** Sorted. */
  readonly publications: readonly string[]
  /** At the publisher; null for none. */
  readonly slot: string | null
  readonly synchronousCommit: string
  readonly binary: boolean
  readonly streaming: 'off' | 'on' | 'parallel'
  /** 15 and later. */
  readonly twoPhase: boolean
  readonly disableOnError: boolean
  /** 16 and later. */
  readonly passwordRequired: boolean
  readonly runAsOwner: boolean
  readonly origin: string
  /** 17 and later. */
  readonly failover: boolean
  readonly owner: string | null
}

const spelled = {
  synchronousCommit: 'synchronous_commit',
  binary: 'binary',
  streaming: 'streaming',
  twoPhase: 'two_phase',
  disableOnError: 'disable_on_error',
  passwordRequired: 'password_required',
  runAsOwner: 'run_as_owner',
  origin: 'origin',
  failover: 'failover',
} as const

const usual: { readonly [Name in keyof typeof spelled]: Subscription[Name] } = {
  synchronousCommit: 'off',
  binary: false,
  streaming: 'off',
  twoPhase: false,
  disableOnError: false,
  passwordRequired: true,
  runAsOwner: false,
  origin: 'any',
  failover: false,
}

type Parameter = keyof typeof spelled
const parameterNames: readonly Parameter[] = [
  'synchronousCommit',
  'binary',
  'streaming',
  'twoPhase',
  'disableOnError',
  'passwordRequired',
  'runAsOwner',
  'origin',
  'failover',
]

const parameter = (name: Parameter, value: string | boolean): Sql => printed(`${spelled[name]} = ${value}`)
const set = (name: Parameter) => (pair: Pair<Subscription>): readonly Draft[] => [draft(sql`ALTER ${address(pair.id)} SET (${parameter(name, pair.after[name])})`)]

// The column may be read by superusers only, and naming it would fail the whole query for others.
const connection = `
      CASE WHEN has_column_privilege('pg_catalog.pg_subscription', 'subconninfo', 'SELECT') THEN regexp_replace(
        replace(replace(replace(
          substring(query_to_xml(format('SELECT subconninfo AS c FROM pg_catalog.pg_subscription WHERE oid = %s', s.oid), false, true, '')::text FROM '<c>(.*)</c>'),
          '&lt;', '<'), '&gt;', '>'), '&amp;', '&'),
        '\\s*\\mpassword\\s*=\\s*(''(?:[^''\\\\]|\\\\.)*''|\\S+)', '', 'g') END`

export const subscription = defineKind<Subscription>({
  kind: 'subscription',
  catalog: 'pg_subscription',
  presence: someObject('pg_subscription'),
  query: (major) => `
    SELECT s.oid::text AS oid, s.subname AS name, ${connection} AS connection,
      ARRAY(SELECT p FROM unnest(s.subpublications) p ORDER BY p COLLATE "C") AS publications,
      s.subslotname::text AS slot, s.subsynccommit AS "synchronousCommit", s.subbinary AS binary,
      ${major >= 16 ? `CASE s.substream WHEN 't' THEN 'on' WHEN 'p' THEN 'parallel' ELSE 'off' END` : `CASE WHEN s.substream THEN 'on' ELSE 'off' END`} AS streaming,
      ${major >= 15 ? `s.subtwophasestate <> 'd'` : 'false'} AS "twoPhase", ${major >= 15 ? 's.subdisableonerr' : 'false'} AS "disableOnError",
      ${major >= 16 ? 's.subpasswordrequired' : 'true'} AS "passwordRequired", ${major >= 16 ? 's.subrunasowner' : 'false'} AS "runAsOwner",
      ${major >= 16 ? 's.suborigin' : `'any'`} AS origin, ${major >= 17 ? 's.subfailover' : 'false'} AS failover,
      ${owner('s.subowner')} AS owner
    FROM pg_subscription s WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  path: ['name'],
  types: {
    publications: 'text[]',
    binary: 'boolean',
    twoPhase: 'boolean',
    disableOnError: 'boolean',
    passwordRequired: 'boolean',
    runAsOwner: 'boolean',
    failover: 'boolean',
  },
  namespace: () => null,
  // It does not connect: the slot is made, and the subscription enabled and refreshed, by whoever runs the publisher.
  create: ({ id, attributes }, context) => {
    const { connection: to, publications, slot, owner: owned } = attributes
    const parameters = [
      sql`connect = false`,
      slot === null ? sql`slot_name = NONE` : sql`slot_name = ${literal(slot)}`,
      ...parameterNames.filter((name) => attributes[name] !== (name === 'streaming' ? usualStreaming(context.major) : usual[name])).map((name) => parameter(name, attributes[name])),
    ]
    return [
      draft(
        sql`CREATE ${address(id)} CONNECTION ${literal(to ?? '')} PUBLICATION ${join(publications.map((name) => ident(name)), ', ')} WITH (${join(parameters, ', ')})`,
        { hazards: [{ name: 'changes_access', message: `subscription ${id.path[0]} is made without connecting: create its slot, enable and refresh it` }] },
      ),
      ...setOwner(address(id), owned),
    ]
  },
  drop: ({ id, attributes }) =>
    attributes.slot === null
      ? [draft(sql`DROP ${address(id)}`)]
      : [
          // It drops the slot at the publisher too, which no rollback undoes.
          draft(sql`DROP ${address(id)}`, {
            hazards: [{ name: 'irreversible', message: `subscription ${id.path[0]} is dropped, and its slot ${attributes.slot} at the publisher` }],
            resume: {
              done: sql`SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_subscription WHERE subname = ${literal(id.path[0] ?? '')} AND subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))`,
              leftover: null,
            },
          }),
        ],
  rename: renameOnly,
  imitate: imitateSubscription,
  attributes: {
    connection: ({ id, before, after }) =>
      before.connection === null || after.connection === null
        ? []
        : [
            draft(sql`ALTER ${address(id)} CONNECTION ${literal(after.connection)}`, {
              hazards: [{ name: 'changes_access', message: `subscription ${id.path[0]} connects to another place; a password is no part of the plan` }],
            }),
          ],
    publications: (pair) => [
      draft(sql`ALTER ${address(pair.id)} SET PUBLICATION ${join(pair.after.publications.map((name) => ident(name)), ', ')} WITH (refresh = false)`),
    ],
    slot: (pair) => [draft(sql`ALTER ${address(pair.id)} SET (slot_name = ${pair.after.slot === null ? sql`NONE` : literal(pair.after.slot)})`)],
    synchronousCommit: set('synchronousCommit'),
    binary: set('binary'),
    streaming: set('streaming'),
    twoPhase: (pair, context) => (context.major >= 18 ? set('twoPhase')(pair) : 'recreate'),
    disableOnError: set('disableOnError'),
    passwordRequired: set('passwordRequired'),
    runAsOwner: set('runAsOwner'),
    origin: set('origin'),
    failover: set('failover'),
    owner: ownerRule((pair) => address(pair.id)),
  },
})
