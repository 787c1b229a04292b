import { keyOf } from '../model/identity.ts'
import { ident, join, literal, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { functionsOf, pathsOf } from './base-type-functions.ts'
import { createFunction, isFunction } from './function.ts'
import { defineKind, draft, type Context, type Draft, type Fact, type Identity } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someType, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'

/** Base types with input and output functions, and shell types, which wait for theirs. Functions are qualified. */
type BaseType = {
  /** False for a shell type: then the rest says nothing. */
  readonly defined: boolean
  readonly input: string | null
  readonly output: string | null
  readonly receive: string | null
  readonly send: string | null
  readonly modifierIn: string | null
  readonly modifierOut: string | null
  readonly analyze: string | null
  readonly subscript: string | null
  /** Bytes; -1 for variable. */
  readonly length: number
  readonly byValue: boolean
  readonly alignment: string
  readonly storage: string
  readonly category: string
  readonly preferred: boolean
  readonly default: string | null
  /** As format_type prints it. */
  readonly element: string | null
  readonly delimiter: string
  readonly collatable: boolean
  /** What it needs and what in turn needs it, as paths of functions: these go with it. */
  readonly functions: readonly (readonly [schema: string, name: string, types: string])[]
  readonly owner: string | null
}

const functionColumns = {
  input: 'typinput',
  output: 'typoutput',
  receive: 'typreceive',
  send: 'typsend',
  modifierIn: 'typmodin',
  modifierOut: 'typmodout',
  analyze: 'typanalyze',
  subscript: 'typsubscript',
} as const

const parameter = {
  receive: 'RECEIVE',
  send: 'SEND',
  modifierIn: 'TYPMOD_IN',
  modifierOut: 'TYPMOD_OUT',
  analyze: 'ANALYZE',
  subscript: 'SUBSCRIPT',
  storage: 'STORAGE',
} as const

function parameters(type: BaseType): readonly Sql[] {
  const given = (name: Exclude<keyof typeof parameter, 'storage'>): Sql => {
    const called = type[name]
    return called === null ? nothing : sql`${printed(parameter[name])} = ${printed(called)}`
  }
  return [
    sql`INPUT = ${printed(type.input ?? '')}`,
    sql`OUTPUT = ${printed(type.output ?? '')}`,
    given('receive'),
    given('send'),
    given('modifierIn'),
    given('modifierOut'),
    given('analyze'),
    given('subscript'),
    type.length < 0 ? sql`INTERNALLENGTH = VARIABLE` : sql`INTERNALLENGTH = ${printed(String(type.length))}`,
    type.byValue ? sql`PASSEDBYVALUE` : nothing,
    sql`ALIGNMENT = ${printed(type.alignment)}`,
    sql`STORAGE = ${printed(type.storage)}`,
    type.category === 'U' ? nothing : sql`CATEGORY = ${literal(type.category)}`,
    type.preferred ? sql`PREFERRED = true` : nothing,
    type.default === null ? nothing : sql`DEFAULT = ${literal(type.default)}`,
    type.element === null ? nothing : sql`ELEMENT = ${printed(type.element)}`,
    type.delimiter === ',' ? nothing : sql`DELIMITER = ${literal(type.delimiter)}`,
    type.collatable ? sql`COLLATABLE = true` : nothing,
  ].filter((one) => one !== nothing)
}

const alterable = ['receive', 'send', 'modifierIn', 'modifierOut', 'analyze', 'subscript', 'storage'] as const

/** The statements that make functions, where they are declared. */
const made = (functions: readonly Identity[], context: Context): readonly Draft[] =>
  functions.flatMap((one) => {
    const found = context.desired.facts.get(keyOf(one))
    return found !== undefined && isFunction(found) ? createFunction(found) : []
  })

const definition = (of: Identity, type: BaseType): Sql => sql`CREATE ${address(of)} (\n  ${join(parameters(type), ',\n  ')}\n)`

export const isBaseType = (fact: Fact): fact is Fact<BaseType> => fact.id.kind === 'base type'

/** Its functions that take no value of it: they would be in the way of those of another type that gets its name. */
export const callableWithout = ({ id, attributes }: Fact<BaseType>): readonly Identity[] => pathsOf(attributes.functions).filter(({ path }) => !(path[2] ?? '').split(', ').includes(ident(...id.path)))

export const baseType = defineKind<BaseType>({
  kind: 'base type',
  catalog: 'pg_type',
  presence: `${someType('b')} OR ${someType('p')}`,
  query: () => `
    SELECT t.oid::text AS oid, n.nspname AS schema, t.typname AS name, t.typisdefined AS defined,
      ${Object.entries(functionColumns)
        .map(([name, column]) => `CASE WHEN t.typisdefined THEN nullif(t.${column}::regproc::text, '-') END AS "${name}"`)
        .join(',\n      ')},
      t.typlen AS length, t.typbyval AS "byValue",
      CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'd' THEN 'double' ELSE 'int4' END AS alignment,
      CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END AS storage,
      t.typcategory::text AS category, t.typispreferred AS preferred, t.typdefault AS default,
      format_type(nullif(t.typelem, 0), NULL) AS element, t.typdelim::text AS delimiter, t.typcollation <> 0 AS collatable,
      coalesce((
        SELECT jsonb_agg(jsonb_build_array(pn.nspname, p.proname, coalesce(i.types, '')) ORDER BY pn.nspname, p.proname, i.types COLLATE "C")
        FROM pg_proc p JOIN pg_namespace pn ON pn.oid = p.pronamespace,
          LATERAL (SELECT string_agg(format_type(a, NULL), ', ' ORDER BY position) AS types FROM unnest(p.proargtypes) WITH ORDINALITY u (a, position)) i
        WHERE p.oid IN (${Object.values(functionColumns).map((column) => `t.${column}`).join(', ')}) AND ${userNamespace('pn')}), '[]') AS functions,
      ${owner('t.typowner')} AS owner
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE ${userNamespace('n')} AND (t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid) OR NOT t.typisdefined)`,
  path: ['schema', 'name'],
  types: { defined: 'boolean', functions: 'json', length: 'number', byValue: 'boolean', preferred: 'boolean', collatable: 'boolean' },
  slots: (fact) => [`type:${fact.id.path.join('.')}`],
  // Its functions take or return it, and it needs them: they are made while it is a shell, and neither can go alone.
  brings: (fact) => (fact.attributes.defined ? functionsOf(fact) : []),
  create: (fact, context) => {
    const { id, attributes } = fact
    const shell = draft(sql`CREATE ${address(id)}`)
    if (!attributes.defined) return [shell, ...setOwner(address(id), attributes.owner)]
    return [shell, ...made(functionsOf(fact), context), draft(definition(id, attributes)), ...setOwner(address(id), attributes.owner)]
  },
  drop: ({ id, attributes }) => [draft(attributes.defined ? sql`DROP ${address(id)} CASCADE` : sql`DROP ${address(id)}`)],
  rename: moveAndRename,
  attributes: {
    defined: ({ before, after, id }) => (before.defined || !after.defined ? 'recreate' : [draft(definition(id, after))]),
    input: 'recreate',
    output: 'recreate',
    functions: 'replace',
    receive: 'replace',
    send: 'replace',
    modifierIn: 'replace',
    modifierOut: 'replace',
    analyze: 'replace',
    subscript: 'replace',
    storage: 'replace',
    length: 'recreate',
    byValue: 'recreate',
    alignment: 'recreate',
    category: 'recreate',
    preferred: 'recreate',
    default: 'recreate',
    element: 'recreate',
    delimiter: 'recreate',
    collatable: 'recreate',
    owner: ownerRule((pair) => address(pair.id)),
  },
  replace: ({ id, before, after }, context) => {
    // Not from or to plain, and plain is all that there is for a fixed length.
    if (before.storage !== after.storage && (before.storage === 'plain' || after.storage === 'plain')) return 'recreate'
    const changed = alterable.filter((name) => before[name] !== after[name]).map((name) => printed(`${parameter[name]} = ${after[name] ?? 'NONE'}`))
    const gone = pathsOf(before.functions).filter((one) => !context.desired.facts.has(keyOf(one)))
    return [
      ...made(
        pathsOf(after.functions).filter((one) => !context.live.facts.has(keyOf(one))),
        context,
      ),
      ...(changed.length === 0 ? [] : [draft(sql`ALTER ${address(id)} SET (${join(changed, ', ')})`)]),
      ...gone.map((one) => draft(sql`DROP ${address(one)}`)),
    ]
  },
})
