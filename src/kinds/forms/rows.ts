import { ident, literal, join, printed, type Sql } from '../../sql/sql.ts'
import { mapOf, nameTexts, sqlText, word, type Properties, type Said, type Schema } from './form.ts'
import { pathOf, qualified, simple, type Name } from './name.ts'
import type { Node } from './node.ts'

const cell: Schema = {
  description: 'A constant: text, number, boolean, null, JSON; or {sql: EXPRESSION}',
}

export const data: Schema = {
  type: 'object',
  properties: {
    key: nameTexts('Columns by which a row is found again; the primary key where the table says it here'),
    mode: word('insert: rows that are missing are added; sync: rows are also updated and others deleted', 'insert', 'sync'),
    columns: nameTexts('Columns of rows that are lists, or of select'),
    rows: { type: 'array', items: { type: ['object', 'array'], additionalProperties: cell, items: cell }, description: 'Rows as maps of columns, or as lists' },
    select: sqlText('A query that returns the rows'),
  },
  additionalProperties: false,
  description: 'Rows that belong to the schema',
}

export const check: Schema = {
  type: ['string', 'object'],
  properties: {
    after: sqlText('A query that returns the rows that offend once the change is done'),
    before: sqlText('A query that returns the rows that offend before it begins'),
  },
  additionalProperties: false,
  minProperties: 1,
  description: 'A query that returns the rows that offend',
}

export const checks = mapOf(check, 'What must hold, by name: {no project without owner: {after: select id from projects where …}}')

export const directiveProperties: Properties = { data, checks }

/** @param primaryKey - columns of the table's key, where it is known */
export function* rowsSaid(table: Name, node: Node | undefined, primaryKey: readonly string[]): Generator<Said> {
  if (node === undefined) return
  const problem = (message: string, remedy: string, at = node): Said => ({ says: 'problem', message, remedy, at })
  const stated = (node.get('key')?.items ?? []).map(nameOf)
  const key = stated.length === 0 ? primaryKey : stated
  if (key.length === 0) {
    yield problem('data needs a key', 'Say by which columns a row is found again: key: [id]')
    return
  }
  const select = node.get('select')
  const rows = node.get('rows')
  const columns = (node.get('columns')?.items ?? []).map(nameOf)
  const common = { says: 'rows', table: pathOf(table), mode: node.get('mode')?.constant === 'sync' ? 'sync' : 'insert', key, at: node } as const
  if (select !== undefined) {
    if (columns.length === 0) yield problem('select needs the names of its columns', 'Add columns: [id, name], in the order of the query.', select)
    else yield { ...common, columns, rows: select.text.sql }
    return
  }
  if (rows === undefined) {
    yield problem('data has neither rows nor select', 'State rows, or a query that returns them.')
    return
  }
  const all = [...new Set([...columns, ...rows.items.flatMap((row) => row.entries.map(([column]) => nameOf(column)))])]
  for (const column of key) {
    if (!all.includes(column)) yield problem(`the key column ${ident(column)} is in no row`, 'Give each row a value for each column of the key.')
  }
  const groups = new Map<string, { readonly columns: readonly string[]; readonly lines: Sql[] }>()
  for (const row of rows.items) {
    if (row.shape === 'list' && row.items.length !== columns.length) {
      yield problem(`this row has ${row.items.length} values for ${columns.length} columns`, 'Name the columns of rows that are lists: columns: [id, name]', row)
      continue
    }
    const stated = row.shape === 'list' ? columns : all.filter((column) => valueOf(row, column) !== undefined)
    const keyless = key.find((column) => all.includes(column) && !stated.includes(column))
    const left = all.find((column) => !stated.includes(column))
    if (keyless !== undefined) yield problem(`this row has no ${ident(keyless)}, by which it is found again`, 'Give each row a value for each column of the key.', row)
    else if (left !== undefined && common.mode === 'sync') {
      yield problem(`this row says nothing of ${ident(left)}, which other rows have`, 'With mode: sync each row states the same columns: write null, or {sql: EXPRESSION}.', row)
    }
    const cells = row.shape === 'list' ? row.items.map(constant) : stated.flatMap((column) => valueOf(row, column) ?? [])
    const group = groups.get(stated.join('\n')) ?? { columns: stated, lines: [] }
    group.lines.push(printed(`(${join(cells, ', ')})`))
    groups.set(stated.join('\n'), group)
  }
  // Columns that a row does not state get their default: such rows are inserted by themselves.
  for (const group of groups.values()) yield { ...common, columns: group.columns, rows: `VALUES ${join(group.lines, ', ')}` }
}

const nameOf = (node: Node): string => simple(node).names[0] ?? ''

function valueOf(row: Node, column: string): Sql | undefined {
  const value = row.entries.find(([key]) => nameOf(key) === column)?.[1]
  return value === undefined ? undefined : constant(value)
}

/** A value of a row: YAML's own types, JSON for maps and lists, SQL where it says so. */
function constant(node: Node): Sql {
  switch (node.shape) {
    case 'null':
      return printed('NULL')
    case 'scalar':
      return typeof node.constant === 'string' ? literal(node.constant) : printed(node.text.sql)
    case 'list':
      return literal(JSON.stringify(node.toJSON()))
    case 'map': {
      const [only] = node.entries
      if (node.entries.length === 1 && only?.[0].text.sql === 'sql') return printed(only[1].text.sql)
      return literal(JSON.stringify(node.toJSON()))
    }
  }
}

export function* checksSaid(node: Node | undefined): Generator<Said> {
  for (const [name, value] of node?.entries ?? []) {
    const said = (when: 'before' | 'after', query: Node): Said => ({ says: 'check', name: name.text.sql, when, query: query.text.sql, at: name })
    if (value.shape !== 'map') yield said('after', value)
    for (const when of ['before', 'after'] as const) {
      const query = value.get(when)
      if (query !== undefined) yield said(when, query)
    }
  }
}

/** `data:` of a document: by table. */
export function* dataSaid(node: Node | undefined): Generator<Said> {
  for (const [table, value] of node?.entries ?? []) yield* rowsSaid(qualified(table), value, [])
}

/** `once:` of a document: SQL by id. */
export function* onceSaid(node: Node | undefined): Generator<Said> {
  for (const [id, text] of node?.entries ?? []) yield { says: 'once', id: id.text.sql, sql: text.text.sql, at: id }
}
