import { sql } from '../../sql/sql.ts'
import { about, attached } from './attached.ts'
import { columnAfterwards, columnDefinition, columns, inheritedColumn, type Table } from './column.ts'
import { constraintDefinitions, constraintProperties, constraintsAfterwards } from './constraint.ts'
import { flag, mapOf, nameText, nameTexts, shortOr, sqlText, statement, type Form, type Properties, type Said } from './form.ts'
import { foreignOptions, options, pathOf, qualified, simple } from './name.ts'
import { expanded, withText, type Node } from './node.ts'
import { checksSaid, directiveProperties, rowsSaid } from './rows.ts'
import { indexRanks, indexStatements, partProperties, policyStatements, ruleStatements, statisticsStatements, triggerStatements } from './table-parts.ts'
import { joined, sliced, traced, type Part, type Traced } from './traced.ts'

const common: Properties = {
  columns,
  ...constraintProperties,
  inherits: nameTexts('Tables whose columns it inherits'),
  partition_of: shortOr(['string'], 'In short: orders for values in (1)', { table: nameText('The partitioned table'), bounds: sqlText('for values from (1) to (10), or default') }, { required: ['table', 'bounds'] }),
  ...partProperties,
  cluster_on: nameText('Index that CLUSTER goes by'),
  ...attached,
  ...directiveProperties,
}

export const tableProperties: Properties = {
  ...common,
  of_type: nameText('Composite type that gives its columns'),
  partition_by: sqlText('How it is partitioned: range (created_at)'),
  access_method: nameText('Table access method'),
  tablespace: nameText('Tablespace'),
  unlogged: flag('Whether it is lost in a crash'),
  options: mapOf(sqlText('Value'), 'Storage parameters: {fillfactor: 70}'),
  row_security: { type: ['string', 'boolean'], enum: ['enabled', 'forced', 'disabled', 'disabled but forced', true, false], description: 'enabled: policies decide; forced: for the owner too' },
  replica_identity: shortOr(['string'], 'default, full or nothing; or the index', { index: nameText('A unique index') }, { if: { type: 'string' }, then: { enum: ['default', 'full', 'nothing'] } }),
  templates: {
    type: ['string', 'array', 'object'],
    items: { type: 'string' },
    additionalProperties: { type: ['object', 'null'], additionalProperties: sqlText('Value') },
    description: 'Templates that it takes: tenancy, or {tenancy: {column: tenant_id}} with parameters',
  },
}

export const table: Form = {
  key: 'table',
  plural: 'tables',
  description: 'A table with everything that belongs to it',
  properties: tableProperties,
  *declare(nameNode, body) {
    const of = body.get('of_type')
    const name = qualified(nameNode)
    const partition = body.get('partition_of')
    const isPartition = partition !== undefined && !isWhole(body)
    const indexRank = body.get('partition_by') === undefined ? {} : { indexRank: partition !== undefined ? indexRanks.partitionedPartition : indexRanks.partitioned }
    const self: Table = { name, object: traced`TABLE ${name.sql}`, foreign: false, typed: isPartition || of !== undefined, ...indexRank }
    const part = (key: string, write: (node: Node) => Part): Part => {
      const node = body.get(key)
      return node === undefined ? sql`` : write(node)
    }
    yield statement(
      joined(
        [
          body.get('unlogged')?.constant === true ? sql`CREATE UNLOGGED TABLE` : sql`CREATE TABLE`,
          name.sql,
          isPartition ? part('partition_of', (node) => traced`PARTITION OF ${parentOf(node)}`) : sql``,
          part('of_type', (node) => traced`OF ${qualified(node).sql}`),
          elements(self, body),
          isPartition ? part('partition_of', boundsOf) : sql``,
          part('inherits', (node) => traced`INHERITS (${joined(node.items.map((item) => qualified(item).sql), ', ')})`),
          part('partition_by', (node) => traced`PARTITION BY ${node.text}`),
          part('access_method', (node) => traced`USING ${simple(node).sql}`),
          options(body.get('options'), sql`WITH`),
          part('tablespace', (node) => traced`TABLESPACE ${simple(node).sql}`),
        ],
        ' ',
      ),
      nameNode,
    )
    yield* belongings(self, body)

    const security = body.get('row_security')
    if (security !== undefined) {
      const words = security.constant
      if (words === true || words === 'enabled' || words === 'forced') yield statement(traced`ALTER TABLE ${name.sql} ENABLE ROW LEVEL SECURITY`, security)
      if (words === 'forced' || words === 'disabled but forced') yield statement(traced`ALTER TABLE ${name.sql} FORCE ROW LEVEL SECURITY`, security)
    }
    const identity = body.get('replica_identity')
    if (identity !== undefined) {
      const index = identity.get('index')
      const words = index === undefined ? identity.text : traced`USING INDEX ${simple(index).sql}`
      yield statement(traced`ALTER TABLE ${name.sql} REPLICA IDENTITY ${words}`, identity, self.indexRank)
    }
  },
}

export const foreignTable: Form = {
  key: 'foreign_table',
  plural: 'foreign_tables',
  description: 'A table of a foreign server',
  properties: { ...common, server: nameText('Its server'), options: mapOf(sqlText('Value'), 'Options of its wrapper') },
  required: ['server'],
  *declare(nameNode, body) {
    const name = qualified(nameNode)
    const partition = isWhole(body) ? undefined : body.get('partition_of')
    const self: Table = { name, object: traced`FOREIGN TABLE ${name.sql}`, foreign: true, typed: partition !== undefined }
    const inherits = body.get('inherits')
    const server = body.get('server')
    yield statement(
      joined(
        [
          traced`CREATE FOREIGN TABLE ${name.sql}`,
          partition === undefined ? sql`` : traced`PARTITION OF ${parentOf(partition)}`,
          elements(self, body),
          partition === undefined ? sql`` : boundsOf(partition),
          inherits === undefined ? sql`` : traced`INHERITS (${joined(inherits.items.map((item) => qualified(item).sql), ', ')})`,
          server === undefined ? sql`` : traced`SERVER ${simple(server).sql}`,
          foreignOptions(body.get('options')),
        ],
        ' ',
      ),
      nameNode,
    )
    yield* belongings(self, body)
  },
}

/**
 * Whether a partition states its columns' types: then it is a table of its own, with all that belongs to it, before it becomes a
 * partition. Otherwise its columns are its parent's, and `columns` says only what is different.
 */
function isWhole(body: Node): boolean {
  return (body.get('columns')?.entries ?? []).some(([, value]) => value.shape === 'scalar' || value.get('type') !== undefined)
}

/** Columns that a parent brings, which `inherits` names: they are not stated again, only changed. */
const comesFromParent = (body: Node, value: Node): boolean => body.get('inherits') !== undefined && value.shape !== 'scalar' && value.get('type') === undefined

/** Columns and constraints in parentheses; a partition or typed table without any has none. */
function elements(self: Table, body: Node): Part {
  const columnParts = (body.get('columns')?.entries ?? []).filter(([, value]) => !comesFromParent(body, value)).map(([key, value]) => columnDefinition(self, key, value))
  const parts = [...columnParts, ...constraintDefinitions(body)]
  return self.typed && parts.length === 0 ? sql`` : traced`(${joined(parts, ', ')})`
}

const bounds = /^(.*?)\s+((?:for\s+values|default)\b.*)$/is

/** `orders for values in (1)`: the name is before the words. */
function parentOf(node: Node): Traced {
  const stated = node.get('table')
  if (stated !== undefined) return qualified(stated).sql
  const name = bounds.exec(node.text.sql)?.[1] ?? node.text.sql
  return qualified(withText(node, sliced(node.text, 0, name.length))).sql
}

function boundsOf(node: Node): Part {
  const stated = node.get('bounds')
  if (stated !== undefined) return stated.text
  const words = bounds.exec(node.text.sql)?.[2] ?? ''
  return sliced(node.text, node.text.sql.length - words.length)
}

/** Everything that comes after CREATE TABLE, for tables of both sorts. */
function* belongings(self: Table, body: Node): Generator<Said> {
  const path = pathOf(self.name)
  for (const [key, value] of body.get('columns')?.entries ?? []) {
    if (comesFromParent(body, value)) yield* inheritedColumn(self, key, value)
    yield* columnAfterwards(self, key, value)
  }
  yield* constraintsAfterwards(self, body)
  yield* indexStatements(self, body.get('indexes'))
  yield* triggerStatements(self, body.get('triggers'))
  yield* policyStatements(self, body.get('policies'))
  yield* ruleStatements(self, body.get('rules'))
  yield* statisticsStatements(self, body.get('statistics'))
  const cluster = body.get('cluster_on')
  if (cluster !== undefined) yield statement(traced`ALTER TABLE ${self.name.sql} CLUSTER ON ${simple(cluster).sql}`, cluster, self.indexRank)
  const partition = body.get('partition_of')
  if (partition !== undefined && !self.typed) {
    yield statement(traced`ALTER TABLE ${parentOf(partition)} ATTACH PARTITION ${self.name.sql} ${boundsOf(partition)}`, partition, indexRanks.attachedTable)
  }
  yield* about(body, {
    object: self.object,
    granted: traced`TABLE ${self.name.sql}`,
    id: { kind: self.foreign ? 'foreign table' : 'table', path },
  })
  yield* rowsSaid(self.name, body.get('data'), primaryKeyOf(body))
  yield* checksSaid(body.get('checks'))
}

/** Columns of the primary key where the document states it. */
function primaryKeyOf(body: Node): readonly string[] {
  const stated = body.get('primary_key')
  if (stated !== undefined) {
    const columnsNode = expanded(stated, 'columns').get('columns')
    return (columnsNode?.items ?? []).map((item) => simple(item).names[0] ?? '')
  }
  return (body.get('columns')?.entries ?? []).flatMap(([key, value]) => {
    const flagged = value.get('primary_key')?.constant ?? false
    return flagged !== false || (value.shape === 'scalar' && /\bprimary\s+key\b/i.test(value.text.sql)) ? [simple(key).names[0] ?? ''] : []
  })
}
