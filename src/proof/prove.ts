import { rehearseRows } from '../apply/rows.ts'
import { meantOn } from '../catalog/meant-on.ts'
import { availableExtensions, readCatalogHere } from '../catalog/read.ts'
import { diff } from '../diff/diff.ts'
import type { Scope } from '../diff/scope.ts'
import { imitated } from '../kinds/registry.ts'
import { majorOf, type Catalog } from '../model/catalog.ts'
import type { Change } from '../model/change.ts'
import type { Fact } from '../model/fact.ts'
import { describe, keyOf, type Key } from '../model/identity.ts'
import type { Check, Proof } from '../model/plan.ts'
import { SchemactlError, type Problem } from '../model/problem.ts'
import type { Batch, Step } from '../model/step.ts'
import { kindOf } from '../kinds/registry.ts'
import { dependentsOf } from '../plan/operations.ts'
import { PostgresError, type Connection } from '../postgres/connection.ts'
import { enterAs, makeCollations, runEach, sliceOf, statementsFor, withDependencies, type Refusal } from '../shadow/copy.ts'
import { inWorkshop } from '../shadow/workshop.ts'
import { ident, sql, type Sql } from '../sql/sql.ts'

export interface ProofInput {
  readonly live: Catalog
  readonly desired: Catalog
  readonly changes: readonly Change[]
  readonly batches: readonly Batch[]
  readonly scope: Scope
  readonly checks: readonly Check[]
  readonly extensions: readonly string[]
  /** The changes speak of new names, the catalog of old ones: then nothing can be left out. */
  readonly whole: boolean
}

/** Live catalogs up to this many facts are copied whole; of larger ones what the plan touches, needs and is needed by. */
const wholeUpTo = 4000

/**
 * Runs the plan on an embedded copy of the live catalog and compares what comes out with what was wanted. CONCURRENTLY is left
 * out, since the copy is one transaction; rows are not copied, so statements over rows are only planned.
 * @returns `impossible` where the embedded server cannot hold the copy
 * @throws SchemactlError `plan_not_proven` where the plan fails or does not arrive, `plan_impossible` where a type cannot be cast
 */
export async function prove(input: ProofInput): Promise<Proof> {
  const { live, desired, changes } = input
  const added = changes.flatMap((change) => (change.change === 'added' ? [change.fact.key] : []))
  // What people wrote may name anything.
  const whole = input.whole || live.facts.size <= wholeUpTo || input.batches.some((batch) => batch.steps.some((step) => step.type !== 'statement' || isPeoples(step)))
  const reached = whole ? new Set(live.facts.keys()) : touched(live, desired, changes)
  return inWorkshop(input.extensions, async (connection) => {
    const embedded = majorOf(connection.server)
    const installed = [live, desired].some((catalog) => [...catalog.facts.values()].some(isInstalled))
    const available = installed ? await availableExtensions(connection) : new Set<string>()
    const dispensable = new Set([live, desired].flatMap((catalog) => lackedAndUnused(catalog, available)).filter((key) => !added.includes(key)))
    const keys = new Set([...reached].filter((key) => !dispensable.has(key)))
    const wanted = whole && dispensable.size === 0 ? desired : sliceOf(desired, new Set([...(whole ? desired.facts.keys() : keys), ...added].filter((key) => !dispensable.has(key))))
    const enter = async (): Promise<void> => {
      await enterAs(connection, live.server, live.roles)
      await makeCollations(connection, input.batches.flatMap((batch) => batch.steps.map((step) => (step.type === 'statement' ? step.sql : ''))).join('\n'))
    }
    await enter()
    const goal = majorOf(desired.server) === embedded ? wanted : await rebuilt(connection, wanted)
    if ('outcome' in goal) return goal
    if (goal !== wanted) {
      await connection.execute('ROLLBACK; BEGIN')
      await enter()
    }
    const absent = absentFrom(available, changes)
    if (absent !== null) return { outcome: 'impossible', reason: `the embedded server does not have ${absent}` }
    const refusal = await copied(connection, statementsFor(sliceOf(live, keys), embedded), enter)
    if (refusal !== null) return { outcome: 'impossible', reason: `the embedded server cannot hold a copy: ${refusal.error.message} (${firstLine(refusal.sql)})` }
    // As where the plan is applied: in directives, unqualified names are public's.
    await connection.execute('SET LOCAL search_path = public')
    for (const batch of input.batches) for (const step of batch.steps) await runStep(connection, step, majorOf(live.server))
    if (whole) await rehearseChecks(connection, input.checks)
    const arrived = meantOn(await readCatalogHere(connection), majorOf(live.server))
    const rest = diff(arrived, goal, input.scope)
    const [first] = rest
    if (first !== undefined) throw notArrived(rest, input.batches)
    return { outcome: 'proven' }
  })
}

/** Whether it comes with a server's installation. */
const isInstalled = (fact: Fact): boolean => kindOf(fact).installed !== undefined

/** What comes with a server's installation, is added by the plan, and is not in this server's. */
function absentFrom(available: ReadonlySet<string>, changes: readonly Change[]): string | null {
  const added = changes.flatMap((change) => (change.change === 'added' && isInstalled(change.fact) ? [change.fact.id] : []))
  const absent = added.find((id) => !available.has(id.path[0] ?? ''))
  return absent === undefined ? null : describe(absent)
}

/** What comes with a server's installation, is not in this server's, and is needed by nothing: a copy does without, and without what is said of it. */
function lackedAndUnused(catalog: Catalog, available: ReadonlySet<string>): readonly Key[] {
  const facts = [...catalog.facts.values()]
  const lacked = facts.filter((fact) => isInstalled(fact) && !available.has(fact.id.path[0] ?? ''))
  if (lacked.length === 0) return []
  const dependents = dependentsOf(catalog)
  return lacked.flatMap(({ key }) => {
    const about = new Set(facts.filter(({ id }) => id.target !== undefined && keyOf(id.target) === key).map((fact) => fact.key))
    return (dependents.get(key) ?? []).every((dependent) => about.has(dependent)) ? [key, ...about] : []
  })
}

async function rebuilt(connection: Connection, wanted: Catalog): Promise<Catalog | Proof> {
  const refusals = await runEach(connection, statementsFor(wanted, majorOf(connection.server)))
  const [refusal] = refusals
  if (refusal !== undefined) return { outcome: 'impossible', reason: `the embedded server cannot build the desired state: ${refusal.error.message} (${firstLine(refusal.sql)})` }
  return meantOn(await readCatalogHere(connection), majorOf(wanted.server))
}

/**
 * Makes the copy; what the server refuses first, or null. Without savepoints where all is well: values added to an enum may be
 * used before a commit only where the transaction itself, not a part of it, has made the type.
 */
async function copied(connection: Connection, statements: readonly Sql[], enter: () => Promise<void>): Promise<Refusal | null> {
  if (statements.length === 0) return null
  try {
    await makeCollations(connection, statements.join('\n'))
    await connection.execute(statements.map((statement) => imitated(statement, { major: majorOf(connection.server), known: true })).join(';\n'))
    return null
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error
    await connection.execute('ROLLBACK; BEGIN')
    await enter()
    const [refusal] = await runEach(connection, statements)
    return refusal ?? null
  }
}

/** What the changes are about, what that needs, and what needs it. */
function touched(live: Catalog, desired: Catalog, changes: readonly Change[]): ReadonlySet<Key> {
  const seeds = changes.flatMap((change) => (change.change === 'renamed' ? [] : change.change === 'altered' ? [change.before.key] : [change.fact.key]))
  const dependents = dependentsOf(live)
  const found = new Set<Key>()
  const queue = changes.flatMap((change) => (change.change === 'removed' ? [change.fact.key] : change.change === 'altered' ? [change.before.key] : []))
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (found.has(key)) continue
    found.add(key)
    queue.push(...(dependents.get(key) ?? []))
  }
  return withDependencies(live, [...seeds, ...withDependencies(desired, seeds), ...found])
}

const concurrently = /^((?:CREATE (?:UNIQUE )?|DROP )INDEX|ALTER TABLE .* DETACH PARTITION .*) CONCURRENTLY/

/** Rows are not copied: of what changes them it can be seen that it can be planned. */
async function runStep(connection: Connection, step: Step, major: number): Promise<void> {
  try {
    switch (step.type) {
      case 'statement':
        if (isPeoples(step)) await runWithoutRows(connection, step.sql)
        else await connection.execute(imitated(step.sql.replace(concurrently, '$1'), { major, known: false }))
        return
      case 'backfill':
        await connection.execute(sql`EXPLAIN UPDATE ${ident(...step.table)} SET ${ident(step.column)} = ${step.set} WHERE ${step.where}`)
        return
      case 'rows':
        await rehearseRows(connection, step)
    }
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error
    throw new SchemactlError(failed(step, error), { cause: error })
  }
}

/** Statements about no fact are people's. */
const isPeoples = (step: Step): boolean => step.type === 'statement' && step.facts.length === 0

/** Integrity, data, what a body raises, no row or several where one was wanted: whether that holds, only the live rows can tell. */
const ofRows = /^(?:23|22|P000[123]|21000)/

async function runWithoutRows(connection: Connection, statement: Sql): Promise<void> {
  await connection.execute('SAVEPOINT without_rows')
  try {
    await connection.execute(statement)
  } catch (error) {
    if (!(error instanceof PostgresError) || !ofRows.test(error.sqlstate)) throw error
    await connection.execute('ROLLBACK TO SAVEPOINT without_rows')
  }
  await connection.execute('RELEASE SAVEPOINT without_rows')
}

/** Of checks that are to hold afterwards it can be seen that they can be run. */
async function rehearseChecks(connection: Connection, checks: readonly Check[]): Promise<void> {
  const problems: Problem[] = []
  for (const check of checks.filter(({ when }) => when === 'after')) {
    await connection.execute('SAVEPOINT rehearsal')
    try {
      await connection.execute(sql`EXPLAIN SELECT * FROM (\n${check.query}\n) AS offender`)
    } catch (error) {
      if (!(error instanceof PostgresError)) throw error
      problems.push({
        code: 'directive_invalid',
        message: `the check "${check.name}" cannot be run: ${error.message}`,
        remedy: 'Put its query right: it returns the rows that offend.',
        at: check.declaredAt,
        sqlstate: error.sqlstate,
        detail: check.query.split('\n'),
      })
      await connection.execute('ROLLBACK TO SAVEPOINT rehearsal')
    }
    await connection.execute('RELEASE SAVEPOINT rehearsal')
  }
  const [first, ...rest] = problems
  if (first !== undefined) throw new SchemactlError([first, ...rest])
}

const cannotCast: ReadonlySet<string> = new Set(['42846', '42804'])

/** Why PostgreSQL gives a column no other type, whatever the plan. The embedded server speaks English. */
function keepsType(step: Step, { sqlstate, message }: PostgresError): string | null {
  if (step.type !== 'statement' || !/ TYPE /.test(step.sql)) return null
  if (cannotCast.has(sqlstate)) return 'PostgreSQL knows no way from the old type to the new.'
  return message.endsWith('uses its row type') ? 'PostgreSQL changes no column of a table whose row type other columns have.' : null
}

function failed(step: Step, error: PostgresError): Problem {
  const text = step.type === 'statement' ? step.sql : step.type === 'rows' ? step.rows : step.set
  const reason = keepsType(step, error)
  if (reason !== null) {
    return {
      code: 'plan_impossible',
      message: `step ${step.number} (${step.title}): ${error.message}`,
      remedy: `${reason} Add a column of the new type with a backfill, and drop the old one later.`,
      sqlstate: error.sqlstate,
      detail: [text],
      ...(step.declaredAt === null ? {} : { at: step.declaredAt }),
    }
  }
  if (step.type !== 'statement' || isPeoples(step)) {
    return {
      code: 'directive_invalid',
      message: `step ${step.number} (${step.title}): ${error.message}`,
      remedy: 'Fix the SQL of the directive.',
      sqlstate: error.sqlstate,
      detail: [text],
      ...(step.declaredAt === null ? {} : { at: step.declaredAt }),
    }
  }
  return {
    code: 'plan_not_proven',
    message: `step ${step.number} (${step.title}) fails on a copy of the database: ${error.message}`,
    remedy: 'This is a bug in our planner: please report it with both schemas. --no-prove shows the plan all the same.',
    sqlstate: error.sqlstate,
    detail: [text],
  }
}

function notArrived(rest: readonly Change[], batches: readonly Batch[]): SchemactlError {
  const lines = rest.slice(0, 20).map((change) => {
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
  })
  const statements = batches.flatMap((batch) => batch.steps.map((step) => (step.type === 'statement' ? step.sql : `-- ${step.title}`)))
  return new SchemactlError({
    code: 'plan_not_proven',
    message: 'the plan does not arrive at the desired state on a copy of the database',
    remedy: 'This is a bug in our planner: please report it with both schemas. --no-prove shows the plan all the same.',
    detail: [...lines, ...(rest.length > 20 ? [`… and ${rest.length - 20} more`] : []), 'the plan:', ...statements.map((statement) => `  ${statement};`)],
  })
}

const firstLine = (text: string): string => text.split('\n')[0] ?? ''
