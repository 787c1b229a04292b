import { existsSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { hazardNames, refusedHazards } from '../../src/model/hazard.ts'
import { hazardsOf, type Plan } from '../../src/model/plan.ts'
import type { Case } from './case.ts'
import { dumpDifference, withoutJournal } from './dump.ts'
import { goldenOf } from './golden.ts'
import { readNumbers, repeatedNumbers } from './numbers.ts'
import type { Place, TestDatabase } from './place.ts'
import { applyPlan, makePlan, writeDeclarations, type PlanOptions } from './schemactl.ts'
import { statesOn, type States } from './states.ts'
import { lockDifferences } from './step-locks.ts'
import { lostRows, readRows } from './survivors.ts'

export const directions = ['forward', 'reverse'] as const
export type Direction = (typeof directions)[number]

/** What one case came to in one direction: the checks that failed, each with what was wrong. */
export interface Outcome {
  readonly name: string
  readonly direction: Direction
  readonly failures: readonly Failure[]
  /** Set where the case says that it cannot pass: then it must have failures. */
  readonly knownGap: string | null
}

export interface Failure {
  readonly check: 'built' | 'plan' | 'golden' | 'hazards' | 'locks' | 'apply' | 'rows' | 'dump' | 'settled' | 'inspect'
  readonly lines: readonly string[]
}

/** Whether the outcome is what it should be. */
export function passed(outcome: Outcome): boolean {
  return outcome.knownGap === null ? outcome.failures.length === 0 : outcome.failures.length > 0
}

/** An outcome for people. */
export function describeOutcome(outcome: Outcome): string {
  const title = `${outcome.name} ${outcome.direction}`
  if (outcome.knownGap !== null && outcome.failures.length === 0) return `${title}: passes, so known_gap must go from case.yaml`
  return [title, ...outcome.failures.flatMap(({ check, lines }) => lines.map((line) => `  ${check}: ${line}`))].join('\n')
}

export interface HarnessOptions extends PlanOptions {
  /** Compare with the goldens: they are for one major. */
  readonly goldens: boolean
  /** Also write the result out in both formats and compare with that. */
  readonly inspect: boolean
  /** Compare by pg_dump too; cases that are about it, and known gaps, are compared so in any event. */
  readonly dumps: boolean
}

/** Whether a case has this direction here. */
export function applies(each: Case, direction: Direction, place: Place): boolean {
  if (direction === 'reverse' && each.settings.forward_only === true) return false
  return !(place.embedded && each.settings.servers_only === true)
}

/** Takes a case the ways that it has here. */
export async function runCase(each: Case, place: Place, options: HarnessOptions, ways: readonly Direction[] = directions): Promise<readonly Outcome[]> {
  const taken = ways.filter((direction) => applies(each, direction, place))
  const dumped = options.dumps || mustBeDumped(each)
  const states = statesOn(place, taken.length > 1 && dumped)
  try {
    const outcomes: Outcome[] = []
    for (const direction of taken) outcomes.push(await runWay(each, direction, place, states, { ...options, dumps: dumped }))
    return outcomes
  } finally {
    await states.drop()
  }
}

const mustBeDumped = ({ settings }: Case): boolean =>
  settings.printed_otherwise === true || settings.reloaded === true || settings.known_gap !== undefined || settings.known_gap_reverse !== undefined

/**
 * Takes one case one way: plan, locks, apply, rows, dump against that of a database that PostgreSQL built from the file, a
 * second plan, and what `inspect` writes. A check that cannot be made since an earlier one failed is not made.
 */
async function runWay(each: Case, direction: Direction, place: Place, states: States, options: HarnessOptions): Promise<Outcome> {
  const { settings } = each
  const forward = direction === 'forward'
  const knownGap = settings.known_gap ?? (forward ? null : (settings.known_gap_reverse ?? null))
  const failures: Failure[] = []
  const work = mkdtempSync(join(tmpdir(), 'schemactl-case-'))
  const databases: TestDatabase[] = []
  const database = async (made: Promise<TestDatabase>): Promise<TestDatabase> => {
    const one = await made
    databases.push(one)
    return one
  }
  const attempt = async <T>(check: Failure['check'], step: () => Promise<T>): Promise<T | null> => {
    try {
      return await step()
    } catch (error) {
      failures.push({ check, lines: messageOf(error).split('\n') })
      return null
    }
  }
  const expect = (check: Failure['check'], lines: readonly string[]): void => {
    if (lines.length > 0) failures.push({ check, lines })
  }

  try {
    const [from, to] = forward ? [each.old, each.new] : [each.new, each.old]
    const seed = forward ? each.seed : settings.seed === 'forward' ? null : (each.reverseSeed ?? each.seed)
    const desired = join(work, 'desired.sql')
    writeFileSync(desired, (forward ? each.declared : null) ?? to)

    const start = await attempt('built', async () => {
      const printed = options.dumps ? await states.dump(settings.printed_otherwise === true ? from : to) : null
      const want = printed !== null && settings.reloaded === true && forward ? await states.reload(printed) : printed
      const live = await database(states.take(from))
      if (seed !== null) await live.run(seed)
      const before = await readRows(live)
      const numbers = await readNumbers(live)
      await live.release()
      return { want, live, before, numbers }
    })
    if (start === null) return { name: each.name, direction, failures, knownGap }
    const { want, live, before, numbers } = start

    const plan = await attempt('plan', () => makePlan(live.state, desired, options))
    if (plan === null) return { name: each.name, direction, failures, knownGap }
    if (settings.printed_otherwise === true) expect('plan', leftover(plan))
    if (forward && options.goldens) expect('golden', goldenDifference(each, plan))
    if (forward) expect('hazards', unexpectedHazards(each, plan))

    if (live.connect !== null) {
      // A template's subscriptions are not copied.
      const isTemplate = !/^CREATE SUBSCRIPTION/m.test(from)
      const copy = await database(isTemplate ? live.copy() : place.create())
      if (!isTemplate) await copy.run(from)
      await attempt('locks', async () => {
        const client = await (copy.connect ?? live.connect)?.()
        if (client === undefined) return
        try {
          expect('locks', await lockDifferences(plan, copy.state, client))
        } finally {
          await client.close()
        }
      })
    }

    const applied = await attempt('apply', async () => {
      await applyPlan(plan, live.state, desired, forward ? (settings.allow ?? []) : hazardNames, options)
      return true
    })
    if (applied !== true) return { name: each.name, direction, failures, knownGap }

    const lossAllowed = !forward || (settings.allow ?? []).includes('data_loss')
    expect('rows', lostRows(before, await readRows(live), lossAllowed))
    expect('rows', repeatedNumbers(numbers, await readNumbers(live)))
    if (want !== null) expect('dump', dumpDifference(want, withoutJournal(await live.dump()), { anyColumnOrder: settings.any_column_order === true }))
    await live.release()
    await attempt('settled', async () => expect('settled', leftover(await makePlan(live.state, desired, options))))
    if (options.inspect && !(forward && settings.refused_when_written === true)) {
      for (const format of ['sql', 'yaml'] as const) {
        await attempt('inspect', async () => {
          const folder = join(work, format)
          for (const { path, text } of await writeDeclarations(live.state, format)) {
            mkdirSync(dirname(join(folder, path)), { recursive: true })
            writeFileSync(join(folder, path), text)
          }
          const written = existsSync(folder) ? folder : join(work, 'nothing.sql')
          // A database with nothing in it has nothing to declare: a directory without declarations is refused, a file that is named is not.
          if (written !== folder) writeFileSync(written, '')
          expect('inspect', leftover(await makePlan(live.state, written, options)).map((line) => `${format}: ${line}`))
        })
      }
    }
    return { name: each.name, direction, failures, knownGap }
  } finally {
    for (const one of databases) await one.drop()
    rmSync(work, { recursive: true, force: true })
  }
}

function goldenDifference(each: Case, plan: Plan): readonly string[] {
  const golden = goldenOf(plan)
  // How many have none, the runner says.
  if (each.plan === null) return []
  if (golden === each.plan) return []
  return ['the plan is not plan.sql', ...each.plan.trimEnd().split('\n').map((line) => `- ${line}`), ...golden.trimEnd().split('\n').map((line) => `+ ${line}`)]
}

function unexpectedHazards(each: Case, plan: Plan): readonly string[] {
  const allowed = new Set(each.settings.allow ?? [])
  return hazardsOf(plan)
    .filter((hazard) => refusedHazards.has(hazard) && !allowed.has(hazard))
    .map((hazard) => `the plan has the hazard ${hazard}, which case.yaml does not allow`)
}

function leftover(plan: Plan): readonly string[] {
  return plan.batches.length === 0 ? [] : goldenOf(plan).trimEnd().split('\n')
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const problems: unknown = 'problems' in error ? error.problems : undefined
  if (!Array.isArray(problems)) return error.stack ?? error.message
  return problems.map((problem: { code: string; message: string; detail?: readonly string[] }) => [`${problem.code}: ${problem.message}`, ...(problem.detail ?? [])].join('\n')).join('\n')
}
