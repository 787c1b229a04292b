import { printed, sql, type Sql } from '../../sql/sql.ts'
import { Cursor } from '../../sql/cursor.ts'
import { tokensOf } from '../../sql/tokens.ts'
import { about, commented, pick, renamed } from './attached.ts'
import { besideTable, type Table } from './column.ts'
import { count, flag, mapOf, nameText, nameTexts, shortOr, sqlText, sqlTexts, statement, word, type Properties, type Said, type Schema } from './form.ts'
import { columnList, options, pathOf, qualified, role, simple } from './name.ts'
import { expanded, type Node } from './node.ts'
import { joined, sliced, traced, type Part, type Traced } from './traced.ts'

const keyword = (text: string): Sql => printed(text.toUpperCase())

export const indexStatistics = mapOf(count('Target'), 'Statistics targets of expressions, by position')

export const indexes: Schema = mapOf(
  shortOr(['string', 'array'], 'In short: (email), unique (lower(email)) where not deleted, using gin (document), or a list of columns', {
    columns: sqlTexts('Columns or expressions with operator class and order: [name, created_at desc, (lower(email))]'),
    unique: flag('Whether keys are unique'),
    using: sqlText('Access method'),
    include: nameTexts('Further columns'),
    nulls_not_distinct: flag('Whether two nulls are equal'),
    options: mapOf(sqlText('Value'), 'Storage parameters'),
    tablespace: nameText('Tablespace'),
    where: sqlText('Which rows are in it'),
    on_only: flag('On the partitioned table alone: its partitions have theirs attached'),
    attach_to: nameText('Index of the partitioned table that it is a part of'),
    definition: sqlText('In place of all that: what follows ON table in CREATE INDEX, as in short'),
    statistics: indexStatistics,
    ...pick('comment', 'renamed_from'),
  }),
  'Indexes by name',
)

/** Of partitions before those of what they are parts of. */
export const indexRanks = { attachedTable: 0, partitionedPartition: 1, partitioned: 2, attached: 3 }

export function* indexStatements(table: Table, node: Node | undefined): Generator<Said> {
  const [schema] = pathOf(table.name)
  for (const [key, value] of node?.entries ?? []) {
    const name = simple(key)
    const full = besideTable(table, name.sql)
    const definition = value.shape === 'scalar' ? value.text : value.get('definition')?.text
    const create = definition !== undefined ? shortIndex(table, name.sql, definition, value.get('on_only')?.constant === true) : longIndex(table, name.sql, expanded(value, 'columns'))
    yield statement(create, key, table.indexRank)
    const parent = value.get('attach_to')
    if (parent !== undefined) yield statement(traced`ALTER INDEX ${qualified(parent).sql} ATTACH PARTITION ${full}`, parent, indexRanks.attached)
    yield* indexStatisticsStatements(full, value, table.indexRank)
    yield* renamed(value, { kind: 'index', path: [schema, name.names[0] ?? ''] })
    yield* commented(value, traced`INDEX ${full}`, table.indexRank)
  }
}

export function* indexStatisticsStatements(index: Traced, body: Node, rank: number | undefined): Generator<Said> {
  for (const [position, target] of body.get('statistics')?.entries ?? []) {
    yield statement(traced`ALTER INDEX ${index} ALTER COLUMN ${position.text} SET STATISTICS ${target.text}`, target, rank)
  }
}

function shortIndex(table: Table, name: Traced, text: Traced, only: boolean): Traced {
  const unique = /^\s*unique\b\s*/i.exec(text.sql)?.[0] ?? ''
  const rest = sliced(text, unique.length)
  return traced`CREATE ${unique === '' ? sql`` : sql`UNIQUE `}INDEX ${name} ON ${only ? sql`ONLY ` : sql``}${table.name.sql} ${/^\s*(?:using\b|\()/i.test(rest.sql) ? rest : traced`(${rest})`}`
}

function longIndex(table: Table, name: Traced, node: Node): Traced {
  const columns = node.get('columns')
  const using = node.get('using')
  const include = node.get('include')
  const tablespace = node.get('tablespace')
  const where = node.get('where')
  return joined(
    [
      sql`CREATE`,
      node.get('unique')?.constant === true ? sql`UNIQUE` : sql``,
      traced`INDEX ${name} ON`,
      node.get('on_only')?.constant === true ? sql`ONLY` : sql``,
      table.name.sql,
      using === undefined ? sql`` : traced`USING ${simple(using).sql}`,
      columns === undefined ? sql`` : keys(columns),
      include === undefined ? sql`` : traced`INCLUDE ${columnList(include)}`,
      node.get('nulls_not_distinct')?.constant === true ? sql`NULLS NOT DISTINCT` : sql``,
      options(node.get('options'), sql`WITH`),
      tablespace === undefined ? sql`` : traced`TABLESPACE ${simple(tablespace).sql}`,
      where === undefined ? sql`` : traced`WHERE ${where.text}`,
    ],
    ' ',
  )
}

/** Keys of an index: SQL, since they may be expressions with an operator class and an order. */
function keys(node: Node): Traced {
  const list = joined(node.items.map((item) => item.text), ', ')
  return node.shape !== 'list' && /^\s*\(.*\)\s*$/s.test(list.sql) && closesAtEnd(list.sql) ? list : traced`(${list})`
}

/** Whether the parenthesis that opens the text closes at its end. */
function closesAtEnd(text: string): boolean {
  const cursor = new Cursor(text, tokensOf(text))
  cursor.skipParentheses()
  return cursor.token === undefined
}

const whenItFires = 'When it fires: true, false, always, replica'

export const triggers: Schema = mapOf(
  shortOr(['string'], 'As in CREATE TRIGGER without ON table: before update for each row execute function touch()', {
    timing: word('When it fires', 'before', 'after', 'instead of'),
    events: sqlTexts('[insert, update of name, delete]'),
    for_each: word('How often it fires', 'row', 'statement'),
    referencing: sqlText('old table as before new table as after'),
    when: sqlText('A condition'),
    execute: sqlText('The function with its arguments: touch()'),
    constraint: flag('Whether it is a constraint trigger'),
    from: nameText('The other table of a constraint trigger'),
    deferrable: flag('Whether it may fire at the end of the transaction'),
    initially_deferred: flag('Whether that is so unless said otherwise'),
    enabled: enabledWords(whenItFires),
    partitions: mapOf(enabledWords('As for enabled'), 'When it fires on partitions where that is otherwise: {app.orders_2024: false}'),
    definition: sqlText('As in CREATE TRIGGER without ON table'),
    ...pick('comment', 'renamed_from'),
  }),
  'Triggers by name',
)

function enabledWords(description: string): Schema {
  return { type: ['boolean', 'string'], enum: [true, false, 'always', 'replica'], description }
}

/** The state of the table's own reaches its partitions: theirs comes after it. */
const partitionRank = 5

export function* triggerStatements(table: Table, node: Node | undefined): Generator<Said> {
  const [schema, relation] = pathOf(table.name)
  for (const [key, value] of node?.entries ?? []) {
    const name = simple(key)
    const definition = value.shape === 'map' ? value.get('definition')?.text : value.text
    yield statement(definition === undefined ? longTrigger(table, name.sql, value) : shortTrigger(table, name.sql, definition), key)
    yield* enabledState(table, value, traced`TRIGGER ${name.sql}`)
    for (const [partition, state] of value.get('partitions')?.entries ?? []) {
      yield statement(traced`ALTER TABLE ${qualified(partition).sql} ${stateWords(state)} TRIGGER ${name.sql}`, state, partitionRank)
    }
    yield* renamed(value, { kind: 'trigger', path: [schema, relation, name.names[0] ?? ''] })
    yield* commented(value, traced`TRIGGER ${name.sql} ON ${table.name.sql}`)
  }
}

function* enabledState(table: Table, value: Node, object: Traced): Generator<Said> {
  const enabled = value.get('enabled')
  if (enabled === undefined || enabled.constant === true) return
  yield statement(traced`ALTER TABLE ${table.name.sql} ${stateWords(enabled)} ${object}`, enabled)
}

const stateWords = ({ constant, text }: Node): Sql => (typeof constant === 'boolean' ? (constant ? sql`ENABLE` : sql`DISABLE`) : keyword(`enable ${text.sql}`))

/** ON table goes between the events and what follows them. */
function shortTrigger(table: Table, name: Traced, text: Traced): Traced {
  const constraint = /^\s*constraint\b\s*/i.exec(text.sql)?.[0] ?? ''
  const rest = sliced(text, constraint.length)
  const cursor = new Cursor(rest.sql, tokensOf(rest.sql))
  const at = cursor.seek('from', 'not', 'deferrable', 'initially', 'referencing', 'for', 'when', 'execute') ? (cursor.token?.start ?? rest.sql.length) : rest.sql.length
  const head = constraint === '' ? sql`CREATE TRIGGER` : sql`CREATE CONSTRAINT TRIGGER`
  return traced`${head} ${name} ${sliced(rest, 0, at)} ON ${table.name.sql} ${sliced(rest, at)}`
}

function longTrigger(table: Table, name: Traced, node: Node): Traced {
  const part = (key: string, write: (text: Traced) => Part): Part => {
    const value = node.get(key)
    return value === undefined ? sql`` : write(value.text)
  }
  const from = node.get('from')
  return joined(
    [
      node.get('constraint')?.constant === true ? sql`CREATE CONSTRAINT TRIGGER` : sql`CREATE TRIGGER`,
      name,
      part('timing', (text) => text),
      joined((node.get('events')?.items ?? []).map((event) => event.text), ' OR '),
      traced`ON ${table.name.sql}`,
      from === undefined ? sql`` : traced`FROM ${qualified(from).sql}`,
      node.get('deferrable')?.constant === true ? sql`DEFERRABLE` : sql``,
      node.get('initially_deferred')?.constant === true ? sql`INITIALLY DEFERRED` : sql``,
      part('referencing', (text) => traced`REFERENCING ${text}`),
      part('for_each', (text) => traced`FOR EACH ${text}`),
      part('when', (text) => traced`WHEN (${text})`),
      part('execute', (text) => traced`EXECUTE FUNCTION ${/\)\s*$/.test(text.sql) ? text : traced`${text}()`}`),
    ],
    ' ',
  )
}

export const policies: Schema = mapOf(
  {
    type: 'object',
    properties: {
      for: word('Which commands', 'all', 'select', 'insert', 'update', 'delete'),
      to: nameTexts('Roles; everybody by default'),
      as: word('How it goes with others', 'permissive', 'restrictive'),
      using: sqlText('Which rows are seen'),
      with_check: sqlText('Which rows may be written'),
      ...pick('comment', 'renamed_from'),
    },
    additionalProperties: false,
  },
  'Policies by name',
)

export function* policyStatements(table: Table, node: Node | undefined): Generator<Said> {
  const [schema, relation] = pathOf(table.name)
  for (const [key, value] of node?.entries ?? []) {
    const name = simple(key)
    const part = (property: string, write: (found: Node) => Part): Part => {
      const found = value.get(property)
      return found === undefined ? sql`` : write(found)
    }
    const create = joined(
      [
        traced`CREATE POLICY ${name.sql} ON ${table.name.sql}`,
        part('as', (found) => traced`AS ${found.text}`),
        part('for', (found) => traced`FOR ${found.text}`),
        part('to', (found) => traced`TO ${joined(found.items.map(role), ', ')}`),
        part('using', (found) => traced`USING (${found.text})`),
        part('with_check', (found) => traced`WITH CHECK (${found.text})`),
      ],
      ' ',
    )
    yield statement(create, key)
    yield* renamed(value, { kind: 'policy', path: [schema, relation, name.names[0] ?? ''] })
    yield* commented(value, traced`POLICY ${name.sql} ON ${table.name.sql}`)
  }
}

export const rules: Schema = mapOf(
  shortOr(['string'], 'As in CREATE RULE without TO table: on insert do instead nothing', {
    definition: sqlText('As in CREATE RULE without TO table: on insert where … do instead …'),
    enabled: enabledWords(whenItFires),
    ...pick('comment', 'renamed_from'),
  }, { required: ['definition'] }),
  'Rewrite rules by name',
)

export function* ruleStatements(table: Table, node: Node | undefined): Generator<Said> {
  const [schema, relation] = pathOf(table.name)
  for (const [key, value] of node?.entries ?? []) {
    const name = simple(key)
    const definition = value.shape === 'map' ? value.get('definition')?.text : value.text
    if (definition === undefined) continue
    const cursor = new Cursor(definition.sql, tokensOf(definition.sql))
    const at = cursor.seek('where', 'do') ? (cursor.token?.start ?? 0) : definition.sql.length
    yield statement(traced`CREATE RULE ${name.sql} AS ${sliced(definition, 0, at)} TO ${table.name.sql} ${sliced(definition, at)}`, key)
    yield* enabledState(table, value, traced`RULE ${name.sql}`)
    yield* renamed(value, { kind: 'rule', path: [schema, relation, name.names[0] ?? ''] })
    yield* commented(value, traced`RULE ${name.sql} ON ${table.name.sql}`)
  }
}

export const statistics: Schema = mapOf(
  shortOr(['string', 'array'], 'In short: the columns or expressions', {
    kinds: nameTexts('ndistinct, dependencies, mcv; all by default'),
    on: sqlTexts('Columns or expressions'),
    target: count('Statistics target'),
    ...pick('comment', 'owner', 'renamed_from'),
  }),
  'Extended statistics by name',
)

export function* statisticsStatements(table: Table, node: Node | undefined): Generator<Said> {
  const [schema] = pathOf(table.name)
  for (const [key, value] of node?.entries ?? []) {
    const body = expanded(value, 'on')
    const name = qualified(key)
    const full = name.names.length > 1 ? name.sql : besideTable(table, name.sql)
    const kinds = body.get('kinds')
    const chosen = kinds === undefined ? sql`` : traced` (${joined(kinds.items.map((item) => item.text), ', ')})`
    yield statement(traced`CREATE STATISTICS ${full}${chosen} ON ${joined((body.get('on')?.items ?? []).map((item) => item.text), ', ')} FROM ${table.name.sql}`, key)
    const target = body.get('target')
    if (target !== undefined) yield statement(traced`ALTER STATISTICS ${full} SET STATISTICS ${target.text}`, target)
    const path = name.names.length > 1 ? name.names : [schema, ...name.names]
    yield* about(body, { object: traced`STATISTICS ${full}`, id: { kind: 'statistics', path } })
  }
}

export const partProperties: Properties = { indexes, triggers, policies, rules, statistics }
