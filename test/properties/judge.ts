import { readCatalogHere } from '../../src/catalog/read.ts'
import { diff } from '../../src/diff/diff.ts'
import type { Scope } from '../../src/diff/scope.ts'
import { majorOf, type Catalog } from '../../src/model/catalog.ts'
import type { Change } from '../../src/model/change.ts'
import { describe } from '../../src/model/identity.ts'
import { SchemactlError } from '../../src/model/problem.ts'
import type { Batch, Step } from '../../src/model/step.ts'
import { makePlan } from '../../src/plan/plan.ts'
import { PostgresError, type Connection } from '../../src/postgres/connection.ts'
import { acquit, suspectsAmong } from '../../src/shadow/suspects.ts'
import { ident, literal } from '../../src/sql/sql.ts'
import { dumpDifference } from '../support/dump.ts'
import type { Ground } from './ground.ts'
import type { Rendered, Seedable } from './render.ts'
import type { Two } from './two.ts'

/** Everything is managed: what nobody declared must go. */
export const everything: Scope = { schemas: ['*'], privileges: 'managed', ignore: [], declared: new Set(), platform: null }

/** What became of a pair. */
export interface Verdict {
  /** What is wrong, in lines; empty where nothing is. */
  readonly wrong: readonly string[]
  readonly steps: number
  /** Rows that were there before, and whether they let the plan through: rows may be in the way of what is wanted, and the plan says so. */
  readonly rows: number
  readonly hindered: boolean
  /** A column has no cast to its new type: whoever asks for it is told so. */
  readonly castless: boolean
  readonly dumped: boolean
}

/**
 * Takes a pair through: both states are built, the plan is run over seeded rows where they allow it, else without; what comes
 * out has the facts of the new state and the rows of the old one, and needs no second plan. All of it is rolled back.
 * @param dumps - whether `pg_dump` is asked as well, which shares none of our queries: its dump of what comes out is that of the new state
 */
export async function judge(pair: Two<Rendered>, ground: Ground, dumps: boolean): Promise<Verdict> {
  const connection = await ground.connection()
  await begin(connection)
  const { batches, ...verdict } = await judgeHere(pair, connection).finally(() => connection.execute('ROLLBACK'))
  if (!dumps || verdict.wrong.length > 0 || verdict.castless) return { ...verdict, dumped: false }
  const want = await ground.dump((place) => build(pair.new, place))
  const got = await ground.dump(async (place, oneTransaction) => {
    await build(pair.old, place)
    if (!verdict.hindered) await place.execute(seeding(pair.old.tables))
    const failed = oneTransaction ? await run(stepsOf(batches), place) : await runBatches(batches, place)
    if (failed !== null) throw new Error(`step ${failed.step.number} fails when it is committed: ${failed.error.message}\n${sqlOf(failed.step)}`)
  })
  const differs = dumpDifference(want, got, { anyColumnOrder: true, anyLocality: true, anyIdentityPrivileges: true })
  return { ...verdict, wrong: differs.length === 0 ? [] : [`pg_dump differs: ${titleIn(differs)}`, ...differs, 'the plan:', ...stepsOf(batches).map(sqlOf)], dumped: true }
}

async function build({ statements }: Rendered, connection: Connection): Promise<void> {
  await connection.execute('SET check_function_bodies = off; SET search_path = public')
  await connection.execute(statements.join(';\n'))
}

const stepsOf = (batches: readonly Batch[]): readonly Step[] => batches.flatMap((batch) => batch.steps)

/** What sort of object the first difference is about. */
const titleIn = (lines: readonly string[]): string => /; Type: ([^;]*);/.exec(lines.find((line) => line.includes('; Type: ')) ?? '')?.[1] ?? ''

// No savepoints: PostgreSQL lets values of an enum be used that were added to it in the same transaction only if its type was made at that level.
async function begin(connection: Connection): Promise<void> {
  await connection.execute('BEGIN; SET LOCAL check_function_bodies = off; SET LOCAL search_path = public')
}

interface Judged extends Omit<Verdict, 'dumped'> {
  readonly batches: readonly Batch[]
}

async function judgeHere(pair: Two<Rendered>, connection: Connection): Promise<Judged> {
  const nothing = { steps: 0, rows: 0, hindered: false, castless: false, batches: [] }
  const restart = async (): Promise<void> => {
    await connection.execute('ROLLBACK')
    await begin(connection)
  }
  const notNew = await load(pair.new, connection, restart)
  if (notNew !== null) return { ...nothing, wrong: [`the new state does not load: ${notNew}`] }
  const desired = await readCatalogHere(connection)
  await restart()
  const notOld = await load(pair.old, connection, restart)
  if (notOld !== null) return { ...nothing, wrong: [`the old state does not load: ${notOld}`] }
  const live = await readCatalogHere(connection)

  const planned = attemptPlan(live, desired)
  if ('wrong' in planned) return { ...nothing, wrong: planned.wrong }
  const { batches } = planned
  const steps = stepsOf(batches)

  await connection.execute('SET LOCAL search_path = public')
  await connection.execute(seeding(pair.old.tables))
  const kept = comparableTables(live, desired)
  const before = await rowsOf(kept, connection)
  const rows = before.reduce((sum, table) => sum + table.length, 0)
  let failed = await run(steps, connection)
  const hindered = failed !== null && isAboutRows(failed.error)
  if (failed !== null && hindered) {
    if (!isForeseen(failed.step, failed.error, steps)) return { ...nothing, wrong: [`a step fails on rows and does not say that it may: ${failed.error.message}`, sqlOf(failed.step)] }
    await restart()
    await load(pair.old, connection, restart)
    failed = await run(steps, connection)
  }
  if (failed?.error.sqlstate === '42846' && sqlOf(failed.step).includes(' TYPE ')) return { ...nothing, wrong: [], castless: true }
  if (failed !== null) return { ...nothing, wrong: [`step ${failed.step.number} fails: ${failed.error.message}`, sqlOf(failed.step), 'the plan:', ...steps.map(sqlOf)] }

  const arrived = await readCatalogHere(connection)
  const left = await differences(arrived, desired)
  if (left.length > 0) return { ...nothing, wrong: [...left.map(said), 'the plan:', ...steps.map(sqlOf)] }
  const again = attemptPlan(arrived, desired)
  if ('wrong' in again) return { ...nothing, wrong: ['the second plan:', ...again.wrong] }
  if (!hindered) {
    await connection.execute('SET LOCAL search_path = public')
    const lost = missing(kept, before, await rowsOf(kept, connection))
    if (lost.length > 0) return { ...nothing, wrong: [...lost, 'the plan:', ...steps.map(sqlOf)] }
  }
  return { wrong: [], steps: steps.length, rows, hindered, castless: false, batches }
}

/** What the server refuses, and where; null where it takes all. */
async function load({ statements }: Rendered, connection: Connection, restart: () => Promise<void>): Promise<string | null> {
  if ((await attempt(statements.join(';\n'), connection)) === null) return null
  await restart()
  for (const statement of statements) {
    const error = await attempt(statement, connection)
    if (error !== null) return `${error.message}\n${statement}`
  }
  return 'it loads only one statement at a time'
}

async function attempt(text: string, connection: Connection): Promise<PostgresError | null> {
  try {
    await connection.execute(text)
    return null
  } catch (error) {
    if (error instanceof PostgresError) return error
    throw error
  }
}

export function planFor(live: Catalog, desired: Catalog, changes: readonly Change[] = diff(live, desired, everything)): readonly Batch[] {
  return makePlan({ live, desired, changes, backfills: new Map(), fills: [], online: true, keepArrivals: false, major: majorOf(live.server), declaredAt: () => null })
}

function attemptPlan(live: Catalog, desired: Catalog): { readonly batches: readonly Batch[] } | { readonly wrong: readonly string[] } {
  try {
    return { batches: planFor(live, desired) }
  } catch (error) {
    if (!(error instanceof SchemactlError)) throw error
    return { wrong: error.problems.flatMap(({ message, detail }) => [`there is no plan: ${message}`, ...(detail ?? [])]) }
  }
}

const concurrently = /^((?:CREATE (?:UNIQUE )?|DROP )INDEX|ALTER TABLE .* DETACH PARTITION .*) CONCURRENTLY/

/** The step says so itself; or it writes rows that a constraint is in force for already, and the step that validates that says so. */
function isForeseen(step: Step, error: PostgresError, steps: readonly Step[]): boolean {
  const mayFail = (one: Step): boolean => one.hazards.some(({ name }) => name === 'may_fail_on_data')
  // Rows that were put in within the same transaction are looked at again, whatever is updated; and what a publication refuses of ours, it refuses of everybody.
  if (step.type === 'backfill' && ['23503', '55000'].includes(error.sqlstate)) return true
  const broken = /constraint "(.+)"$/.exec(error.message)?.[1]
  return mayFail(step) || (step.type === 'backfill' && broken !== undefined && steps.some((one) => mayFail(one) && sqlOf(one).includes(`CONSTRAINT ${ident(broken)}`)))
}

/** Runs steps in order, without CONCURRENTLY, which no transaction takes. Stops at the first that fails. */
async function run(steps: readonly Step[], connection: Connection): Promise<{ readonly step: Step; readonly error: PostgresError } | null> {
  await connection.execute('SET LOCAL search_path = public')
  for (const step of steps) {
    const error = await attempt(step.type === 'statement' ? step.sql.replace(concurrently, '$1') : sqlOf(step), connection)
    if (error !== null) return { step, error }
  }
  return null
}

/** Runs a plan as it is committed, batch by batch. */
async function runBatches(batches: readonly Batch[], connection: Connection): Promise<Awaited<ReturnType<typeof run>>> {
  for (const batch of batches) {
    if (batch.transactional) await connection.execute('BEGIN')
    for (const step of batch.steps) {
      const error = await attempt(sqlOf(step), connection)
      if (error !== null) return { step, error }
    }
    if (batch.transactional) await connection.execute('COMMIT')
  }
  return null
}

export function sqlOf(step: Step): string {
  if (step.type === 'statement') return step.sql
  if (step.type === 'rows') throw new Error('nobody declared rows')
  // Each batch of a backfill is a transaction of its own, at whose end deferred triggers fire.
  return `UPDATE ${ident(...step.table)} SET ${ident(step.column)} = ${step.set} WHERE ${step.where}; SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED`
}

/** Values that do not fit, constraints that rows break; and updates that a publication does not let through without a key. */
function isAboutRows({ sqlstate, message }: PostgresError): boolean {
  return /^2[23]/.test(sqlstate) || (sqlstate === '55000' && message.includes('replica identity'))
}

async function differences(arrived: Catalog, desired: Catalog): Promise<readonly Change[]> {
  const changes = diff(arrived, desired, everything)
  const suspects = suspectsAmong(changes)
  if (suspects.length === 0) return changes
  const same = await acquit(suspects, arrived, desired, [])
  return changes.filter((change) => change.change !== 'altered' || change.attributes.some((name) => same.get(change.after.key)?.includes(name) !== true))
}

function said(change: Change): string {
  switch (change.change) {
    case 'added':
      return `is missing: ${describe(change.fact.id)}`
    case 'removed':
      return `is left: ${describe(change.fact.id)}`
    case 'renamed':
      return `has its old name: ${describe(change.from)}`
    case 'altered':
      return `differs: ${describe(change.after.id)}: ${change.attributes.map((name) => `${name} is ${JSON.stringify(change.before.attributes[name])}, not ${JSON.stringify(change.after.attributes[name])}`).join('; ')}`
  }
}

/** Three rows for each table, as far as it takes them. */
function seeding(tables: readonly Seedable[]): string {
  const inserts = tables.flatMap(({ name, columns }) =>
    [0, 1, 2].map((at) => `BEGIN INSERT INTO ${name} (${columns.map((column) => column.name).join(', ')}) OVERRIDING SYSTEM VALUE VALUES (${columns.map(({ values }) => values[at] ?? 'NULL').join(', ')}); EXCEPTION WHEN OTHERS THEN NULL; END;`),
  )
  // As a replica: triggers do not fire, and rows may come in any order. Nor do those that look after keys which may wait: of their tables one row stays.
  const single = `FOR keyed IN SELECT DISTINCT conrelid::regclass::text FROM pg_constraint WHERE contype IN ('p', 'u', 'x') AND condeferrable LOOP
  BEGIN EXECUTE format('DELETE FROM ONLY %s WHERE ctid <> (SELECT min(ctid) FROM ONLY %s)', keyed, keyed); EXCEPTION WHEN OTHERS THEN NULL; END;
END LOOP;`
  return `SET LOCAL session_replication_role = replica;\nDO $seed$ DECLARE keyed text; BEGIN\n${inserts.join('\n')}\n${single}\nEND $seed$;\nSET LOCAL session_replication_role = origin; SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED`
}

interface Comparable {
  readonly name: string
  readonly from: string
  readonly columns: readonly string[]
  /** Some of its partitions go or change: their rows may go with them. */
  readonly mayLose: boolean
}

/** Tables of both sides, partitions with their parent; columns of both sides that have the same type, and are not computed. */
function comparableTables(live: Catalog, desired: Catalog): readonly Comparable[] {
  const columns = new Map<string, string[]>()
  const regrouped = new Set<string>()
  const parts = new Set<string>()
  for (const fact of live.facts.values()) {
    const after = desired.facts.get(fact.key)
    const table = fact.id.path.slice(0, 2).join('\n')
    if (fact.id.kind === 'partition') {
      parts.add(table)
      const parent = fact.attributes['parent']
      if (Array.isArray(parent) && JSON.stringify(after?.attributes) !== JSON.stringify(fact.attributes)) regrouped.add(parent.join('\n'))
    }
    if (fact.id.kind !== 'column' || after === undefined || fact.attributes['type'] !== after.attributes['type']) continue
    if (fact.attributes['generated'] !== null || after.attributes['generated'] !== null) continue
    columns.set(table, [...(columns.get(table) ?? []), fact.id.path[2] ?? ''])
  }
  return [...live.facts.values()].flatMap((fact) => {
    const name = fact.id.path.join('\n')
    const found = columns.get(name)
    if (fact.id.kind !== 'table' || parts.has(name) || !desired.facts.has(fact.key) || found === undefined) return []
    const only = fact.attributes['partitionKey'] === null ? 'ONLY ' : ''
    return [{ name: fact.id.path.join('.'), from: `${only}${ident(...fact.id.path)}`, columns: found, mayLose: regrouped.has(name) }]
  })
}

type Values = readonly (string | null)[]

async function rowsOf(tables: readonly Comparable[], connection: Connection): Promise<readonly (readonly Values[])[]> {
  if (tables.length === 0) return []
  const parts = tables.map(
    ({ from, columns }, index) => `SELECT ${index} AS at, (SELECT coalesce(json_agg(json_build_array(${columns.map((column) => `${ident(column)}::text`).join(', ')})), '[]') FROM ${from}) AS rows`,
  )
  const found = await connection.query(`${parts.join(' UNION ALL ')} ORDER BY 1`)
  return found.map(({ rows }) => rows as readonly Values[])
}

function missing(tables: readonly Comparable[], before: readonly (readonly Values[])[], after: readonly (readonly Values[])[]): readonly string[] {
  return tables.flatMap(({ name, mayLose }, index) => {
    const left = [...(after[index] ?? [])]
    const gone = (before[index] ?? []).filter((row) => {
      const at = left.findIndex((other) => row.every((value, column) => value === null || value === other[column]))
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    const lost = mayLose ? [] : gone.map((row) => `${name} lost or changed ${literal(JSON.stringify(row))}`)
    return [...lost, ...left.map((row) => `${name} got ${literal(JSON.stringify(row))}`)]
  })
}
