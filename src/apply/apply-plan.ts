import type { Fingerprint, Plan } from '../model/plan.ts'
import { SchemactlError } from '../model/problem.ts'
import type { Batch } from '../model/step.ts'
import { PostgresError, type Connection } from '../postgres/connection.ts'
import { writePlan } from '../review/plan-file.ts'
import { runBackfill } from './backfill.ts'
import { runBatch } from './batch.ts'
import { runChecks } from './checks.ts'
import { queryFailed } from './failure.ts'
import { withRunLock } from './guard.ts'
import { interruptible } from './interruption.ts'
import { beginRun, endRun, findRun, makeJournal, type RunRecord } from './journal.ts'
import { runOutside } from './outside.ts'
import { preflight } from './preflight.ts'
import type { Progress, Report, StepOutcome } from './progress.ts'
import type { Limits, Work } from './work.ts'

/** The database that a plan is carried out in. */
export interface Target {
  /** Changes the database; nothing else may use it meanwhile, except the two callbacks. */
  readonly connection: Connection
  /** Opens another session with it, to see who blocks the first; null where there can be only one. */
  readonly another: (() => Promise<Connection>) | null
}

export interface ApplyOptions {
  readonly limits?: Partial<Limits>
  /** Ends the run at once, its journal true. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Between 0 and 1; for spreading pauses. */
  readonly random?: () => number
  /** The fingerprint of the live state, to be compared with the plan's. */
  readonly readLive: () => Promise<Fingerprint>
  /** What differs, in lines for people, after the plan was carried out: none is right. */
  readonly verify: () => Promise<readonly string[]>
}

export const defaultLimits: Limits = { lockTimeout: 500, statementTimeout: 0, retries: 30, replicaLag: 10_000 }

/**
 * Carries out a plan: checks, batch by batch with retries and the journal, checks again, and looks that nothing is left to do.
 * An unfinished run of the same plan is gone on with after its last finished step.
 * @returns what was done, one outcome for each step, in plan order
 * @throws SchemactlError `live_state_drifted`, `run_in_progress`, `run_unfinished`, `permission_missing`, `check_failed`,
 * `lock_not_acquired`, `step_failed`, `not_settled`, `interrupted`
 */
export async function applyPlan(plan: Plan, target: Target, options: ApplyOptions): Promise<Report> {
  return withSessions(target, options, async (connection, observer, signal, tell) => {
    const unfinished = await settleEarlier(connection, plan)
    return carryOut(plan, unfinished, { connection, observer, signal, tell }, options)
  })
}

/**
 * Goes on with the run that the journal has unfinished, with the plan as it was begun.
 * @returns null when there is none
 */
export async function resumeRun(target: Target, options: ApplyOptions): Promise<Report | null> {
  return withSessions(target, options, async (connection, observer, signal, tell) => {
    const unfinished = await findRun(connection)
    return unfinished === null ? null : carryOut(unfinished.plan, unfinished, { connection, observer, signal, tell }, options)
  })
}

/**
 * Gives the unfinished run up: what it did stays, and another plan may be applied.
 * @returns the run, or null when there is none
 */
export async function abandonRun(connection: Connection, signal: AbortSignal = new AbortController().signal): Promise<RunRecord | null> {
  return withRunLock(connection, signal, () => undefined, async () => {
    const unfinished = await findRun(connection)
    if (unfinished !== null) await endRun(connection, unfinished.id, 'abandoned')
    return unfinished
  })
}

type Sessions = Pick<Work, 'connection' | 'observer' | 'signal' | 'tell'>

async function withSessions<T>(
  { connection, another }: Target,
  options: ApplyOptions,
  body: (connection: Connection, observer: Connection | null, signal: AbortSignal, tell: Work['tell']) => Promise<T>,
): Promise<T> {
  const signal = options.signal ?? new AbortController().signal
  const tell = options.onProgress ?? (() => undefined)
  const observer = another === null ? null : await another()
  try {
    const restore = await prepareSession(connection)
    try {
      return await interruptible(signal, connection, async () => withRunLock(connection, signal, tell, async () => body(connection, observer, signal, tell)))
    } catch (error) {
      throw error instanceof PostgresError ? queryFailed(error) : error
    } finally {
      await restore()
    }
  } finally {
    await observer?.close()
  }
}

/** Settings of the session that changes the database; what a transaction needs else it sets for itself. */
const sessionSettings: readonly (readonly [name: string, value: string])[] = [
  ['lock_timeout', '0'],
  ['statement_timeout', '0'],
  ['idle_in_transaction_session_timeout', '0'],
  ['idle_session_timeout', '0'],
  ['transaction_timeout', '0'],
  // Directives are written as declarations are: unqualified names are public's, whatever the role's own path.
  ['search_path', 'public'],
  // Bodies may name what a later step makes.
  ['check_function_bodies', 'off'],
  // A backfill or a check that row security would make incomplete fails instead.
  ['row_security', 'off'],
  // When we are killed, the server notices while a long statement still runs.
  ['client_connection_check_interval', '1s'],
]

async function prepareSession(connection: Connection): Promise<() => Promise<void>> {
  const known = await connection.query(`SELECT name, setting FROM pg_catalog.pg_settings WHERE name = ANY ($1::text[])`, [sessionSettings.map(([name]) => name)])
  const names = new Set(known.map((row) => row.name))
  const set: string[] = []
  for (const [name, value] of sessionSettings) {
    if (!names.has(name)) continue
    // Not every platform can look after its client.
    if (name === 'client_connection_check_interval') await connection.execute(`SET ${name} = '${value}'`).catch(() => undefined)
    else await connection.execute(`SET ${name} = '${value}'`)
    set.push(name)
  }
  return async () => connection.execute(set.map((name) => `RESET ${name};`).join(' ')).catch(() => undefined)
}

/** The unfinished run of this plan, if there is one. */
async function settleEarlier(connection: Connection, plan: Plan): Promise<RunRecord | null> {
  const unfinished = await findRun(connection)
  if (unfinished === null || writePlan(unfinished.plan) === writePlan(plan)) return unfinished
  // It had changed nothing, or what it was to reach is reached.
  const idle = unfinished.steps.size === 0
  if (idle || (plan.batches.length === 0 && plan.desired === unfinished.plan.desired)) {
    await endRun(connection, unfinished.id, idle ? 'abandoned' : 'finished')
    return null
  }
  const finished = [...unfinished.steps.values()].filter(({ state }) => state === 'finished').length
  const total = unfinished.plan.batches.flatMap((batch) => batch.steps).length
  throw new SchemactlError({
    code: 'run_unfinished',
    message: `run ${unfinished.id}, begun ${unfinished.started} by "${unfinished.startedBy}" with another plan, has finished ${finished} of its ${total} steps`,
    remedy: 'Run `schemactl apply` without a plan file to go on with it first, or give it up; `schemactl status` shows where it stands. Nothing was changed.',
  })
}

async function carryOut(plan: Plan, resumed: RunRecord | null, sessions: Sessions, options: ApplyOptions): Promise<Report> {
  const { connection, tell } = sessions
  const began = Date.now()
  if (resumed === null || resumed.steps.size === 0) {
    await checkLive(connection, plan, options)
    await preflight(connection, plan, tell)
    await runChecks(connection, plan.checks.filter(({ when }) => when === 'before'), tell)
  }
  const run = plan.batches.length === 0 ? null : (resumed?.id ?? (await startRun(connection, plan)))
  const steps = run === null ? [] : await runBatches(plan, resumed, { ...sessions, run, limits: { ...defaultLimits, ...options.limits }, random: options.random ?? Math.random })
  // From here on there is nothing to resume: what is amiss is told, and is not the run's.
  if (run !== null) await endRun(connection, run, 'finished')
  await runChecks(connection, plan.checks.filter(({ when }) => when === 'after'), tell, plan.batches.length > 0)
  tell({ event: 'verifying' })
  const left = await options.verify()
  if (left.length > 0) {
    throw new SchemactlError({
      code: 'not_settled',
      message: 'the plan was carried out, and yet the database is not what the schema says',
      remedy: 'Somebody else may have changed it meanwhile: plan again. If not, this is a bug of schemactl: please report it with the plan.',
      detail: left,
    })
  }
  return { run, resumed: resumed !== null, steps, milliseconds: Date.now() - began }
}

async function startRun(connection: Connection, plan: Plan): Promise<string> {
  await makeJournal(connection)
  return beginRun(connection, plan)
}

async function checkLive({ server }: Connection, plan: Plan, { readLive }: ApplyOptions): Promise<void> {
  const remedy = 'Plan again: a plan is run as it was proven, or not at all. Nothing was changed.'
  const major = Math.floor(server.version / 10_000)
  if (major !== plan.major) {
    throw new SchemactlError({ code: 'live_state_drifted', message: `the plan was made for PostgreSQL ${plan.major}; this server is ${major}`, remedy })
  }
  if ((await readLive()) === plan.live) return
  const other = server.database === plan.database ? 'the database changed after this plan was made' : `the plan was made for the database "${plan.database}"; "${server.database}" is in another state`
  throw new SchemactlError({ code: 'live_state_drifted', message: other, remedy })
}

async function runBatches(plan: Plan, resumed: RunRecord | null, work: Work): Promise<readonly StepOutcome[]> {
  const { batches } = plan
  const finished = [...(resumed?.steps.values() ?? [])].filter(({ state }) => state === 'finished').length
  work.tell({ event: 'run started', run: work.run, resumed: resumed !== null, steps: batches.flatMap((batch) => batch.steps).length, finished })
  const all: StepOutcome[] = []
  for (const [index, batch] of batches.entries()) {
    const place = { batch: index + 1, batches: batches.length }
    const outcomes = batch.steps.every(({ number }) => resumed?.steps.get(number)?.state === 'finished')
      ? batch.steps.map(({ number, title }): StepOutcome => ({ number, title, outcome: 'done before', milliseconds: 0, attempts: 0, rows: null }))
      : await runOne(work, batch, resumed, place)
    all.push(...outcomes)
    work.tell({ event: 'batch finished', ...place, outcomes })
  }
  return all
}

async function runOne(work: Work, batch: Batch, resumed: RunRecord | null, place: { readonly batch: number; readonly batches: number }): Promise<readonly StepOutcome[]> {
  const [step, another] = batch.steps
  if (step === undefined) return []
  const before = resumed?.steps.get(step.number) ?? null
  const alone = another === undefined
  if (alone && step.type === 'backfill') return [await runBackfill(work, step, before)]
  if (alone && step.type === 'statement' && step.resume !== null) return [await runOutside(work, step, step.resume, before !== null)]
  return runBatch(work, batch, place)
}
