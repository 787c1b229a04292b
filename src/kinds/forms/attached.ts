import type { Identity } from '../../model/identity.ts'
import { printed, type Sql } from '../../sql/sql.ts'
import { mapOf, nameText, sqlText, statement, type Properties, type Said, type Schema } from './form.ts'
import { role, simple, string, textOf } from './name.ts'
import type { Node } from './node.ts'
import { joined, traced, type Traced } from './traced.ts'

/** What can be said about an object besides what it is. */
export interface Subject {
  /** As COMMENT ON and ALTER name it: `TABLE app.orders`. */
  readonly object: Traced
  /** As GRANT ON names it, where that is otherwise. */
  readonly granted?: Traced
  /** The identity for `renamed_from`, routines without argument types. */
  readonly id: Identity | null
}

const privileges: Schema = {
  type: ['string', 'array', 'object'],
  items: { type: 'string' },
  properties: {
    privileges: { type: ['string', 'array'], items: { type: 'string' } },
    with_grant_option: { type: ['string', 'array'], items: { type: 'string' } },
  },
  additionalProperties: false,
}

export const comment = sqlText('Shown by COMMENT ON; plain text')
export const grants = mapOf(privileges, 'Privileges by role; `public` is everybody: {reader: [select, update (name)], admin: all}')

export const attached = {
  comment,
  owner: nameText('The role that owns it'),
  grants,
  revokes: mapOf(privileges, 'Privileges to take away that PostgreSQL or default privileges give: {public: all}'),
  security_labels: mapOf(sqlText('Label'), 'Security labels by provider'),
  renamed_from: nameText('The name it had before: it is renamed, not dropped and created'),
} as const satisfies Properties

/** The properties that a kind of object can have. */
export function pick(...keys: readonly (keyof typeof attached)[]): Properties {
  return Object.fromEntries(keys.map((key) => [key, attached[key]]))
}

/** Comment, owner, privileges, security labels and former name of an object. */
export function* about(body: Node, subject: Subject): Generator<Said> {
  yield* renamed(body, subject.id)
  yield* commented(body, subject.object)
  const owner = body.get('owner')
  if (owner !== undefined) yield statement(traced`ALTER ${subject.object} OWNER TO ${role(owner)}`, owner)
  for (const [provider, label] of body.get('security_labels')?.entries ?? []) {
    yield statement(traced`SECURITY LABEL FOR ${simple(provider).sql} ON ${subject.object} IS ${string(label)}`, label)
  }
  yield* granted(body, subject.granted ?? subject.object, null)
}

export function* renamed(body: Node, id: Identity | null): Generator<Said> {
  const from = body.get('renamed_from')
  if (from === undefined || id === null) return
  const text = textOf(from)
  const dot = text.indexOf('.')
  const names = id.path.length === 2 && dot > 0 ? [text.slice(0, dot), text.slice(dot + 1)] : [text]
  yield { says: 'renamed', to: id, from: names, at: from }
}

export function* commented(body: Node, object: Traced, rank?: number, key: 'comment' | 'index_comment' = 'comment'): Generator<Said> {
  const text = body.get(key)
  if (text !== undefined) yield statement(traced`COMMENT ON ${object} IS ${string(text)}`, text, rank)
}

/**
 * REVOKE and GRANT statements, the first before the second.
 * @param column - to which each privilege is confined
 */
export function* granted(body: Node, object: Traced, column: Traced | null): Generator<Said> {
  for (const [key, verb] of [['revokes', 'REVOKE'], ['grants', 'GRANT']] as const) {
    for (const [grantee, value] of body.get(key)?.entries ?? []) {
      const plain = value.shape === 'map' ? value.get('privileges') : value
      const optional = value.shape === 'map' ? value.get('with_grant_option') : undefined
      const direction = verb === 'GRANT' ? printed('TO') : printed('FROM')
      if (plain !== undefined) yield statement(traced`${printed(verb)} ${listed(plain, column)} ON ${object} ${direction} ${role(grantee)}`, plain)
      if (optional === undefined) continue
      const sql =
        verb === 'GRANT'
          ? traced`GRANT ${listed(optional, column)} ON ${object} TO ${role(grantee)} WITH GRANT OPTION`
          : traced`REVOKE GRANT OPTION FOR ${listed(optional, column)} ON ${object} FROM ${role(grantee)}`
      yield statement(sql, optional)
    }
  }
}

function listed(node: Node, column: Traced | null): Traced {
  return joined(node.items.map((item) => (column === null ? item.text : traced`${item.text} (${column})`)), ', ')
}

/** `CREATE …` with what else can be said. */
export function* created(create: Traced, name: Node, body: Node, subject: Subject): Generator<Said> {
  yield statement(create, name)
  yield* about(body, subject)
}

export const words = (text: string): Sql => printed(text)
