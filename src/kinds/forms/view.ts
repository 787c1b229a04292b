import { sql } from '../../sql/sql.ts'
import { about, commented, granted, pick } from './attached.ts'
import type { Table } from './column.ts'
import { count, flag, mapOf, nameText, nameTexts, shortOr, sqlText, statement, word, type Form, type Said } from './form.ts'
import { columnList, options, pathOf, qualified, simple } from './name.ts'
import type { Node } from './node.ts'
import { checksSaid, directiveProperties } from './rows.ts'
import { indexStatements, partProperties, ruleStatements, statisticsStatements, triggerStatements } from './table-parts.ts'
import { joined, traced, type Traced } from './traced.ts'

const common = pick('comment', 'owner', 'grants', 'revokes', 'security_labels', 'renamed_from')
const { triggers, rules, indexes, statistics } = partProperties as Required<typeof partProperties>

export const view: Form = {
  key: 'view',
  plural: 'views',
  description: 'A view',
  short: 'query',
  properties: {
    query: sqlText('The query'),
    column_names: nameTexts('Names of its columns, where they are not the query’s'),
    columns: mapOf(
      shortOr(['null'], 'What is said of a column', { default: sqlText('Default for INSERT'), ...pick('comment', 'grants', 'revokes') }),
      'What is said of columns',
    ),
    check_option: word('Whether written rows must be seen by it', 'local', 'cascaded'),
    options: mapOf(sqlText('Value'), '{security_invoker: true, security_barrier: true}'),
    recursive: flag('Whether the query may refer to the view'),
    ...(triggers === undefined ? {} : { triggers }),
    ...(rules === undefined ? {} : { rules }),
    ...common,
    ...(directiveProperties['checks'] === undefined ? {} : { checks: directiveProperties['checks'] }),
  },
  required: ['query'],
  *declare(nameNode, body) {
    const self = relation(nameNode, sql`VIEW`)
    const names = body.get('column_names')
    const check = body.get('check_option')
    yield statement(
      joined(
        [
          body.get('recursive')?.constant === true ? sql`CREATE RECURSIVE VIEW` : sql`CREATE VIEW`,
          self.name.sql,
          names === undefined ? sql`` : columnList(names),
          options(body.get('options'), sql`WITH`),
          traced`AS ${queryOf(body)}`,
          check === undefined ? sql`` : traced`WITH ${check.text} CHECK OPTION`,
        ],
        ' ',
      ),
      nameNode,
    )
    yield* columnsSaid(self, body)
    yield* triggerStatements(self, body.get('triggers'))
    yield* ruleStatements(self, body.get('rules'))
    yield* about(body, { object: self.object, granted: traced`TABLE ${self.name.sql}`, id: { kind: 'view', path: pathOf(self.name) } })
    yield* checksSaid(body.get('checks'))
  },
}

export const materializedView: Form = {
  key: 'materialized_view',
  plural: 'materialized_views',
  description: 'A materialized view',
  short: 'query',
  properties: {
    query: sqlText('The query'),
    column_names: nameTexts('Names of its columns, where they are not the query’s'),
    columns: mapOf(
      shortOr(['null'], 'What is said of a column', {
        storage: word('How long values are kept', 'plain', 'external', 'extended', 'main', 'default'),
        compression: sqlText('pglz, lz4 or default'),
        statistics: count('Statistics target'),
        options: mapOf(sqlText('Value'), 'Attribute options: n_distinct'),
        ...pick('comment', 'grants', 'revokes'),
      }),
      'What is said of columns',
    ),
    access_method: nameText('Table access method'),
    options: mapOf(sqlText('Value'), 'Storage parameters'),
    tablespace: nameText('Tablespace'),
    populated: flag('Whether it is filled when made; it is'),
    ...(indexes === undefined ? {} : { indexes }),
    cluster_on: nameText('Index that CLUSTER goes by'),
    ...(statistics === undefined ? {} : { statistics }),
    ...common,
  },
  required: ['query'],
  *declare(nameNode, body) {
    const self = relation(nameNode, sql`MATERIALIZED VIEW`)
    const names = body.get('column_names')
    const method = body.get('access_method')
    const tablespace = body.get('tablespace')
    yield statement(
      joined(
        [
          traced`CREATE MATERIALIZED VIEW ${self.name.sql}`,
          names === undefined ? sql`` : columnList(names),
          method === undefined ? sql`` : traced`USING ${simple(method).sql}`,
          options(body.get('options'), sql`WITH`),
          tablespace === undefined ? sql`` : traced`TABLESPACE ${simple(tablespace).sql}`,
          traced`AS ${queryOf(body)}`,
          body.get('populated')?.constant === false ? sql`WITH NO DATA` : sql``,
        ],
        ' ',
      ),
      nameNode,
    )
    yield* columnsSaid(self, body)
    yield* indexStatements(self, body.get('indexes'))
    yield* statisticsStatements(self, body.get('statistics'))
    const cluster = body.get('cluster_on')
    if (cluster !== undefined) yield statement(traced`ALTER ${self.object} CLUSTER ON ${simple(cluster).sql}`, cluster)
    yield* about(body, { object: self.object, granted: traced`TABLE ${self.name.sql}`, id: { kind: 'materialized view', path: pathOf(self.name) } })
  },
}

function relation(nameNode: Node, words: ReturnType<typeof sql>): Table {
  const name = qualified(nameNode)
  return { name, object: traced`${words} ${name.sql}`, foreign: false, typed: false }
}

/** A query may end in a semicolon, as it is often pasted. */
function queryOf(body: Node): Traced {
  const text = body.get('query')?.text ?? { sql: '', origins: [] }
  const end = /\s*;?\s*$/.exec(text.sql)?.index ?? text.sql.length
  return { sql: text.sql.slice(0, end), origins: text.origins }
}

function* columnsSaid(self: Table, body: Node): Generator<Said> {
  for (const [key, value] of body.get('columns')?.entries ?? []) {
    const column = simple(key).sql
    const alter = traced`ALTER ${self.object} ALTER COLUMN ${column}`
    const each = function* (property: string, words: ReturnType<typeof sql>): Generator<Said> {
      const node = value.get(property)
      if (node !== undefined) yield statement(traced`${alter} ${words} ${node.text}`, node)
    }
    yield* each('default', sql`SET DEFAULT`)
    yield* each('storage', sql`SET STORAGE`)
    yield* each('compression', sql`SET COMPRESSION`)
    yield* each('statistics', sql`SET STATISTICS`)
    const settings = value.get('options')
    if (settings !== undefined) yield statement(traced`${alter} SET${options(settings, sql``)}`, settings)
    yield* commented(value, traced`COLUMN ${self.name.sql}.${column}`)
    yield* granted(value, traced`TABLE ${self.name.sql}`, column)
  }
}
