import type { Hazard } from '../model/hazard.ts'
import { join, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { address, signature } from './address.ts'
import { comesWithType, goesWithType } from './base-type-functions.ts'
import { defineKind, draft, type Draft, type Fact, type Identity } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { someRoutine } from './query.ts'
import { moveAndRename } from './rename.ts'
import { routineClauses, routineColumns, routineJoins, routineQuery, routineName, routineSlot, shapeBreaks, type Routine } from './routine.ts'

/** Functions and window functions: rows of pg_proc, without aggregates and procedures. */
export type Function = Routine & {
  /** As pg_get_function_result prints it: `SETOF integer`, `TABLE(a integer)`. */
  readonly result: string
  readonly volatility: 'IMMUTABLE' | 'STABLE' | 'VOLATILE'
  readonly parallel: 'SAFE' | 'RESTRICTED' | 'UNSAFE'
  readonly strict: boolean
  readonly leakproof: boolean
  readonly window: boolean
  readonly cost: number
  /** Estimated rows; 0 where it returns no set. */
  readonly rows: number
  /** Planner support function, qualified. */
  readonly support: string | null
}

const usualRows = 1000

function definition(of: Identity, attributes: Function): Sql {
  const { language, volatility, parallel, strict, leakproof, window, cost, rows, support, result } = attributes
  const usualCost = language === 'c' || language === 'internal' ? 1 : 100
  const options = [
    window ? sql`WINDOW` : nothing,
    volatility === 'VOLATILE' ? nothing : printed(volatility),
    strict ? sql`STRICT` : nothing,
    leakproof ? sql`LEAKPROOF` : nothing,
    parallel === 'UNSAFE' ? nothing : printed(`PARALLEL ${parallel}`),
    cost === usualCost ? nothing : printed(`COST ${cost}`),
    rows === 0 || rows === usualRows ? nothing : printed(`ROWS ${rows}`),
    support === null ? nothing : sql`SUPPORT ${printed(support)}`,
  ].filter((option) => option !== nothing)
  const named = signature({ ...of, path: [...of.path.slice(0, 2), attributes.arguments] })
  return sql`FUNCTION ${named}\nRETURNS ${printed(result)}\n${routineClauses(attributes, options.length === 0 ? [] : [join(options, ' ')])}`
}

const runsAsOwner = (of: Identity): Hazard => ({ name: 'changes_access', message: `function ${of.path.slice(0, 2).join('.')} runs with the rights of its owner` })

/** A fact of this room. */
export const isFunction = (fact: Fact): fact is Fact<Function> => fact.id.kind === 'function'

/** Whether it may take a shell type: what a base type needs must. */
const isLowLevel = ({ attributes: { language } }: Fact<Function>): boolean => language === 'c' || language === 'internal'

/** The statements that make a function. */
export function createFunction(fact: Fact<Function>): readonly Draft[] {
  return [
    draft(sql`CREATE ${definition(fact.id, fact.attributes)}`, { hazards: fact.attributes.securityDefiner ? [runsAsOwner(fact.id)] : [] }),
    ...setOwner(address(fact.id), fact.attributes.owner),
  ]
}

export const functionKind = defineKind<Function>({
  kind: 'function',
  catalog: 'pg_proc',
  presence: `${someRoutine('f')} OR ${someRoutine('w')}`,
  query: () =>
    routineQuery(
      `p.prokind IN ('f', 'w')`,
      [
        ...routineColumns,
        'pg_get_function_result(p.oid) AS result',
        `CASE p.provolatile WHEN 'i' THEN 'IMMUTABLE' WHEN 's' THEN 'STABLE' ELSE 'VOLATILE' END AS volatility`,
        `CASE p.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' ELSE 'UNSAFE' END AS parallel`,
        'p.proisstrict AS strict',
        'p.proleakproof AS leakproof',
        `p.prokind = 'w' AS window`,
        'p.procost AS cost',
        'p.prorows AS rows',
        `nullif(p.prosupport::regproc::text, '-') AS support`,
      ],
      routineJoins,
    ),
  path: ['schema', 'name', 'types'],
  types: {
    window: 'boolean',
    shape: 'json',
    strict: 'boolean',
    leakproof: 'boolean',
    securityDefiner: 'boolean',
    cost: 'number',
    rows: 'number',
    settings: 'text[]',
    transforms: 'text[]',
  },
  deparsed: ['arguments', 'sqlBody'],
  slots: (fact) => [routineSlot(fact.id.path)],
  calledAs: routineName,
  hasBody: true,
  create: (fact, context) => (isLowLevel(fact) && comesWithType(fact.id, context) ? [] : createFunction(fact)),
  drop: (fact, context) => (isLowLevel(fact) && goesWithType(fact.id, context) ? [] : [draft(sql`DROP ${address(fact.id)}`)]),
  rename: moveAndRename,
  attributes: {
    result: 'recreate',
    window: 'recreate',
    arguments: 'replace',
    shape: 'replace',
    language: 'replace',
    body: 'replace',
    sqlBody: 'replace',
    library: 'replace',
    volatility: 'replace',
    parallel: 'replace',
    strict: 'replace',
    leakproof: 'replace',
    securityDefiner: 'replace',
    cost: 'replace',
    rows: 'replace',
    support: 'replace',
    settings: 'replace',
    transforms: 'replace',
    owner: ownerRule((pair) => address(pair.id)),
  },
  replace: ({ id, before, after }) => {
    if (shapeBreaks(before, after)) return 'recreate'
    const exposed = before.securityDefiner || after.securityDefiner
    const hazard: Hazard =
      before.securityDefiner === after.securityDefiner
        ? { name: 'changes_access', message: `function ${id.path.slice(0, 2).join('.')}, which runs with the rights of its owner, changes` }
        : after.securityDefiner
          ? runsAsOwner(id)
          : { name: 'changes_access', message: `function ${id.path.slice(0, 2).join('.')} runs with the rights of its caller` }
    return [draft(sql`CREATE OR REPLACE ${definition(id, after)}`, { hazards: exposed ? [hazard] : [] })]
  },
})
