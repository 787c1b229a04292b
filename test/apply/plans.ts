import type { Fingerprint, Plan } from '../../src/model/plan.ts'
import type { Lock } from '../../src/model/lock-mode.ts'
import type { BackfillStep, Batch, Resume, RowsStep, StatementStep, Step } from '../../src/model/step.ts'
import { applyPlan, type ApplyOptions } from '../../src/apply/apply-plan.ts'
import type { Progress, Report } from '../../src/apply/progress.ts'
import { openDatabase, type DatabaseState } from '../../src/postgres/open-database.ts'
import { printed } from '../../src/sql/sql.ts'

const common = (title: string) => ({ number: 0, title, phase: 'expand' as const, locks: [], duration: 'instant' as const, hazards: [], facts: [], declaredAt: null })

export function statement(sql: string, more: Partial<StatementStep> = {}): StatementStep {
  return { ...common(sql.slice(0, 60)), type: 'statement', sql: printed(sql), resume: null, ...more }
}

/** An ALTER TABLE that holds a table for an instant. */
export function exclusive(table: string, sql: string): StatementStep {
  return statement(sql, { locks: [strong(table)] })
}

export const strong = (table: string): Lock => ({ relation: ['public', table], mode: 'ACCESS EXCLUSIVE' })

export function concurrently(index: string, sql: string): StatementStep {
  const resume: Resume = {
    done: printed(`SELECT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('${index}') AND indisvalid)`),
    leftover: { found: printed(`SELECT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('${index}') AND NOT indisvalid)`), remove: printed(`DROP INDEX CONCURRENTLY ${index}`) },
  }
  return statement(sql, { resume, duration: 'build' })
}

export function dropConcurrently(index: string): StatementStep {
  const drop = printed(`DROP INDEX CONCURRENTLY ${index}`)
  const resume: Resume = {
    done: printed(`SELECT to_regclass('${index}') IS NULL`),
    leftover: { found: printed(`SELECT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('${index}') AND NOT indisvalid)`), remove: drop },
  }
  return statement(drop, { resume })
}

export function backfill(table: string, column: string, set: string, more: Partial<BackfillStep> = {}): BackfillStep {
  return {
    ...common(`fill ${table}.${column}`),
    type: 'backfill',
    duration: 'batches',
    table: ['public', table],
    column,
    set: printed(set),
    where: printed(`${table}.${column} IS NULL`),
    batch: 5000,
    key: ['id'],
    ...more,
  }
}

export function rows(table: string, mode: RowsStep['mode'], key: readonly string[], columns: readonly string[], query: string): RowsStep {
  return { ...common(`rows of ${table}`), type: 'rows', table: ['public', table], mode, key, columns, rows: printed(query) }
}

/** A plan of batches, each an array of steps; steps that run alone are told by themselves. Steps get their numbers. */
export function planOf(batches: readonly (readonly Step[])[], more: Partial<Plan> = {}): Plan {
  let number = 0
  const numbered = batches.map((steps): Batch => {
    const [first] = steps
    const alone = first?.type === 'backfill' || (first?.type === 'statement' && first.resume !== null)
    return { transactional: !alone, steps: steps.map((step) => ({ ...step, number: ++number })) }
  })
  return {
    format: 1,
    major: 15,
    database: 'test',
    live: 'a'.repeat(64) as Fingerprint,
    desired: 'b'.repeat(64) as Fingerprint,
    schemas: ['public'],
    batches: numbered,
    checks: [],
    proof: { outcome: 'skipped', reason: 'made by hand' },
    unmanaged: [],
    notes: [],
    ...more,
  }
}

export interface Applied {
  readonly report: Report
  readonly events: readonly Progress[]
}

/** What applying has told before it threw. */
export const eventsOf = new WeakMap<object, readonly Progress[]>()

/** Applies over sessions of its own; with a plan whose two fingerprints are believed, and nothing left to do. */
export async function apply(plan: Plan, url: string, options: Partial<ApplyOptions> = {}): Promise<Applied> {
  const events: Progress[] = []
  const connection = await openDatabase(url as DatabaseState)
  try {
    const report = await applyPlan(
      plan,
      { connection, another: url.startsWith('pglite:') ? null : async () => openDatabase(url as DatabaseState) },
      {
        readLive: async () => plan.live,
        verify: async () => [],
        ...options,
        onProgress: (event) => {
          events.push(event)
          options.onProgress?.(event)
        },
      },
    )
    return { report, events }
  } catch (error) {
    if (typeof error === 'object' && error !== null) eventsOf.set(error, events)
    throw error
  } finally {
    await connection.close()
  }
}
