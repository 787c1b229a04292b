import { applyPlan, type ApplyOptions as RunOptions } from '../apply/apply-plan.ts'
import { halfOf, type Half } from '../apply/half.ts'
import { hazardProblem } from '../apply/hazards.ts'
import type { Progress, Report } from '../apply/progress.ts'
import { readCatalog } from '../catalog/read.ts'
import type { Scope } from '../diff/scope.ts'
import type { Plan } from '../model/plan.ts'
import { SchemactlError } from '../model/problem.ts'
import { platformOf, type Platform } from '../platform/platform.ts'
import { isDatabase, openDatabase } from '../postgres/open-database.ts'
import { stepsOf } from '../review/summary.ts'
import { defaults, type Settings } from '../settings/settings.ts'
import { compareWith, managedFingerprint } from './diff.ts'

export interface ApplyOptions {
  /** As `diff` made it, or read from a file. */
  readonly plan: Plan
  /** STATE of the live database. */
  readonly from: string
  /** STATE of the desired side: at the end nothing may differ from it. Null where only the plan's own fingerprint is known. */
  readonly to: string | null
  readonly settings?: Partial<Settings>
  /** `expand`: steps up to where old code still works; `contract`: the rest. By default all. */
  readonly phase?: Half
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Carries a plan out in the live database: checks, batch by batch with retries, journal, backfills, checks again, and at the end a
 * diff that must be empty.
 * @throws SchemactlError `live_state_drifted`, `hazard_not_allowed`, and what `applyPlan` can meet
 */
export async function apply(options: ApplyOptions): Promise<Report> {
  const settings: Settings = { ...defaults, ...options.settings }
  const { from } = options
  if (!isDatabase(from)) throw new SchemactlError({ code: 'usage', message: 'a plan is applied to a database', remedy: 'Give --from postgres://… or pglite:DIR.' })
  const plan = halfOf(options.plan, options.phase)
  const refusal = hazardProblem(stepsOf(plan), settings.hazards)
  if (refusal !== null) throw new SchemactlError(refusal)
  const embedded = from.startsWith('pglite:')
  const extensions = embedded ? (await import('../postgres/embedded-extensions.ts')).extensionsNamedIn(stepsOf(plan).map((step) => Object.values(step).join('\n')).join('\n')) : []
  const connection = await openDatabase(from, { applicationName: 'schemactl', extensions })
  try {
    const platform = await platformOf(settings.platform)
    // Elsewhere the platform has to be there.
    if (embedded && platform !== null) await (await import('../shadow/platform.ts')).makePlatform(connection, platform)
    const scope = scopeOfPlan(plan, settings, platform)
    const run: RunOptions = {
      limits: { lockTimeout: settings.lockTimeout, statementTimeout: settings.statementTimeout, retries: settings.retries },
      readLive: async () => managedFingerprint(await readCatalog(connection), scope),
      verify: async () => {
        // Half of a plan does not arrive; its other half will.
        if (options.phase !== undefined || options.to === null) return []
        const { left, desired } = await compareWith(await readCatalog(connection), from, options.to, settings)
        if (left.length === 0 || desired === plan.desired) return left
        // The declarations are not those that the plan was made for: what they add to it is another plan's.
        options.onProgress?.({ event: 'declarations changed', left })
        return []
      },
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    }
    const another = embedded ? null : () => openDatabase(from, { applicationName: 'schemactl observer' })
    return await applyPlan(plan, { connection, another }, run)
  } finally {
    await connection.close()
  }
}

/** The scope that a plan was made with. */
function scopeOfPlan(plan: Plan, settings: Settings, platform: Platform | null): Scope {
  return {
    platform,
    declared: new Set(),
    schemas: plan.schemas,
    privileges: plan.schemas.includes('*') ? 'managed' : settings.privileges,
    ignore: settings.ignore.map(({ kind, name }) => ({ kind, pattern: name })),
  }
}
