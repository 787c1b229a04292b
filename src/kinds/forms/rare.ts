import type { KindName } from '../../model/identity.ts'
import { printed, sql, type Sql } from '../../sql/sql.ts'
import { about, pick, type attached } from './attached.ts'
import { flag, nameText, qualifiedName, sqlText, sqlTexts, statement, type Form, type Properties, type Schema } from './form.ts'
import { pathOf, qualified, simple } from './name.ts'
import { joined, sliced, traced, type Traced } from './traced.ts'

/** A kind that few schemas have: its name, and the rest of its CREATE statement as SQL. */
interface Rare {
  readonly key: string
  readonly plural: string
  readonly description: string
  /** After CREATE. */
  readonly words: Sql
  /** What GRANT calls it. */
  readonly grantWords?: Sql
  readonly kind: KindName | null
  /** How the key's value reads: a name, a name in a schema, or SQL that says which it is. */
  readonly named: 'name' | 'qualified' | Schema
  /** What CREATE takes of the key's value; the whole of it is for COMMENT ON. */
  created?(name: Traced): Traced
  /** Example of `sql`. */
  readonly example: string
  readonly attached: readonly (keyof typeof attached)[]
  readonly more?: Properties
  /** Whether there can be one without `sql`. */
  readonly bare?: boolean
}

const everything = ['comment', 'owner', 'grants', 'revokes', 'security_labels', 'renamed_from'] as const
const ownable = ['comment', 'owner', 'security_labels', 'renamed_from'] as const

const rare = (kind: Rare): Form => ({
  key: kind.key,
  plural: kind.plural,
  description: kind.description,
  named: kind.named === 'name' ? nameText('Its name') : kind.named === 'qualified' ? qualifiedName : kind.named,
  short: 'sql',
  properties: {
    sql: sqlText(`The rest of its CREATE statement: ${kind.example}`),
    ...(kind.more ?? {}),
    then: sqlTexts('Further statements about it'),
    ...pick(...kind.attached),
  },
  required: kind.bare === true ? [] : ['sql'],
  *declare(nameNode, body) {
    const name = kind.named === 'name' ? simple(nameNode) : kind.named === 'qualified' ? qualified(nameNode) : null
    const written = name?.sql ?? nameNode.text
    const rest = body.get('sql')
    const trusted = body.get('trusted')?.constant === true ? sql`TRUSTED` : sql``
    yield statement(joined([sql`CREATE`, trusted, kind.words, kind.created?.(written) ?? written, rest === undefined ? sql`` : rest.text], ' '), nameNode)
    const object = traced`${kind.words} ${written}`
    const enabled = body.get('enabled')
    if (enabled !== undefined && enabled.constant !== true) {
      const state = enabled.constant === false ? sql`DISABLE` : printed(`ENABLE ${enabled.text.sql.toUpperCase()}`)
      yield statement(traced`ALTER ${object} ${state}`, enabled)
    }
    for (const [token, dictionaries] of body.get('mappings')?.entries ?? []) {
      yield statement(traced`ALTER ${object} ADD MAPPING FOR ${simple(token).sql} WITH ${joined(dictionaries.items.map((item) => qualified(item).sql), ', ')}`, token)
    }
    for (const further of body.get('then')?.items ?? []) yield statement(further.text, further)
    const id = kind.kind === null || name === null ? null : { kind: kind.kind, path: kind.named === 'qualified' ? pathOf(name) : name.names }
    yield* about(body, { object, ...(kind.grantWords === undefined ? {} : { granted: traced`${kind.grantWords} ${written}` }), id })
  },
})

/** The operator without the types of its operands. */
const operatorName = (name: Traced): Traced => sliced(name, 0, name.sql.includes('(') ? name.sql.indexOf('(') : name.sql.length)

/** CREATE OPERATOR CLASS has the access method after the type. */
const classNameOnly = (name: Traced): Traced => sliced(name, 0, /\s+using\s/i.exec(name.sql)?.index ?? name.sql.length)

const which = (description: string): Schema => ({ type: 'string', minLength: 1, description })

export const rareForms: readonly Form[] = [
  rare({ key: 'base_type', plural: 'base_types', description: 'A type of its own, or without sql only its name', words: sql`TYPE`, kind: 'base type', named: 'qualified', example: '(input = f_in, output = f_out)', attached: everything, bare: true }),
  rare({
    key: 'collation', plural: 'collations', description: 'A collation', words: sql`COLLATION`, kind: 'collation', named: 'qualified', example: "(provider = icu, locale = 'de')", attached: ['comment', 'owner', 'renamed_from'] }),
  rare({ key: 'conversion', plural: 'conversions', description: 'A conversion between encodings', words: sql`CONVERSION`, kind: 'conversion', named: 'qualified', example: "for 'LATIN1' to 'UTF8' from f", attached: ['comment', 'owner', 'renamed_from'] }),
  rare({ key: 'text_search_parser', plural: 'text_search_parsers', description: 'A text search parser', words: sql`TEXT SEARCH PARSER`, kind: 'text search parser', named: 'qualified', example: '(start = …, gettoken = …, end = …, lextypes = …)', attached: ['comment', 'renamed_from'] }),
  rare({ key: 'text_search_template', plural: 'text_search_templates', description: 'A text search template', words: sql`TEXT SEARCH TEMPLATE`, kind: 'text search template', named: 'qualified', example: '(lexize = …)', attached: ['comment', 'renamed_from'] }),
  rare({ key: 'text_search_dictionary', plural: 'text_search_dictionaries', description: 'A text search dictionary', words: sql`TEXT SEARCH DICTIONARY`, kind: 'text search dictionary', named: 'qualified', example: '(template = simple)', attached: ['comment', 'owner', 'renamed_from'] }),
  rare({
    key: 'text_search_configuration', plural: 'text_search_configurations', description: 'A text search configuration', words: sql`TEXT SEARCH CONFIGURATION`, kind: 'text search configuration', named: 'qualified', example: '(parser = default)', attached: ['comment', 'owner', 'renamed_from'],
    more: { mappings: { type: 'object', additionalProperties: { type: ['string', 'array'], items: { type: 'string' } }, description: 'Dictionaries by type of token: {asciiword: [english_stem]}' } },
  }),
  rare({ key: 'operator', plural: 'operators', description: 'An operator, with the types of its operands: app.===(integer, integer)', words: sql`OPERATOR`, kind: null, named: which('app.===(integer, integer)'), created: operatorName, example: '(leftarg = integer, rightarg = integer, function = f)', attached: ['comment', 'owner'] }),
  rare({ key: 'operator_class', plural: 'operator_classes', description: 'An operator class', words: sql`OPERATOR CLASS`, kind: null, named: which('app.name using btree'), created: classNameOnly, example: 'default for type app.t using btree as operator 1 <', attached: ['comment', 'owner'] }),
  rare({ key: 'operator_family', plural: 'operator_families', description: 'An operator family', words: sql`OPERATOR FAMILY`, kind: null, named: which('app.name using btree'), example: '', attached: ['comment', 'owner'], bare: true }),
  rare({ key: 'cast', plural: 'casts', description: 'A cast', words: sql`CAST`, kind: null, named: which('(app.a as app.b)'), example: 'with function f(app.a) as implicit', attached: ['comment'] }),
  rare({ key: 'transform', plural: 'transforms', description: 'A transform between a type and a language', words: sql`TRANSFORM`, kind: null, named: which('for app.t language plpython3u'), example: '(from sql with function f(internal), to sql with function g(internal))', attached: ['comment'] }),
  rare({ key: 'language', plural: 'languages', description: 'A procedural language', words: sql`LANGUAGE`, kind: 'language', named: 'name', example: 'handler f', attached: everything, more: { trusted: flag('Whether others than superusers may use it') }, bare: true }),
  rare({ key: 'access_method', plural: 'access_methods', description: 'An access method', words: sql`ACCESS METHOD`, kind: 'access method', named: 'name', example: 'type table handler heap_tableam_handler', attached: ['comment'] }),
  rare({
    key: 'event_trigger', plural: 'event_triggers', description: 'An event trigger', words: sql`EVENT TRIGGER`, kind: 'event trigger', named: 'name', example: 'on ddl_command_end execute function f()', attached: ownable,
    more: { enabled: { enum: [true, false, 'always', 'replica'], description: 'When it fires' } },
  }),
  rare({ key: 'foreign_data_wrapper', plural: 'foreign_data_wrappers', description: 'A foreign data wrapper', words: sql`FOREIGN DATA WRAPPER`, kind: 'foreign data wrapper', named: 'name', example: "handler f validator g options (debug 'true')", attached: everything, bare: true }),
  rare({ key: 'server', plural: 'servers', description: 'A foreign server', words: sql`SERVER`, grantWords: sql`FOREIGN SERVER`, kind: 'server', named: 'name', example: "foreign data wrapper w options (host 'h')", attached: everything }),
  rare({ key: 'user_mapping', plural: 'user_mappings', description: 'A user’s account at a foreign server', words: sql`USER MAPPING`, kind: null, named: which('for app_user server s'), example: "options (user 'u')", attached: [], bare: true }),
  rare({ key: 'publication', plural: 'publications', description: 'A publication', words: sql`PUBLICATION`, kind: 'publication', named: 'name', example: "for table app.orders (id, total) where (total > 0) with (publish = 'insert')", attached: ownable, bare: true }),
  rare({ key: 'subscription', plural: 'subscriptions', description: 'A subscription', words: sql`SUBSCRIPTION`, kind: 'subscription', named: 'name', example: "connection 'host=h' publication p with (connect = false)", attached: ownable }),
]

