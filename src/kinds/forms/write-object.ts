import type { Fact } from '../../model/fact.ts'
import type { Identity, KindName } from '../../model/identity.ts'
import { ident, type Sql } from '../../sql/sql.ts'
import { Cursor } from '../../sql/cursor.ts'
import { tokensOf } from '../../sql/tokens.ts'
import { address } from '../address.ts'
import { kindOf } from '../registry.ts'
import { settingClause } from '../routine.ts'
import { placeOf } from './place.ts'
import { addPrivileges, attachedKeys, privilegeKeys } from './write-attached.ts'
import { serialOf } from './write-inline.ts'
import { byName, isStated, markedIndex, noContext, sequenceKeys, sequenceShape, writtenIndexes, writtenRule, writtenStatistics, writtenTable, writtenTrigger } from './write-table.ts'
import { compact, condition, expression, Facts, flagged, items, optionMap, plainName, properties, qualifiedNameOf, roleName, routineName, sayable, scalar, shortType, shown, text, textOrNull, texts, type Written, type WrittenMap } from './written.ts'

type Writer = (facts: Facts, fact: Fact) => WrittenMap

const attachedOf = (facts: Facts, fact: Fact): WrittenMap => attachedKeys(facts, fact.id, textOrNull(fact, 'owner'))
/** For kinds without owners. */
const attachedTo = (facts: Facts, fact: Fact): WrittenMap => attachedKeys(facts, fact.id, null)

const maybe = (fact: Fact, name: string): string | undefined => textOrNull(fact, name) ?? undefined
const unless = (value: string, usual: string): string | undefined => (value === usual ? undefined : value)

const view: Writer = (facts, fact) =>
  compact({
    view: qualifiedNameOf(fact.id.path),
    query: tidy(expression(fact, 'definition')),
    options: optionMap(texts(fact, 'options')),
    columns: viewColumns(facts, fact),
    triggers: byName(facts, 'trigger', fact.id.path, writtenTrigger),
    rules: byName(facts, 'rule', fact.id.path, writtenRule),
    ...attachedOf(facts, fact),
  })

const materializedView: Writer = (facts, fact) => {
  const { populated, ...rest } = {
    populated: flagged(fact, 'populated'),
    materialized_view: qualifiedNameOf(fact.id.path),
    query: tidy(expression(fact, 'definition')),
    access_method: maybe(fact, 'accessMethod'),
    tablespace: maybe(fact, 'tablespace'),
    options: optionMap(texts(fact, 'options')),
    columns: viewColumns(facts, fact),
    indexes: writtenIndexes(facts, fact.id.path),
    cluster_on: markedIndex(facts, fact.id.path, 'clustered'),
    statistics: writtenStatistics(facts, fact.id.path),
    ...attachedOf(facts, fact),
  }
  return { ...compact(rest), ...(populated ? {} : { populated: false }) }
}

/** Lines without white space at their ends, so that YAML can show them as they are. */
const tidy = (query: string): string =>
  query
    .trim()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')

function viewColumns(facts: Facts, fact: Fact): WrittenMap {
  const written: Record<string, Written> = {}
  for (const column of facts.under('view column', fact.id.path)) {
    const given = facts.get('default', column.id.path)
    const value = compact({
      default: given === undefined ? undefined : scalar(expression(given, 'expression')),
      storage: textOrNull(column, 'storage')?.toLowerCase(),
      compression: textOrNull(column, 'compression') ?? undefined,
      statistics: column.attributes['statistics'] === null ? undefined : Number(column.attributes['statistics']),
      options: optionMap(texts(column, 'options')),
      comment: attachedKeys(facts, column.id, null)['comment'],
      ...compact(privilegeKeys(facts, column.id, textOrNull(fact, 'owner'))),
    })
    if (Object.keys(value).length > 0) written[plainName(column.id.path[2] ?? '')] = value
  }
  return written
}

/** Language, body and what functions and procedures have in common. */
function routineKeys(fact: Fact): WrittenMap {
  const body = textOrNull(fact, 'body')
  const standard = textOrNull(fact, 'sqlBody')
  const library = textOrNull(fact, 'library')
  const returned = standard === null ? null : /^RETURN\s+(.*)$/s.exec(standard)?.[1]
  const atomic = standard === null ? null : /^BEGIN ATOMIC\s+(.*?)\s*END$/s.exec(standard)?.[1]
  const language = text(fact, 'language')
  return compact({
    language: language === 'sql' ? undefined : plainName(language),
    transform: texts(fact, 'transforms').length === 0 ? undefined : texts(fact, 'transforms').map((type) => `for type ${type}`).join(', '),
    security: flagged(fact, 'securityDefiner') ? 'definer' : undefined,
    set: Object.fromEntries(texts(fact, 'settings').map(writtenSetting)),
    return: returned ?? undefined,
    atomic: atomic ?? undefined,
    ...(library !== null ? { file: library, symbol: body ?? '' } : body === null ? {} : { body: body }),
  })
}

function writtenSetting(entry: string): readonly [string, Written] {
  const name = entry.slice(0, entry.indexOf('='))
  const clause = settingClause(entry)
  return [name, clause.slice(`SET ${ident(...name.split('.'))} TO `.length)]
}

const routineKey = (fact: Fact): string => `${routineName(fact.id.path)}(${text(fact, 'arguments')})`

const functionWriter: Writer = (facts, fact) => {
  const { body, return: returned, atomic, ...rest } = routineKeys(fact)
  const language = text(fact, 'language')
  const usualCost = language === 'c' || language === 'internal' ? '1' : '100'
  const rows = text(fact, 'rows')
  return {
    ...compact({
      function: routineKey(fact),
      returns: text(fact, 'result'),
      ...rest,
      window: flagged(fact, 'window'),
      volatility: unless(text(fact, 'volatility').toLowerCase(), 'volatile'),
      strict: flagged(fact, 'strict'),
      leakproof: flagged(fact, 'leakproof'),
      parallel: unless(text(fact, 'parallel').toLowerCase(), 'unsafe'),
      cost: text(fact, 'cost') === usualCost ? undefined : scalar(text(fact, 'cost')),
      rows: rows === '0' || rows === '1000' ? undefined : scalar(rows),
      support: maybe(fact, 'support'),
      ...attachedOf(facts, fact),
    }),
    ...bodyLast({ body, return: returned, atomic }),
  }
}

const procedure: Writer = (facts, fact) => {
  const { body, atomic, return: returned, ...rest } = routineKeys(fact)
  return { ...compact({ procedure: routineKey(fact), ...rest, ...attachedOf(facts, fact) }), ...bodyLast({ body, return: returned, atomic }) }
}

const bodyLast = (bodies: { readonly [key: string]: Written | undefined }): WrittenMap =>
  Object.fromEntries(Object.entries(bodies).filter((entry): entry is [string, Written] => entry[1] !== undefined))

const aggregate: Writer = (facts, fact) => {
  const create = statements(facts, fact)[0] ?? ''
  const cursor = new Cursor(create, tokensOf(create))
  cursor.seek('aggregate')
  cursor.index += 1
  cursor.names()
  cursor.skipParentheses()
  const [from, to] = cursor.skipParentheses()
  const definition: Record<string, Written> = {}
  for (const piece of commaSeparated(create, cursor, from, to)) {
    const at = piece.indexOf('=')
    if (at < 0) definition[piece.trim().toLowerCase()] = null
    else definition[piece.slice(0, at).trim().toLowerCase()] = scalar(piece.slice(at + 1).trim())
  }
  return compact({ aggregate: `${routineName(fact.id.path)}(${text(fact, 'arguments')})`, definition, ...attachedOf(facts, fact) })
}

function commaSeparated(source: string, cursor: Cursor, from: number, to: number): readonly string[] {
  const found: string[] = []
  let start = cursor.tokens[from]?.start ?? 0
  let depth = 0
  for (const token of cursor.tokens.slice(from, to)) {
    const symbol = token.type === 'symbol' ? source.charAt(token.start) : ''
    if (symbol === '(') depth += 1
    if (symbol === ')') depth -= 1
    if (symbol === ',' && depth === 0) {
      found.push(source.slice(start, token.start))
      start = token.end
    }
  }
  return [...found, source.slice(start, cursor.tokens[to]?.start ?? source.length)]
}

const sequence: Writer = (facts, fact) => {
  const owned = texts(fact, 'ownedBy')
  return compact({
    sequence: qualifiedNameOf(fact.id.path),
    type: unless(text(fact, 'type'), 'bigint'),
    ...sequenceKeys(sequenceShape(fact)),
    unlogged: text(fact, 'persistence') === 'unlogged',
    owned_by: owned.length === 0 ? undefined : ident(...owned),
    // A sequence that belongs to a column is its table's owner's.
    ...(owned.length === 0 ? attachedOf(facts, fact) : { ...attachedOf(facts, fact), owner: undefined }),
  })
}

const enumWriter: Writer = (facts, fact) => ({ enum: qualifiedNameOf(fact.id.path, true), values: texts(fact, 'labels'), ...attachedOf(facts, fact) })

const domain: Writer = (facts, fact) => {
  const checks: Record<string, Written> = {}
  for (const constraint of facts.under('domain constraint', fact.id.path)) {
    const what = sayable(condition(constraint, 'expression'))
    const more = compact({ not_valid: !flagged(constraint, 'validated'), ...attachedTo(facts, constraint) })
    checks[plainName(constraint.id.path[2] ?? '')] = Object.keys(more).length === 0 && typeof what === 'string' ? what : { condition: what, ...more }
  }
  const collation = textOrNull(fact, 'collation')
  const given = textOrNull(fact, 'default')
  return compact({
    domain: qualifiedNameOf(fact.id.path, true),
    type: collation === null ? shortType(text(fact, 'type')) : `${shortType(text(fact, 'type'))} collate ${collation}`,
    not_null: flagged(fact, 'notNull'),
    ...(given === null ? {} : { default: sayable(given) }),
    check: checks,
    ...attachedOf(facts, fact),
  })
}

const compositeType: Writer = (facts, fact) => {
  const attributes: Record<string, Written> = {}
  for (const member of items(fact, 'members').map(properties)) {
    const name = shown(member['name'])
    const collation = member['collation']
    const type = `${shortType(shown(member['type']))}${typeof collation === 'string' ? ` collate ${collation}` : ''}`
    const column = facts.under('view column', fact.id.path).find((found) => found.id.path[2] === name)
    const comment = column === undefined ? undefined : attachedTo(facts, column)['comment']
    attributes[plainName(name)] = comment === undefined ? type : { type, comment }
  }
  return { composite_type: qualifiedNameOf(fact.id.path, true), attributes, ...attachedOf(facts, fact) }
}

const rangeType: Writer = (facts, fact) => {
  const collation = textOrNull(fact, 'collation')
  return compact({
    range_type: qualifiedNameOf(fact.id.path, true),
    subtype: text(fact, 'subtype'),
    subtype_operator_class: maybe(fact, 'operatorClass'),
    collation: collation === null ? undefined : namedBySql(collation),
    canonical: maybe(fact, 'canonical'),
    subtype_difference: maybe(fact, 'difference'),
    multirange_type: qualifiedNameOf(texts(fact, 'multirange'), true),
    ...attachedOf(facts, fact),
  })
}

const namedBySql = (sql: string): string => {
  const names = new Cursor(sql, tokensOf(sql)).names()
  return names.length > 1 ? qualifiedNameOf(names, true) : plainName(names[0] ?? '')
}

const schema: Writer = (facts, fact) => ({ schema: plainName(fact.id.path[0] ?? ''), ...attachedOf(facts, fact) })

const extension: Writer = (facts, fact) => ({ extension: plainName(fact.id.path[0] ?? ''), schema: plainName(text(fact, 'schema')), ...attachedTo(facts, fact) })

/** Entries of `default_privileges`: one for each role, schema and sort of objects. */
function defaultPrivileges(facts: Facts): readonly Written[] {
  const groups = new Map<string, { readonly path: readonly string[]; readonly grants: Record<string, Written>; readonly revokes: Record<string, Written> }>()
  for (const fact of facts.of('default privileges')) {
    const [role = '', schemaName = '', objects = '', ...grantee] = fact.id.path
    const key = JSON.stringify([role, schemaName, objects])
    const group = groups.get(key) ?? { path: fact.id.path, grants: {}, revokes: {} }
    groups.set(key, group)
    addPrivileges(grantee, texts(fact, 'privileges'), texts(fact, 'usual'), role === '' ? null : role, group.grants, group.revokes)
  }
  return [...groups.values()].map(({ path: [role = '', schemaName = '', objects = ''], grants, revokes }) =>
    compact({
      on: objects.toLowerCase(),
      for_role: role === '' ? undefined : roleName(role),
      in_schema: schemaName === '' ? undefined : plainName(schemaName),
      grants,
      revokes,
    }),
  )
}

/** Entries of `parameter_privileges`: one for each parameter. */
function parameterPrivileges(facts: Facts): readonly Written[] {
  const grants = new Map<string, Record<string, Written>>()
  for (const fact of facts.of('parameter privileges')) {
    const [parameter = '', ...grantee] = fact.id.path
    const own = grants.get(parameter) ?? {}
    grants.set(parameter, own)
    addPrivileges(grantee, texts(fact, 'privileges'), [], null, own, {})
  }
  return [...grants].map(([parameter, own]) => ({ on: parameter, grants: own }))
}

/** What the room of a kind would run to make the object, its owner aside. */
function statements(facts: Facts, fact: Fact): readonly string[] {
  const owner = 'owner' in fact.attributes ? textOrNull(fact, 'owner') : null
  const ownerStatement = owner === null ? null : `ALTER ${address(fact.id)} OWNER TO ${ident(owner)}`
  return kindOf(fact)
    .create(fact, noContext(facts), [])
    .map(({ sql }): string => sql)
    .filter((sql) => sql !== ownerStatement)
}

/** A rare kind: the rest of its CREATE statement, and what else it needs. */
function rare(key: string, named: (fact: Fact) => { readonly name: string; readonly created: Sql | string }, then: (facts: Facts, fact: Fact) => readonly string[] = () => []): Writer {
  return (facts, fact) => {
    const { name, created } = named(fact)
    const all = statements(facts, fact)
    // A base type comes with its functions, which are documents of their own.
    const [create = '', ...further] = fact.id.kind === 'base type' ? all.filter((sql) => sql.startsWith(`CREATE ${address(fact.id)}`)).slice(-1) : all
        const rest = create.slice(create.indexOf(created) + created.length).trim()
    return compact({
      [key]: name,
      trusted: 'trusted' in fact.attributes && flagged(fact, 'trusted'),
      sql: rest === '' ? undefined : rest,
      then: [...further, ...then(facts, fact)],
      ...('owner' in fact.attributes ? attachedOf(facts, fact) : fact.id.kind === 'user mapping' ? {} : attachedTo(facts, fact)),
    })
  }
}

const byPath = (fact: Fact): { readonly name: string; readonly created: Sql } => {
  const names = fact.id.path.slice(0, 2)
  return names.length > 1 ? { name: qualifiedNameOf(names, true), created: ident(...names) } : { name: plainName(names[0] ?? ''), created: ident(...names) }
}

/** Kinds whose address says which it is: the key's value is what follows the words in it. */
const byAddress = (words: string, created?: (fact: Fact) => string) => (fact: Fact): { readonly name: string; readonly created: string } => {
  const name = address(fact.id).slice(words.length + 1)
  return { name, created: created?.(fact) ?? name }
}

const members = (facts: Facts, fact: Fact): readonly string[] =>
  facts
    .of('publication member')
    .filter((member) => member.id.path[0] === fact.id.path[0])
    .flatMap((member) => statements(facts, member))

const writers: readonly (readonly [kind: KindName, write: Writer])[] = [
  ['schema', schema],
  ['extension', extension],
  ['language', rare('language', byPath)],
  ['foreign data wrapper', rare('foreign_data_wrapper', byPath)],
  ['server', rare('server', byPath)],
  [
    'user mapping',
    rare('user_mapping', (fact) => {
      const [server = '', user = ''] = fact.id.path
      const name = `for ${user === '' ? 'PUBLIC' : user === 'PUBLIC' ? 'PUBLIC' : ident(user)} server ${ident(server)}`
      return { name, created: ` SERVER ${ident(server)}` }
    }),
  ],
  ['collation', rare('collation', byPath)],
  ['enum', enumWriter],
  ['domain', domain],
  ['composite type', compositeType],
  ['range type', rangeType],
  ['base type', rare('base_type', byPath)],
  ['text search parser', rare('text_search_parser', byPath)],
  ['text search template', rare('text_search_template', byPath)],
  ['text search dictionary', rare('text_search_dictionary', byPath)],
  ['text search configuration', rare('text_search_configuration', byPath)],
  ['sequence', sequence],
  ['table', writtenTable],
  ['foreign table', writtenTable],
  ['function', functionWriter],
  ['procedure', procedure],
  ['aggregate', aggregate],
  ['operator', rare('operator', byAddress('OPERATOR', (fact) => `${ident(fact.id.path[0] ?? '')}.${fact.id.path[1] ?? ''}`))],
  ['operator family', rare('operator_family', byAddress('OPERATOR FAMILY'))],
  ['operator class', rare('operator_class', byAddress('OPERATOR CLASS', (fact) => ident(...fact.id.path.slice(0, 2))))],
  ['access method', rare('access_method', byPath)],
  ['cast', rare('cast', byAddress('CAST'))],
  ['transform', rare('transform', byAddress('TRANSFORM'))],
  ['conversion', rare('conversion', byPath)],
  ['view', view],
  ['materialized view', materializedView],
  ['event trigger', rare('event_trigger', byPath)],
  ['publication', rare('publication', byPath, members)],
  ['subscription', rare('subscription', byPath)],
]

/** A document and the file that it belongs in, without ending. */
export interface WrittenDocument {
  readonly path: string
  /** The object that it is about; null for what is about several. */
  readonly id: Identity | null
  readonly content: WrittenMap
}

/**
 * Documents for all facts of a catalog: one for each object, a table with what belongs to it, in the order of kinds and names; a
 * partitioned table's partitions come after it.
 */
export function documentsOf(catalog: Facts['catalog']): readonly WrittenDocument[] {
  const facts = new Facts(catalog)
  const documents = writers.flatMap(([kind, write]) =>
    facts
      .of(kind)
      .filter((fact) => !isSaidElsewhere(facts, fact))
      .toSorted((a, b) => levelOf(facts, a) - levelOf(facts, b))
      .map((fact): WrittenDocument => ({ path: placeOf(fact, catalog), id: fact.id, content: write(facts, fact) })),
  )
  const listed = [
    ['default_privileges', defaultPrivileges(facts)],
    ['parameter_privileges', parameterPrivileges(facts)],
  ] as const
  const all = [...documents, ...listed.flatMap(([key, entries]) => (entries.length === 0 ? [] : [{ path: key, id: null, content: { [key]: entries } }]))]
  // The schema public is there anyway.
  return all.filter(({ content }) => !(content['schema'] === 'public' && Object.keys(content).length === 1))
}

/** How many partitioned tables are above it. */
function levelOf(facts: Facts, fact: Fact): number {
  const partition = facts.get('partition', fact.id.path)
  const parent = partition === undefined ? undefined : facts.get('table', texts(partition, 'parent'))
  return parent === undefined ? 0 : 1 + levelOf(facts, parent)
}

/** Sequences of serial columns come with these. */
function isSaidElsewhere(facts: Facts, fact: Fact): boolean {
  if (fact.id.kind !== 'sequence') return false
  const owner = texts(fact, 'ownedBy')
  const column = owner.length === 0 ? undefined : facts.get('column', owner)
  return column !== undefined && isStated(facts, column) && serialOf(facts, column)?.sequence === fact.key
}
