import type { Plan } from '../../src/model/plan.ts'
import type { HazardName } from '../../src/model/hazard.ts'
import { defaults, type Settings } from '../../src/settings/settings.ts'

/** The program under test, as far as cases need it: the one place that knows its library. */

export interface PlanOptions {
  readonly shadow: 'embedded' | 'target'
  /** Whether the plan is run on a copy first; it is not unless said, for the harness runs it anyway. */
  readonly prove?: boolean
}

const settingsOf = (from: string, to: string, options: PlanOptions): Settings => ({
  ...defaults,
  database: from,
  schema: to,
  schemas: ['*'],
  shadow: options.shadow,
  privileges: 'managed',
})

/** The plan from one STATE to another, all schemas managed. */
export async function makePlan(from: string, to: string, options: PlanOptions): Promise<Plan> {
  const { diff } = await import('../../src/index.ts')
  return diff({ from, to, settings: settingsOf(from, to, options), prove: options.prove ?? false })
}

export async function applyPlan(plan: Plan, from: string, to: string, allow: readonly HazardName[], options: PlanOptions): Promise<void> {
  const { apply } = await import('../../src/index.ts')
  await apply({ plan, from, to, settings: { ...settingsOf(from, to, options), hazards: allow } })
}

/** A database as files of declarations. */
export async function writeDeclarations(from: string, format: 'sql' | 'yaml'): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const { inspect } = await import('../../src/index.ts')
  return inspect({ from, format, settings: settingsOf(from, '', { shadow: 'embedded' }) })
}
