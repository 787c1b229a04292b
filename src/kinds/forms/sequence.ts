import { sql } from '../../sql/sql.ts'
import { about, attached } from './attached.ts'
import { flag, sqlText, statement, type Form } from './form.ts'
import { pathOf, qualified } from './name.ts'
import { sequenceOptions, sequenceProperties } from './sequence-options.ts'
import { joined, traced } from './traced.ts'

export const sequence: Form = {
  key: 'sequence',
  plural: 'sequences',
  description: 'A sequence',
  properties: {
    type: sqlText('smallint, integer or bigint'),
    ...sequenceProperties,
    unlogged: flag('Whether it is lost in a crash'),
    owned_by: sqlText('The column that it goes with: app.orders.number'),
    ...attached,
  },
  *declare(nameNode, body) {
    const name = qualified(nameNode)
    const type = body.get('type')
    const create = body.get('unlogged')?.constant === true ? sql`CREATE UNLOGGED SEQUENCE` : sql`CREATE SEQUENCE`
    yield statement(joined([create, name.sql, type === undefined ? sql`` : traced`AS ${type.text}`, sequenceOptions(body)], ' '), nameNode)
    const owner = body.get('owned_by')
    if (owner !== undefined) yield statement(traced`ALTER SEQUENCE ${name.sql} OWNED BY ${owner.text}`, owner)
    yield* about(body, { object: traced`SEQUENCE ${name.sql}`, id: { kind: 'sequence', path: pathOf(name) } })
  },
}
