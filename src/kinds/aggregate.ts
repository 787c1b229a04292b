import type { Attributes } from '../model/fact.ts'
import { ident, join, literal, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, type Identity } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { someRoutine } from './query.ts'
import { moveAndRename } from './rename.ts'
import { routineQuery, routineName, routineSlot } from './routine.ts'

type Modify = 'READ_ONLY' | 'SHAREABLE' | 'READ_WRITE'

/** How a state is gathered and finished; functions are qualified, types as PostgreSQL prints them. */
type Transition = {
  readonly function: string
  readonly inverse: string | null
  readonly type: string
  /** Bytes, 0 for the default. */
  readonly space: number
  readonly final: string | null
  readonly finalExtra: boolean
  readonly finalModify: Modify
  readonly initial: string | null
}

/** Aggregates: rows of pg_aggregate. */
type Aggregate = Attributes & {
  /** As pg_get_function_arguments prints them, with ORDER BY for ordered-set ones. */
  readonly arguments: string
  readonly result: string
  readonly aggregateKind: 'normal' | 'ordered-set' | 'hypothetical-set'
  readonly transition: Transition
  /** For moving windows. */
  readonly moving: Transition | null
  readonly combine: string | null
  readonly serialize: string | null
  readonly deserialize: string | null
  /** `OPERATOR(pg_catalog.<)`. */
  readonly sortOperator: string | null
  readonly parallel: 'SAFE' | 'RESTRICTED' | 'UNSAFE'
  readonly owner: string | null
}

const procedureName = (column: string): string => `nullif(a.${column}::regproc::text, '-')`
const modify = (column: string): string => `CASE a.${column} WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END`

const transition = (prefix: '' | 'm'): string => `jsonb_build_object(
        'function', ${procedureName(`agg${prefix}transfn`)},
        'inverse', ${prefix === '' ? 'NULL' : procedureName('aggminvtransfn')},
        'type', format_type(a.agg${prefix}transtype, NULL),
        'space', a.agg${prefix}transspace,
        'final', ${procedureName(`agg${prefix}finalfn`)},
        'finalExtra', a.agg${prefix}finalextra,
        'finalModify', ${modify(`agg${prefix}finalmodify`)},
        'initial', a.agg${prefix}initval)`

/** Parameters of one transition; those of the moving one have names that begin with M. */
function parameters(state: Transition, moving: boolean): readonly Sql[] {
  const m = moving ? sql`M` : nothing
  return [
    sql`${m}SFUNC = ${printed(state.function)}`,
    state.inverse === null ? nothing : sql`MINVFUNC = ${printed(state.inverse)}`,
    sql`${m}STYPE = ${printed(state.type)}`,
    state.space === 0 ? nothing : sql`${m}SSPACE = ${printed(String(state.space))}`,
    state.final === null ? nothing : sql`${m}FINALFUNC = ${printed(state.final)}`,
    state.finalExtra ? sql`${m}FINALFUNC_EXTRA` : nothing,
    state.final === null ? nothing : sql`${m}FINALFUNC_MODIFY = ${printed(state.finalModify)}`,
    state.initial === null ? nothing : sql`${m}INITCOND = ${literal(state.initial)}`,
  ]
}

function definition(of: Identity, attributes: Aggregate): Sql {
  const { transition: state, moving, combine, serialize, deserialize, sortOperator, parallel, aggregateKind } = attributes
  const all = [
    ...parameters(state, false),
    combine === null ? nothing : sql`COMBINEFUNC = ${printed(combine)}`,
    serialize === null ? nothing : sql`SERIALFUNC = ${printed(serialize)}`,
    deserialize === null ? nothing : sql`DESERIALFUNC = ${printed(deserialize)}`,
    ...(moving === null ? [] : parameters(moving, true)),
    sortOperator === null ? nothing : sql`SORTOP = ${printed(sortOperator)}`,
    parallel === 'UNSAFE' ? nothing : printed(`PARALLEL = ${parallel}`),
    aggregateKind === 'hypothetical-set' ? sql`HYPOTHETICAL` : nothing,
  ].filter((parameter) => parameter !== nothing)
  return sql`AGGREGATE ${ident(...of.path.slice(0, 2))}(${printed(attributes.arguments === '' ? '*' : attributes.arguments)}) (\n  ${join(all, ',\n  ')}\n)`
}

export const aggregate = defineKind<Aggregate>({
  kind: 'aggregate',
  catalog: 'pg_proc',
  presence: someRoutine('a'),
  query: () =>
    routineQuery(
      `p.prokind = 'a'`,
      [
        'format_type(p.prorettype, NULL) AS result',
        `CASE a.aggkind WHEN 'o' THEN 'ordered-set' WHEN 'h' THEN 'hypothetical-set' ELSE 'normal' END AS "aggregateKind"`,
        `${transition('')} AS transition`,
        `CASE WHEN a.aggmtransfn <> 0 THEN ${transition('m')} END AS moving`,
        `${procedureName('aggcombinefn')} AS combine`,
        `${procedureName('aggserialfn')} AS serialize`,
        `${procedureName('aggdeserialfn')} AS deserialize`,
        `(SELECT format('OPERATOR(%I.%s)', n.nspname, o.oprname) FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE o.oid = a.aggsortop) AS "sortOperator"`,
        `CASE p.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' ELSE 'UNSAFE' END AS parallel`,
      ],
      'JOIN pg_aggregate a ON a.aggfnoid = p.oid',
    ),
  path: ['schema', 'name', 'types'],
  types: { transition: 'json', moving: 'json' },
  slots: (fact) => [routineSlot(fact.id.path)],
  calledAs: routineName,
  create: (fact) => [draft(sql`CREATE ${definition(fact.id, fact.attributes)}`), ...setOwner(address(fact.id), fact.attributes.owner)],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: moveAndRename,
  attributes: {
    arguments: 'recreate', // the names and the variadic one cannot be replaced
    result: 'recreate',
    aggregateKind: 'recreate',
    transition: 'replace',
    moving: 'replace',
    combine: 'replace',
    serialize: 'replace',
    deserialize: 'replace',
    sortOperator: 'replace',
    parallel: 'replace',
    owner: ownerRule((pair) => address(pair.id)),
  },
  replace: ({ id, after }) => [draft(sql`CREATE OR REPLACE ${definition(id, after)}`)],
})
