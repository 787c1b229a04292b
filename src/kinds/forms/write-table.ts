import { sameValue, type Fact, type Value } from '../../model/fact.ts'
import type { KindName } from '../../model/identity.ts'
import { ident, printed } from '../../sql/sql.ts'
import { Cursor } from '../../sql/cursor.ts'
import { tokensOf } from '../../sql/tokens.ts'
import { notNullName } from '../column.ts'
import { constraintClause, type Constraint } from '../constraint.ts'
import { foreignKeyClause, type ForeignKey } from '../foreign-key.ts'
import { createIndex, type Index } from '../index.ts'
import { sequenceOptions, type SequenceShape } from '../sequence-options.ts'
import { trigger as triggerRoom } from '../trigger.ts'
import { attachedKeys, privilegeKeys } from './write-attached.ts'
import { inlineKeys, isPlain, isShort, isUsualName, serialOf, type InlineKeys } from './write-inline.ts'
import { compact, condition, expression, flagged, items, optionMap, plainName, properties, qualifiedNameOf, roleName, sayable, scalar, shortDefault, shortType, shown, shownList, text, textOrNull, texts, type Facts, type Written, type WrittenMap } from './written.ts'

/** A table with everything that belongs to it, as a document. */
export function writtenTable(facts: Facts, fact: Fact): WrittenMap {
  const { path } = fact.id
  const isForeign = fact.id.kind === 'foreign table'
  const partition = partitionOf(facts, path)
  const own = partition === undefined || !isLikeItsParent(facts, path, parentPath(partition))
  const owner = textOrNull(fact, 'owner')
  const identity = isForeign ? 'default' : text(fact, 'replicaIdentity')
  const constraints = facts.under('constraint', path).filter((constraint) => partition !== undefined || !flagged(constraint, 'inherited'))
  const ownConstraints = own ? constraints : constraints.filter((constraint) => items(constraint, 'attached').length === 0 && !flagged(constraint, 'inherited'))
  const primaryKey = ownConstraints.find((constraint) => text(constraint, 'type') === 'PRIMARY KEY')
  const ofType = isForeign ? [] : texts(fact, 'ofType')
  const isTyped = ofType.length > 0
  const foreignKeys = facts.under('foreign key', path)
  const inline = inlineKeys(facts, [...ownConstraints, ...foreignKeys], (name) => {
    const column = facts.get('column', [...path.slice(0, 2), name])
    return column !== undefined && isStated(facts, column)
  })
  const all = { path, facts, isTyped, owner, keyColumns: primaryKey === undefined ? [] : texts(primaryKey, 'columns'), inline, isPartition: partition !== undefined }
  const attached = attachedKeys(facts, fact.id, owner)
  return compact({
    [isForeign ? 'foreign_table' : 'table']: qualifiedNameOf(path),
    comment: attached['comment'],
    owner: attached['owner'],
    ...(isForeign
      ? { server: plainName(text(fact, 'server')), options: optionMap(texts(fact, 'options'), true) }
      : {
          unlogged: text(fact, 'persistence') === 'unlogged',
          of_type: isTyped ? qualifiedNameOf(ofType, true) : undefined,
          partition_by: lowerCaseWords(text(fact, 'partitionKey')) || undefined,
          access_method: textOrNull(fact, 'accessMethod') ?? undefined,
          tablespace: textOrNull(fact, 'tablespace') ?? undefined,
          options: optionMap(texts(fact, 'options')),
        }),
    partition_of: partition === undefined ? undefined : writtenBounds(qualifiedNameOf(parentPath(partition)), text(partition, 'bound')),
    inherits: items(fact, 'inherits').map((parent) => qualifiedNameOf(shownList(parent))),
    columns: own ? columnsOf(all, isTyped) : partitionColumns(all),
    ...constraintKeys(facts, ownConstraints.filter(({ key }) => !inline.said.has(key))),
    foreign_keys: Object.fromEntries(foreignKeys.filter(({ key }) => !inline.said.has(key)).map((key) => [plainName(key.id.path[2] ?? ''), writtenForeignKey(facts, key)])),
    indexes: writtenIndexes(facts, path, own ? undefined : (index) => comesWithParent(facts, index)),
    statistics: writtenStatistics(facts, path),
    row_security: isForeign ? undefined : writtenSecurity(fact),
    policies: byName(facts, 'policy', path, writtenPolicy),
    triggers: byName(facts, 'trigger', path, writtenTrigger),
    rules: byName(facts, 'rule', path, writtenRule),
    replica_identity: identity === 'default' ? undefined : identity === 'index' ? { index: markedIndex(facts, path, 'replicaIdentity') ?? '' } : identity,
    cluster_on: markedIndex(facts, path, 'clustered'),
    grants: attached['grants'],
    revokes: attached['revokes'],
    security_labels: attached['security_labels'],
  })
}

function partitionOf(facts: Facts, path: readonly string[]): Fact | undefined {
  return facts.get('partition', path)
}

/** In short where the words after the name cannot be taken for a part of it. */
function writtenBounds(table: string, bound: string): Written {
  const bounds = lowerCaseWords(bound)
  return /^[\w.]+$/.test(table) ? `${table} ${bounds}` : { table, bounds }
}

const parentPath = (partition: Fact): readonly string[] => texts(partition, 'parent')

/** Row security can be forced without being enabled: then it has no effect yet, but is there. */
function writtenSecurity(fact: Fact): Written | undefined {
  const forced = flagged(fact, 'forceRowSecurity')
  if (!flagged(fact, 'rowSecurity')) return forced ? 'disabled but forced' : undefined
  return forced ? 'forced' : 'enabled'
}

/** The index, of a constraint or on its own, that has a mark of which there is one for each table. */
export function markedIndex(facts: Facts, path: readonly string[], mark: 'clustered' | 'replicaIdentity'): Written | undefined {
  const name = [...facts.under('constraint', path), ...facts.ofRelation('index', path)].find((found) => flagged(found, mark))?.id.path.at(-1)
  return name === undefined ? undefined : plainName(name)
}

interface Columns {
  readonly facts: Facts
  readonly path: readonly string[]
  readonly isTyped: boolean
  readonly isPartition: boolean
  readonly owner: string | null
  readonly keyColumns: readonly string[]
  readonly inline: InlineKeys
}

/** Whether the document of its table says all of the column: it comes from no parent and no type. */
export function isStated(facts: Facts, column: Fact): boolean {
  const path = column.id.path.slice(0, 2)
  const partition = partitionOf(facts, path)
  if (partition !== undefined && isLikeItsParent(facts, path, parentPath(partition))) return false
  const table = facts.get('table', path)
  return (table === undefined || texts(table, 'ofType').length === 0) && !arrives(column, partition !== undefined)
}

const byPosition = (facts: Facts, path: readonly string[]): readonly Fact[] =>
  [...facts.under('column', path)].sort((a, b) => Number(text(a, 'position')) - Number(text(b, 'position')))

const defaultOf = (facts: Facts, path: readonly string[]): string | null => {
  const found = facts.get('default', path)
  return found === undefined ? null : expression(found, 'expression')
}

/** A parent table brings it. */
const arrives = (column: Fact, isPartition: boolean): boolean => flagged(column, 'inherited') && !flagged(column, 'local') && !isPartition

function columnsOf(table: Columns, onlyOverrides: boolean): WrittenMap {
  const { facts, path, isPartition } = table
  const written: Record<string, Written> = {}
  for (const column of byPosition(facts, path)) {
    const name = column.id.path[2] ?? ''
    const value = arrives(column, isPartition) || onlyOverrides ? overrides(table, column) : writtenColumn(table, column)
    if (value !== null) written[plainName(name)] = value
  }
  return written
}

/** A partition whose columns are its parent's: only what is said of them here. */
function partitionColumns(table: Columns): WrittenMap {
  const written: Record<string, Written> = {}
  for (const column of byPosition(table.facts, table.path)) {
    const value = besides(table, column)
    if (Object.keys(value).length > 0) written[plainName(column.id.path[2] ?? '')] = value
  }
  return written
}

/** What a column has besides its definition. */
function besides(table: Columns, column: Fact): WrittenMap {
  const { facts } = table
  const attached = attachedKeys(facts, column.id, null)
  return compact({
    comment: attached['comment'],
    ...compact(privilegeKeys(facts, column.id, table.owner)),
    security_labels: attached['security_labels'],
  })
}

/** A column that comes from a parent or a type: where it differs from that. */
function overrides(table: Columns, column: Fact): Written | null {
  const { facts } = table
  const from = texts(column, 'from')
  const name = column.id.path[2] ?? ''
  const parent = from.length === 0 ? undefined : facts.get('column', [...from, name])
  const given = defaultOf(facts, column.id.path)
  const inherited = from.length === 0 ? null : defaultOf(facts, [...from, name])
  const hasNotNull =
    parent === undefined ? notNullAs(column)['name'] !== undefined || !table.keyColumns.includes(name) : !flagged(parent, 'notNull') || notNullAs(parent)['noInherit'] === true
  const value = compact({
    not_null: hasNotNull && flagged(column, 'notNull') ? writtenNotNull(column) : undefined,
    ...besides(table, column),
  })
  if (given !== inherited) return { default: given === null ? null : scalar(given), ...value }
  return Object.keys(value).length === 0 ? null : value
}

const notNullAs = (column: Fact): { readonly [name: string]: Value } => properties(column.attributes['notNullAs'])

/** That null is refused, and how where that is not as usual: a partition's has its parent's name. */
function writtenNotNull(column: Fact): Written {
  const as = notNullAs(column)
  const name = as['name'] === undefined || as['name'] === notNullName(column.id) ? undefined : plainName(shown(as['name']))
  const more = compact({ name, no_inherit: as['noInherit'] === true, not_valid: as['valid'] === false })
  return Object.keys(more).every((key) => key === 'name') ? (name ?? true) : more
}

const longest = 110

function writtenColumn(table: Columns, column: Fact): Written {
  const { facts } = table
  const name = column.id.path[2] ?? ''
  const serial = serialOf(facts, column)
  const type = serial?.type ?? shortType(text(column, 'type'))
  const collation = texts(column, 'collation')
  const stated = serial === null ? defaultOf(facts, column.id.path) : null
  const given = stated === null ? null : shortDefault(stated, text(column, 'type'))
  const isKey = table.inline.primaryKey === name
  const isUnique = table.inline.unique.has(name)
  const references = table.inline.references.get(name)
  const named = notNullAs(column)['name']
  const isIdentity = properties(column.attributes['identity'])['generated'] !== undefined
  const notNull = flagged(column, 'notNull') && (named !== undefined || (serial === null && !isIdentity && !table.keyColumns.includes(name)))
  const identity = items(column, 'from').length > 0 && table.isPartition ? undefined : writtenIdentity(column)
  const generated = properties(column.attributes['generated'])
  const computed = generated['expression'] === undefined ? undefined : printed(shown(generated['expression']))
  const definition = {
    identity,
    generated: computed === undefined ? undefined : generated['stored'] === true ? computed : { as: computed, stored: false },
  }
  const rest = compact({
    storage: textOrNull(column, 'storage')?.toLowerCase(),
    compression: textOrNull(column, 'compression') ?? undefined,
    statistics: column.attributes['statistics'] === null ? undefined : Number(text(column, 'statistics')),
    options: text(column, 'of') === 'table' ? optionMap(texts(column, 'options')) : optionMap(texts(column, 'foreignOptions'), true),
    ...besides(table, column),
  })
  const short = [
    type,
    collation.length === 0 ? '' : `collate ${ident(...collation)}`,
    typeof identity === 'string' ? `generated ${identity} as identity` : '',
    isKey ? 'primary key' : '',
    notNull ? 'not null' : '',
    given === null ? '' : `default ${given}`,
    computed === undefined ? '' : `generated always as (${computed}) ${generated['stored'] === true ? 'stored' : 'virtual'}`,
    isUnique ? 'unique' : '',
    references === undefined ? '' : `references ${references}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
  if ((!notNull || named === undefined) && typeof identity !== 'object' && Object.keys(rest).length === 0 && short.length <= longest && !short.includes('\n')) return short
  return {
    type,
    ...(collation.length === 0 ? {} : { collation: qualifiedNameOf(collation, true) }),
    ...(isKey ? { primary_key: true } : {}),
    ...(notNull ? { not_null: writtenNotNull(column) } : {}),
    ...(given === null ? {} : { default: scalar(given) }),
    ...compact(definition),
    ...(isUnique ? { unique: true } : {}),
    ...(references === undefined ? {} : { references }),
    ...rest,
  }
}

function writtenIdentity(column: Fact): Written | undefined {
  const identity = properties(column.attributes['identity'])
  const generated = identity['generated']
  if (generated === undefined) return undefined
  const [, table = '', name = ''] = column.id.path
  const when = shown(generated).toLowerCase()
  const options = sequenceKeys(shapeOf(identity))
  const sequence = shown(identity['sequence'])
  const given = sequence === `${table}_${name}_seq` ? {} : { sequence_name: qualifiedNameOf([column.id.path[0] ?? '', sequence], true) }
  const type = shown(identity['type'])
  const more = { ...given, ...(type === text(column, 'type') ? {} : { sequence_type: type }), ...options }
  return Object.keys(more).length === 0 ? when : { generated: when, ...more }
}

const shapeOf = (value: { readonly [name: string]: Value }): SequenceShape => ({
  type: shown(value['type']),
  start: shown(value['start']),
  increment: shown(value['increment']),
  min: shown(value['min']),
  max: shown(value['max']),
  cache: shown(value['cache']),
  cycle: value['cycle'] === true,
})

/** What a sequence is other than usual: the clauses that would make it, one for each key. */
export function sequenceKeys(shape: SequenceShape): WrittenMap {
  const words = [
    ['increment', /INCREMENT BY (\S+)/],
    ['min_value', /MINVALUE (\S+)/],
    ['max_value', /MAXVALUE (\S+)/],
    ['start', /START WITH (\S+)/],
    ['cache', /CACHE (\S+)/],
  ] as const
  const clauses = sequenceOptions(shape, null)
  const found = words.flatMap(([key, pattern]) => {
    const value = pattern.exec(clauses)?.[1]
    return value === undefined ? [] : [[key, scalar(value)] as const]
  })
  return { ...Object.fromEntries(found), ...(shape.cycle ? { cycle: true } : {}) }
}

export const sequenceShape = (fact: Fact): SequenceShape => shapeOf(fact.attributes)

/** The facts of a room are made by it: its attributes are those that the room states. */
const constraintOf = (fact: Fact): Constraint => fact.attributes as Constraint
const foreignKeyOf = (fact: Fact): ForeignKey => fact.attributes as ForeignKey
const indexOf = (fact: Fact): Index => fact.attributes as Index

function constraintKeys(facts: Facts, constraints: readonly Fact[]): WrittenMap {
  const unique: Record<string, Written> = {}
  const check: Record<string, Written> = {}
  const exclude: Record<string, Written> = {}
  const others: Record<string, Written> = {}
  let primaryKey: Written | undefined
  for (const constraint of constraints) {
    const name = plainName(constraint.id.path[2] ?? '')
    const type = text(constraint, 'type')
    const columns = texts(constraint, 'columns').map(plainName)
    const about = attachedKeys(facts, constraint.id, null)
    const isSilent = Object.keys(about).length === 0
    if (type === 'CHECK' && flagged(constraint, 'enforced')) {
      const what = sayable(condition(constraint, 'expression'))
      const more = compact({ no_inherit: flagged(constraint, 'noInherit'), not_valid: !flagged(constraint, 'valid'), ...about })
      check[name] = Object.keys(more).length === 0 && typeof what === 'string' ? what : { condition: what, ...more }
    } else if (type === 'EXCLUDE') {
      const definition = expression(constraint, 'expression').replace(/^EXCLUDE\s+/, '')
      const more = compact({ statistics: optionMap(texts(constraint, 'statistics')), ...about })
      exclude[name] = Object.keys(more).length === 0 ? definition : { definition, ...more }
    } else if (type === 'PRIMARY KEY' && isPlain(constraint)) {
      primaryKey = !isUsualName(facts, constraint) ? { name, columns, ...about } : isSilent ? columns : { columns, ...about }
    } else if (type === 'UNIQUE' && isPlain(constraint)) {
      unique[name] = isSilent ? columns : { columns, ...about }
    } else {
      const definition = `${constraintClause(constraintOf(constraint))}${flagged(constraint, 'valid') ? '' : ' NOT VALID'}`
      others[name] = isSilent ? definition : { definition, ...about }
    }
  }
  return compact({ primary_key: primaryKey, unique, check, exclude, constraints: others })
}

function writtenForeignKey(facts: Facts, key: Fact): Written {
  const clause = lowerCaseWords(foreignKeyClause(foreignKeyOf(key)).replace(/^FOREIGN KEY\s+/, ''))
  const definition = flagged(key, 'valid') || !flagged(key, 'enforced') ? clause : `${clause} NOT VALID`
  const comment = attachedKeys(facts, key.id, null)['comment']
  return comment === undefined ? definition : { definition, comment }
}

/** Clauses that a room renders, in the lower case of everything else in YAML; names and constants stay as they are. */
function lowerCaseWords(clauses: string): string {
  return tokensOf(clauses).reduceRight((text, token) => {
    const word = clauses.slice(token.start, token.end)
    return token.type === 'word' && clauseWords.has(word) ? text.slice(0, token.start) + word.toLowerCase() + text.slice(token.end) : text
  }, clauses)
}

const clauseWords: ReadonlySet<string> = new Set(
  'REFERENCES MATCH FULL ON UPDATE DELETE CASCADE RESTRICT SET NULL DEFAULT NO ACTION DEFERRABLE INITIALLY DEFERRED NOT ENFORCED PERIOD VALID USING INCLUDE NULLS DISTINCT FIRST LAST ASC DESC WITH TABLESPACE COLLATE RANGE LIST HASH FOR VALUES FROM TO IN BEFORE AFTER INSTEAD OF INSERT OR TRUNCATE REFERENCING OLD NEW TABLE AS EACH ROW STATEMENT WHEN EXECUTE FUNCTION'.split(' '),
)

/** Indexes of a table or materialized view, but for those that go without saying. */
export function writtenIndexes(facts: Facts, path: readonly string[], isUnderstood: (index: Fact) => boolean = () => false): WrittenMap {
  const written: Record<string, Written> = {}
  for (const index of facts.ofRelation('index', path)) {
    if (isUnderstood(index)) continue
    const attributes = indexOf(index)
    const create = createIndex(index.id, attributes, 'plain')
    const only = attributes.of === 'partitioned table' ? 'ONLY ' : ''
    const head = `CREATE ${attributes.unique ? 'UNIQUE ' : ''}INDEX ${ident(index.id.path[1] ?? '')} ON ${only}${ident(...attributes.table)}`
    const rest = create.slice(head.length).trim()
    const filter = attributes.predicate === null ? '' : `WHERE ${expression(index, 'predicate')}`
    const definition = `${attributes.unique ? 'unique ' : ''}${lowerCaseWords(rest.slice(0, rest.length - filter.length))}${filter === '' ? '' : `where ${condition(index, 'predicate')}`}`
    const parent = attributes.attached === null ? undefined : facts.get('index', attributes.attached)
    const more = compact({
      on_only: attributes.of === 'partitioned table' && !attributes.valid,
      attach_to: parent !== undefined && !flagged(parent, 'valid') ? qualifiedNameOf(parent.id.path) : undefined,
      statistics: optionMap(attributes.statistics),
      ...attachedKeys(facts, index.id, null),
    })
    written[plainName(index.id.path[1] ?? '')] = Object.keys(more).length === 0 ? definition : { definition, ...more }
  }
  return written
}

export function writtenStatistics(facts: Facts, path: readonly string[]): WrittenMap {
  const written: Record<string, Written> = {}
  for (const fact of facts.ofRelation('statistics', path)) {
    const kinds = texts(fact, 'kinds')
    const more = compact({
      kinds: kinds.length === 0 || kinds.length === 3 ? undefined : kinds,
      target: fact.attributes['target'] === null ? undefined : Number(text(fact, 'target')),
      ...attachedKeys(facts, fact.id, textOrNull(fact, 'owner')),
    })
    const [own = '', name = ''] = fact.id.path
    const key = own === path[0] && !/[."]/.test(name) ? name : qualifiedNameOf(fact.id.path, true)
    written[key] = Object.keys(more).length === 0 ? text(fact, 'columns') : { on: text(fact, 'columns'), ...more }
  }
  return written
}

export function byName(facts: Facts, kind: KindName, path: readonly string[], write: (facts: Facts, fact: Fact) => Written): WrittenMap {
  return Object.fromEntries(facts.under(kind, path).map((fact) => [plainName(fact.id.path[2] ?? ''), write(facts, fact)]))
}

function writtenPolicy(facts: Facts, fact: Fact): Written {
  const command = text(fact, 'command').toLowerCase()
  const roles = texts(fact, 'roles').map(roleName)
  return compact({
    as: flagged(fact, 'permissive') ? undefined : 'restrictive',
    for: command === 'all' ? undefined : command,
    to: roles.length === 1 ? roles[0] : roles,
    using: maybeCondition(fact, 'using'),
    with_check: maybeCondition(fact, 'check'),
    ...attachedKeys(facts, fact.id, null),
  })
}

const maybeCondition = (fact: Fact, name: string): Written | undefined => (textOrNull(fact, name) === null ? undefined : sayable(condition(fact, name)))

const enabledWords: { readonly [state: string]: Written } = { O: true, D: false, A: 'always', R: 'replica' }

/** `definition` alone, or with when it fires and its comment. */
function withState(facts: Facts, fact: Fact, definition: string, partitions: WrittenMap = {}): Written {
  const state = text(fact, 'enabled')
  const enabled = state === 'O' ? undefined : enabledWords[state]
  const more = { ...(enabled === undefined ? {} : { enabled }), ...(Object.keys(partitions).length === 0 ? {} : { partitions }), ...attachedKeys(facts, fact.id, null) }
  return Object.keys(more).length === 0 ? definition : { definition, ...more }
}

export function writtenTrigger(facts: Facts, fact: Fact): Written {
  const statement = triggerRoom.create(fact as Parameters<typeof triggerRoom.create>[0], noContext(facts), [])[0]?.sql ?? ''
  const head = /^CREATE (CONSTRAINT )?TRIGGER /.exec(statement)?.[0] ?? ''
  const rest = statement.slice(head.length + ident(fact.id.path[2] ?? '').length).trim()
  const definition = lowerCaseWords(withoutTable(rest, 'on'))
  const { clones } = (fact as Parameters<typeof triggerRoom.create>[0]).attributes
  const partitions = Object.fromEntries(clones.map(([schema, table, state]) => [qualifiedNameOf([schema, table]), enabledWords[state] ?? true]))
  return withState(facts, fact, head.includes('CONSTRAINT') ? `constraint ${definition}` : definition, partitions)
}

export function writtenRule(facts: Facts, fact: Fact): Written {
  const definition = expression(fact, 'definition')
  const cursor = new Cursor(definition, tokensOf(definition))
  cursor.seek('as')
  return withState(facts, fact, withoutTable(definition.slice(cursor.token?.end ?? 0).trim(), 'to'))
}

/** The text without the word and the table's name that follows it. */
function withoutTable(definition: string, word: string): string {
  const cursor = new Cursor(definition, tokensOf(definition))
  if (!cursor.seek(word)) return definition
  const from = cursor.token?.start ?? 0
  cursor.accept(word)
  cursor.names()
  return `${definition.slice(0, from)}${definition.slice(cursor.token?.start ?? definition.length)}`.replace(/\s+/g, (space) => (space.includes('\n') ? space : ' '))
}

/** Rooms of triggers and the like render from their facts alone. */
export function noContext(facts: Facts): Parameters<typeof triggerRoom.create>[1] {
  const { catalog } = facts
  return { live: catalog, desired: catalog, major: Math.floor(catalog.server.version / 10_000), user: catalog.server.user, fact: (id) => facts.get(id.kind, id.path) }
}

/** Attributes of a column that say where it is, not what it is; an identity is its partitioned table's. */
const placeOfColumn: ReadonlySet<string> = new Set(['from', 'inherited', 'local', 'partition', 'partitionKey', 'position', 'of', 'identity'])

/** What a partition never has from its parent. */
const ownOfColumn: ReadonlySet<string> = new Set(['statistics', 'options'])

/** Whether a partition can be said without its columns: they are its parent's, and keys that it has for the parent's sake have the usual names. */
function isLikeItsParent(facts: Facts, path: readonly string[], parent: readonly string[]): boolean {
  const definitions = (of: readonly string[]): string => JSON.stringify(byPosition(facts, of).map((column) => handedDown(facts, column)))
  if (definitions(path) !== definitions(parent)) return false
  if (facts.under('column', path).some((column) => column.attributes['statistics'] !== null || items(column, 'options').length > 0)) return false
  return facts.under('constraint', path).every((constraint) => items(constraint, 'attached').length === 0 || (isUsualName(facts, constraint) && isPlain(constraint) && facts.about(constraint.id).length === 0))
}

/** Whether a partition that is made of its table gets the index under this name by itself: it is the only one there of these columns. */
function comesWithParent(facts: Facts, index: Fact): boolean {
  const [schema = '', table = ''] = texts(index, 'table')
  const attached = indexOf(index).attached
  const parent = attached === null ? undefined : facts.get('index', attached)
  if (parent === undefined || !flagged(parent, 'valid') || facts.about(index.id).length > 0) return false
  const columnsAsNamed = (of: Fact): string => [...indexOf(of).keys.map(({ column }) => column ?? 'expr'), ...indexOf(of).include].join('_')
  const usual = [table, columnsAsNamed(index), 'idx'].join('_')
  const isAlone = facts.ofRelation('index', [schema, table]).filter((other) => columnsAsNamed(other) === columnsAsNamed(index)).length === 1
  return isAlone && index.id.path[1] === usual && isShort(usual) && sameOfPartition.every((name) => sameValue(index.attributes[name], parent.attributes[name])) && items(index, 'statistics').length === 0
}

const sameOfPartition = ['options', 'tablespace', 'valid'] as const

/** What a partition that is made of its table has from this column of it. */
function handedDown(facts: Facts, column: Fact): readonly (Value | undefined)[] {
  const notNull = flagged(column, 'notNull') && facts.catalog.server.version >= 180_000 ? { name: notNullName(column.id), noInherit: false, valid: true } : null
  const same = Object.entries({ ...column.attributes, notNullAs: column.attributes['notNullAs'] ?? notNull }).filter(([name]) => !placeOfColumn.has(name) && !ownOfColumn.has(name))
  return [column.id.path[2], same, defaultOf(facts, column.id.path)]
}
