import { ident, sql, type Sql } from '../../sql/sql.ts'
import { comment, commented, pick, renamed } from './attached.ts'
import { besideTable, foreignKeyRank, type Table } from './column.ts'
import { flag, mapOf, nameTexts, shortOr, sqlText, sqlTexts, statement, word, type Properties, type Said, type Schema } from './form.ts'
import { columnList, options, pathOf, simple, type Name } from './name.ts'
import { expanded, type Node } from './node.ts'
import { indexStatistics, indexStatisticsStatements } from './table-parts.ts'
import { joined, madeFrom, traced, type Part, type Traced } from './traced.ts'

const action = (event: string): Schema => sqlText(`What happens to rows here when those there are ${event}: cascade, set null, set default, restrict, no action`)

const timing: Properties = {
  deferrable: flag('Whether it may be checked at the end of the transaction'),
  initially_deferred: flag('Whether that is so unless said otherwise'),
  enforced: flag('PostgreSQL 18: whether it is checked at all'),
}

/** What is said of a constraint that has an index. */
const indexed: Properties = { ...pick('comment', 'renamed_from'), index_comment: { ...comment, description: 'Comment on its index, plain text' } }

const keyProperties: Properties = {
  columns: sqlTexts('Its columns'),
  include: nameTexts('Further columns in its index'),
  options: mapOf(sqlText('Value'), 'Storage parameters of its index'),
  tablespace: sqlText('Of its index'),
  ...timing,
  ...indexed,
}

const uniqueProperties: Properties = { ...keyProperties, nulls_not_distinct: flag('Whether two nulls are equal') }

const foreignKeyProperties: Properties = {
  columns: sqlTexts('Columns here'),
  definition: sqlText('In place of all that: as in short'),
  references: sqlText('The table there, and its columns: users(id)'),
  on_delete: action('deleted'),
  on_update: action('updated'),
  match: word('How a key of several columns may be null', 'simple', 'full'),
  not_valid: flag('Whether rows of before were not checked'),
  ...timing,
  ...pick('comment', 'renamed_from'),
}

const checkProperties: Properties = {
  condition: sqlText('A condition over the row'),
  no_inherit: flag('Whether children are free of it'),
  not_valid: flag('Whether rows of before were not checked'),
  enforced: flag('PostgreSQL 18: whether it is checked at all'),
  ...pick('comment', 'renamed_from'),
}

/** Constraints of a table, by sort and then by name. */
export const constraintProperties: Properties = {
  primary_key: shortOr(['string', 'array'], 'Columns of the primary key', { name: sqlText('Name of the constraint'), ...keyProperties }),
  unique: mapOf(shortOr(['string', 'array'], 'Columns', uniqueProperties), 'Unique keys by name: {users_email_key: [email]}'),
  foreign_keys: mapOf(shortOr(['string'], 'In short: (user_id) references users(id) on delete cascade', foreignKeyProperties), 'Foreign keys by name'),
  check: { type: ['string', 'array', 'object'], items: sqlText('A condition'), additionalProperties: shortOr(['string'], 'A condition over the row', checkProperties), description: 'Check constraints by name; or one condition, or a list of them, without names' },
  exclude: mapOf(shortOr(['string'], 'In short: using gist (room with =, during with &&)', { definition: sqlText('using gist (room with =, during with &&) where (…)'), statistics: indexStatistics, ...indexed }), 'Exclusion constraints by name'),
  constraints: mapOf(shortOr(['string'], 'As after CONSTRAINT name: check (price > 0)', { definition: sqlText('As after CONSTRAINT name'), ...indexed }), 'Constraints of any sort by name'),
}

const when = (node: Node, key: string, words: Sql): Sql => (node.get(key)?.constant === true ? words : sql``)

function timingOf(node: Node): readonly Part[] {
  const deferrable = node.get('deferrable')?.constant
  return [
    deferrable === true ? sql`DEFERRABLE` : deferrable === false ? sql`NOT DEFERRABLE` : sql``,
    when(node, 'initially_deferred', sql`INITIALLY DEFERRED`),
    node.get('enforced')?.constant === false ? sql`NOT ENFORCED` : sql``,
  ]
}

function key(node: Node, words: Sql): Traced {
  const columns = node.get('columns')
  const include = node.get('include')
  const tablespace = node.get('tablespace')
  return joined(
    [
      words,
      when(node, 'nulls_not_distinct', sql`NULLS NOT DISTINCT`),
      columns === undefined ? sql`()` : columnList(columns),
      include === undefined ? sql`` : traced`INCLUDE ${columnList(include)}`,
      options(node.get('options'), sql`WITH`),
      tablespace === undefined ? sql`` : traced`USING INDEX TABLESPACE ${simple(tablespace).sql}`,
      ...timingOf(node),
    ],
    ' ',
  )
}

function foreignKey(node: Node): Traced {
  const definition = node.shape === 'map' ? node.get('definition')?.text : node.text
  if (definition !== undefined) return traced`FOREIGN KEY ${definition}`
  const part = (name: string, words: Sql): Part => {
    const value = node.get(name)
    return value === undefined ? sql`` : traced`${words} ${value.text}`
  }
  const columns = node.get('columns')
  return joined(
    [
      sql`FOREIGN KEY`,
      columns === undefined ? sql`()` : columnList(columns),
      part('references', sql`REFERENCES`),
      part('match', sql`MATCH`),
      part('on_delete', sql`ON DELETE`),
      part('on_update', sql`ON UPDATE`),
      ...timingOf(node),
      when(node, 'not_valid', sql`NOT VALID`),
    ],
    ' ',
  )
}

function check(node: Node): Traced {
  if (node.shape !== 'map') return traced`CHECK (${node.text})`
  const condition = node.get('condition')
  const enforced = node.get('enforced')?.constant === false ? sql`NOT ENFORCED` : sql``
  return joined([traced`CHECK (${condition?.text ?? sql``})`, when(node, 'no_inherit', sql`NO INHERIT`), enforced, when(node, 'not_valid', sql`NOT VALID`)], ' ')
}

interface Constraint {
  readonly kind: 'constraint' | 'foreign key'
  readonly name: Node | null
  readonly body: Node
  readonly definition: Traced
  /** Only once all tables are there, or only by ALTER TABLE. */
  readonly later: boolean
}

function constraintsOf(node: Node): readonly Constraint[] {
  const found: Constraint[] = []
  const each = (property: string, write: (body: Node) => Traced, later: (body: Node) => boolean = () => false): void => {
    for (const [name, body] of node.get(property)?.entries ?? []) {
      const definition = write(body)
      found.push({ kind: /^\s*foreign\b/i.test(definition.sql) ? 'foreign key' : 'constraint', name, body, definition, later: later(body) })
    }
  }
  const primary = node.get('primary_key')
  if (primary !== undefined) {
    const body = expanded(primary, 'columns')
    found.push({ kind: 'constraint', name: body.get('name') ?? null, body, definition: key(body, sql`PRIMARY KEY`), later: false })
  }
  each('unique', (body) => key(expanded(body, 'columns'), sql`UNIQUE`))
  const checks = node.get('check')
  for (const body of checks?.items ?? []) found.push({ kind: 'constraint', name: null, body, definition: check(body), later: false })
  each('check', check, (body) => body.get('not_valid')?.constant === true)
  each('exclude', (body) => traced`EXCLUDE ${definitionOf(body)}`)
  each('constraints', definitionOf, (body) => /^\s*foreign\b|\bnot\s+valid\s*$/i.test(definitionOf(body).sql))
  each('foreign_keys', foreignKey, () => true)
  return found
}

const definitionOf = (body: Node): Traced => (body.shape === 'map' ? (body.get('definition')?.text ?? { sql: '', origins: [] }) : body.text)

const stated = ({ name, definition }: Constraint): Traced => (name === null ? definition : traced`CONSTRAINT ${simple(name).sql} ${definition}`)

/** Constraints as parts of CREATE TABLE, without foreign keys and what is not valid. */
export function constraintDefinitions(node: Node): readonly Traced[] {
  return constraintsOf(node).filter(({ later }) => !later).map(stated)
}

/** What PostgreSQL calls the primary key of a table that states no name for it. */
function usualName(relation: string, body: Node): Name {
  const name = `${relation}_pkey`
  return { names: [name], sql: madeFrom(body, ident(name)), node: body }
}

export function* constraintsAfterwards(table: Table, node: Node): Generator<Said> {
  const [schema, relation] = pathOf(table.name)
  for (const constraint of constraintsOf(node)) {
    const { kind, name, body, later } = constraint
    const rank = kind === 'foreign key' ? foreignKeyRank : undefined
    if (later) yield statement(traced`ALTER ${table.object} ADD ${stated(constraint)}`, name ?? body, rank)
    if (body.shape !== 'map') continue
    // Only primary keys do without.
    const called = name === null ? usualName(relation, body) : simple(name)
    yield* renamed(body, { kind, path: [schema, relation, called.names[0] ?? ''] })
    yield* indexStatisticsStatements(besideTable(table, called.sql), body, rank)
    yield* commented(body, traced`CONSTRAINT ${called.sql} ON ${table.name.sql}`, rank)
    yield* commented(body, traced`INDEX ${besideTable(table, called.sql)}`, rank, 'index_comment')
  }
}

/** Constraints of a domain. */
export { check as checkDefinition, checkProperties }
