import { sql } from '../../sql/sql.ts'
import { about, attached, commented, pick, renamed } from './attached.ts'
import { checkDefinition, checkProperties } from './constraint.ts'
import { mapOf, nameText, shortOr, sqlText, statement, type Form, type Schema } from './form.ts'
import { pathOf, qualified, simple, string } from './name.ts'
import type { Node } from './node.ts'
import { joined, traced, type Part } from './traced.ts'

const value: Schema = shortOr(['string', 'number', 'boolean'], 'A value', { value: sqlText('The value'), renamed_from: nameText('What it was called') }, { required: ['value'] })

export const enumForm: Form = {
  key: 'enum',
  plural: 'enums',
  description: 'An enumerated type',
  short: 'values',
  properties: { values: { type: 'array', items: value, description: 'Its values in their order' }, ...attached },
  required: ['values'],
  *declare(nameNode, body) {
    const name = qualified(nameNode)
    const path = pathOf(name)
    const values = body.get('values')?.items ?? []
    yield statement(traced`CREATE TYPE ${name.sql} AS ENUM (${joined(values.map((item) => string(item.get('value') ?? item)), ', ')})`, nameNode)
    for (const item of values) {
      const stated = item.get('value')
      if (stated !== undefined) yield* renamed(item, { kind: 'enum', path: [...path, stated.text.sql] })
    }
    yield* about(body, { object: traced`TYPE ${name.sql}`, id: { kind: 'enum', path } })
  },
}

const part = (body: Node, key: string, write: (node: Node) => Part): Part => {
  const node = body.get(key)
  return node === undefined ? sql`` : write(node)
}

export const domain: Form = {
  key: 'domain',
  plural: 'domains',
  description: 'A type with constraints',
  short: 'type',
  properties: {
    type: sqlText('The type that it is made from; constraints may follow it'),
    collation: sqlText('Name of a collation'),
    default: { type: ['string', 'number', 'boolean', 'null'], description: 'An expression' },
    not_null: { type: 'boolean', description: 'Whether null is refused' },
    check: {
      type: ['string', 'array', 'object'],
      items: sqlText('A condition'),
      additionalProperties: shortOr(['string'], 'A condition over VALUE', checkProperties),
      description: 'Conditions over VALUE by name; or one, or a list of them, without names',
    },
    ...attached,
  },
  required: ['type'],
  *declare(nameNode, body) {
    const name = qualified(nameNode)
    const path = pathOf(name)
    const checks = body.get('check')
    yield statement(
      joined(
        [
          traced`CREATE DOMAIN ${name.sql} AS`,
          part(body, 'type', (node) => node.text),
          part(body, 'collation', (node) => traced`COLLATE ${qualified(node).sql}`),
          part(body, 'default', (node) => traced`DEFAULT ${node.text}`),
          body.get('not_null')?.constant === true ? sql`NOT NULL` : sql``,
          ...(checks?.items ?? []).map(checkDefinition),
          ...(checks?.entries ?? []).filter(([, check]) => !isLater(check)).map(([key, check]) => traced`CONSTRAINT ${simple(key).sql} ${checkDefinition(check)}`),
        ],
        ' ',
      ),
      nameNode,
    )
    for (const [key, check] of checks?.entries ?? []) {
      const constraint = simple(key)
      if (isLater(check)) yield statement(traced`ALTER DOMAIN ${name.sql} ADD CONSTRAINT ${constraint.sql} ${checkDefinition(check)}`, key)
      yield* renamed(check, { kind: 'domain constraint', path: [...path, constraint.names[0] ?? ''] })
      yield* commented(check, traced`CONSTRAINT ${constraint.sql} ON DOMAIN ${name.sql}`)
    }
    yield* about(body, { object: traced`DOMAIN ${name.sql}`, id: { kind: 'domain', path } })
  },
}

const isLater = (check: Node): boolean => check.get('not_valid')?.constant === true

export const compositeType: Form = {
  key: 'composite_type',
  plural: 'composite_types',
  description: 'A type of several attributes',
  properties: {
    attributes: mapOf(shortOr(['string'], 'Its type', { type: sqlText('Data type'), collation: sqlText('Name of a collation'), ...pick('comment', 'renamed_from') }), 'Its attributes in their order'),
    ...attached,
  },
  required: ['attributes'],
  *declare(nameNode, body) {
    const name = qualified(nameNode)
    const attributes = body.get('attributes')?.entries ?? []
    const definitions = attributes.map(([key, attribute]) =>
      attribute.shape === 'map'
        ? joined([simple(key).sql, part(attribute, 'type', (node) => node.text), part(attribute, 'collation', (node) => traced`COLLATE ${qualified(node).sql}`)], ' ')
        : traced`${simple(key).sql} ${attribute.text}`,
    )
    yield statement(traced`CREATE TYPE ${name.sql} AS (${joined(definitions, ', ')})`, nameNode)
    for (const [key, attribute] of attributes) {
      const attributeName = simple(key)
      yield* renamed(attribute, { kind: 'composite type', path: [...pathOf(name), attributeName.names[0] ?? ''] })
      yield* commented(attribute, traced`COLUMN ${name.sql}.${attributeName.sql}`)
    }
    yield* about(body, { object: traced`TYPE ${name.sql}`, id: { kind: 'composite type', path: pathOf(name) } })
  },
}

export const rangeType: Form = {
  key: 'range_type',
  plural: 'range_types',
  description: 'A range type',
  short: 'subtype',
  properties: {
    subtype: sqlText('The type of its bounds'),
    subtype_operator_class: sqlText('Its order'),
    collation: sqlText('Name of a collation'),
    canonical: sqlText('Function that makes equal ranges alike'),
    subtype_difference: sqlText('Function for the distance of two bounds'),
    multirange_type: nameText('Name of its multirange type'),
    ...attached,
  },
  required: ['subtype'],
  *declare(nameNode, body) {
    const name = qualified(nameNode)
    const definition = [
      part(body, 'subtype', (node) => traced`SUBTYPE = ${node.text}`),
      part(body, 'subtype_operator_class', (node) => traced`SUBTYPE_OPCLASS = ${node.text}`),
      part(body, 'collation', (node) => traced`COLLATION = ${qualified(node).sql}`),
      part(body, 'canonical', (node) => traced`CANONICAL = ${node.text}`),
      part(body, 'subtype_difference', (node) => traced`SUBTYPE_DIFF = ${node.text}`),
      part(body, 'multirange_type', (node) => traced`MULTIRANGE_TYPE_NAME = ${qualified(node).sql}`),
    ]
    yield statement(traced`CREATE TYPE ${name.sql} AS RANGE (${joined(definition, ', ')})`, nameNode)
    yield* about(body, { object: traced`TYPE ${name.sql}`, id: { kind: 'range type', path: pathOf(name) } })
  },
}
