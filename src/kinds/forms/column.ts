import { ident, printed, sql, type Sql } from '../../sql/sql.ts'
import { attached, commented, granted, pick, renamed } from './attached.ts'
import { count, flag, mapOf, nameText, record, shortOr, sqlText, statement, word, type Said, type Schema } from './form.ts'
import { options, pathOf, qualified, simple, string, type Name } from './name.ts'
import type { Node } from './node.ts'
import { withoutReference } from './reference.ts'
import { sequenceOptions, sequenceProperties, withType } from './sequence-options.ts'
import { joined, madeFrom, traced, type Part, type Traced } from './traced.ts'

const backfill: Schema = shortOr(['string', 'number', 'boolean'], 'How old rows get a value: an expression over the row', {
  set: sqlText('An expression over the row'),
  where: sqlText('Which rows; by default those where the column is null'),
  batch: count('Rows in one transaction'),
}, { required: ['set'] })

export const column: Schema = shortOr(['string', 'null'], 'In short: type and constraints as in CREATE TABLE', {
  type: sqlText('Data type; constraints may follow it'),
  collation: sqlText('Name of a collation'),
  not_null: shortOr(['boolean', 'string'], 'Whether null is refused; a string names the constraint', {
    name: nameText('Name of the constraint'),
    no_inherit: flag('PostgreSQL 18: whether children are free of it'),
    not_valid: flag('PostgreSQL 18: whether rows of before were not checked'),
  }),
  default: { type: ['string', 'number', 'boolean', 'null'], description: 'An expression' },
  primary_key: { type: ['boolean', 'string'], description: 'Whether the column is the primary key; a string names the constraint' },
  unique: { type: ['boolean', 'string'], description: 'Whether values are unique; a string names the constraint' },
  check: sqlText('A condition'),
  references: sqlText('profiles(id) on delete cascade'),
  identity: shortOr(['string'], 'always or by default', { generated: word('When a value is generated', 'always', 'by default'), sequence_name: sqlText('Its sequence'), sequence_type: sqlText('The type of its sequence, where it is not the column’s'), ...sequenceProperties }),
  generated: shortOr(['string'], 'An expression over other columns of the row, stored', { as: sqlText('An expression over other columns of the row'), stored: flag('Otherwise it is computed when read: PostgreSQL 18') }, { required: ['as'] }),
  storage: word('How long values are kept', 'plain', 'external', 'extended', 'main', 'default'),
  compression: sqlText('pglz, lz4 or default'),
  statistics: count('Statistics target'),
  options: mapOf(sqlText('Value'), 'n_distinct and the like; in a foreign table the options of its wrapper'),
  backfill,
  ...pick('comment', 'grants', 'revokes', 'renamed_from'),
})

export const columns = mapOf(column, 'Columns in their order: {id: uuid primary key, name: {type: text, comment: …}}')

/** The table that columns, indexes and the like belong to. */
export interface Table {
  readonly name: Name
  /** `TABLE app.orders` or `FOREIGN TABLE app.orders`. */
  readonly object: Traced
  readonly foreign: boolean
  /** The definition of columns is its parent's or a type's: here they only get defaults and constraints. */
  readonly typed: boolean
  /**
   * When its indexes are made; undefined: with it. A partition takes an index of its own for its parent's, where it is there before;
   * otherwise it gets one more.
   */
  readonly indexRank?: number
}

/** A name in the table's schema. */
export const besideTable = ({ name: { names, node } }: Table, name: Traced): Traced => (names.length > 1 ? traced`${madeFrom(node, ident(names[0] ?? ''))}.${name}` : name)

/** Foreign keys come when all tables and their unique indexes are there. */
export const foreignKeyRank = 5

/** The column as part of CREATE TABLE. Its foreign key is not: tables may refer to each other. */
export function columnDefinition(table: Table, key: Node, value: Node): Traced {
  const name = simple(key).sql
  const head = table.typed ? traced`${name} WITH OPTIONS` : name
  if (value.shape !== 'map') return value.shape === 'null' ? head : joined([head, withoutReference(value.text).definition], ' ')
  const parts: Part[] = [head]
  const add = (property: string, write: (node: Node) => Part): void => {
    const node = value.get(property)
    if (node !== undefined) parts.push(write(node))
  }
  const constraint = (words: Sql) => (node: Node): Part =>
    node.constant === false ? sql`` : node.constant === true ? words : traced`CONSTRAINT ${simple(node).sql} ${words}`
  add('type', (node) => withoutReference(node.text).definition)
  if (table.foreign) add('options', (node) => traced`OPTIONS (${joined(node.entries.map(([option, text]) => traced`${simple(option).sql} ${string(text)}`), ', ')})`)
  add('collation', (node) => traced`COLLATE ${qualified(node).sql}`)
  add('not_null', (node) => (node.shape !== 'map' ? constraint(sql`NOT NULL`)(node) : node.get('not_valid')?.constant === true ? sql`` : statedNotNull(node, sql``)))
  add('default', (node) => traced`DEFAULT ${node.text}`)
  add('generated', (node) => {
    const expression = node.shape === 'map' ? node.get('as') : node
    const stored = node.shape !== 'map' || node.get('stored')?.constant !== false
    return expression === undefined ? sql`` : traced`GENERATED ALWAYS AS (${expression.text}) ${stored ? sql`STORED` : sql`VIRTUAL`}`
  })
  add('identity', (node) => {
    const when = node.shape === 'map' ? node.get('generated')?.text : node.text
    const sequence = node.shape === 'map' ? sequenceOptions(node) : null
    const words = when === undefined || when.sql.toLowerCase() === 'always' ? sql`GENERATED ALWAYS AS IDENTITY` : sql`GENERATED BY DEFAULT AS IDENTITY`
    return sequence === null || sequence.sql === '' ? words : traced`${words} (${sequence})`
  })
  add('primary_key', constraint(sql`PRIMARY KEY`))
  add('unique', constraint(sql`UNIQUE`))
  add('check', (node) => traced`CHECK (${node.text})`)
  return joined(parts, ' ')
}

/** `CONSTRAINT name NOT NULL column NO INHERIT`, with what is said of these. */
function statedNotNull(node: Node, column: Part): Traced {
  const name = node.shape === 'map' ? node.get('name') : node
  const flags = [node.get('no_inherit')?.constant === true ? sql`NO INHERIT` : sql``, node.get('not_valid')?.constant === true ? sql`NOT VALID` : sql``]
  return joined([name === undefined ? sql`` : traced`CONSTRAINT ${simple(name).sql}`, sql`NOT NULL`, column, ...flags], ' ')
}

/** A column that a parent brings: default and NOT NULL of its own. */
export function* inheritedColumn(table: Table, key: Node, value: Node): Generator<Said> {
  const alter = traced`ALTER ${table.object} ALTER COLUMN ${simple(key).sql}`
  const given = value.get('default')
  if (given !== undefined) yield statement(given.shape === 'null' ? traced`${alter} DROP DEFAULT` : traced`${alter} SET DEFAULT ${given.text}`, given)
  const notNull = value.get('not_null')
  if (notNull === undefined || notNull.get('not_valid')?.constant === true) return
  const refused = notNull.constant
  if (typeof refused === 'boolean') yield statement(traced`${alter} ${refused ? sql`SET NOT NULL` : sql`DROP NOT NULL`}`, notNull)
  else yield statement(traced`ALTER ${table.object} ADD ${statedNotNull(notNull, simple(key).sql)}`, notNull)
}

/** What cannot be said, or not on every server, inside CREATE TABLE. */
export function* columnAfterwards(table: Table, key: Node, value: Node): Generator<Said> {
  const name = simple(key)
  const alter = traced`ALTER ${table.object} ALTER COLUMN ${name.sql}`
  const [schema, relation] = pathOf(table.name)
  const columnName = name.names[0] ?? ''

  const notNull = value.get('not_null')
  if (notNull?.get('not_valid')?.constant === true) yield statement(traced`ALTER ${table.object} ADD ${statedNotNull(notNull, name.sql)}`, notNull)
  const identity = value.get('identity')
  const sequenceType = identity?.get('sequence_type')
  if (identity !== undefined && sequenceType !== undefined) {
    const stated = identity.get('sequence_name')
    const sequence = stated === undefined ? besideTable(table, madeFrom(sequenceType, ident(`${relation}_${columnName}_seq`))) : qualified(stated).sql
    yield statement(traced`ALTER SEQUENCE ${sequence} ${withType(identity, sequenceType)}`, sequenceType)
  }
  const storage = value.get('storage')
  if (storage !== undefined) yield statement(traced`${alter} SET STORAGE ${storage.text}`, storage)
  const compression = value.get('compression')
  if (compression !== undefined) yield statement(traced`${alter} SET COMPRESSION ${compression.text}`, compression)
  const statistics = value.get('statistics')
  if (statistics !== undefined) yield statement(traced`${alter} SET STATISTICS ${statistics.text}`, statistics)
  const settings = value.get('options')
  if (settings !== undefined && !table.foreign) yield statement(traced`${alter} SET${options(settings, printed(''))}`, settings)
  const stated = value.get('references')
  const short = value.shape === 'map' ? value.get('type') : value.shape === 'scalar' ? value : undefined
  const split = short === undefined ? null : withoutReference(short.text)
  const addKey = (constraint: Traced | null, references: Traced, at: Node): Said =>
    statement(traced`ALTER ${table.object} ADD ${constraint ?? sql``}${constraint === null ? sql`` : sql` `}FOREIGN KEY (${name.sql}) REFERENCES ${references}`, at, foreignKeyRank)
  if (stated !== undefined) yield addKey(null, stated.text, stated)
  if (short !== undefined && split !== null && split.references !== null) yield addKey(split.name, split.references, short)
  yield* renamed(value, { kind: 'column', path: [schema, relation, columnName] })
  yield* commented(value, traced`COLUMN ${table.name.sql}.${name.sql}`)
  yield* granted(value, traced`TABLE ${table.name.sql}`, name.sql)

  const filled = value.get('backfill')
  if (filled === undefined) return
  const set = filled.shape === 'map' ? filled.get('set') : filled
  const batch = filled.get('batch')?.constant
  yield {
    says: 'backfill',
    table: [schema, relation],
    column: columnName,
    set: set?.text.sql ?? '',
    where: filled.get('where')?.text.sql ?? null,
    batch: typeof batch === 'number' ? batch : null,
    at: filled,
  }
}

export const columnComments = mapOf(record('A column of the query', { comment: attached.comment, default: sqlText('Default for INSERT') }), 'What is said of columns')
