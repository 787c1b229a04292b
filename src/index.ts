/**
 * schemactl as a library: the same that the commands do, as functions over data.
 *
 * ```ts
 * import { apply, closeWorkshop, diff } from 'schemactl'
 * const plan = await diff({ from: 'postgres://localhost/app', to: 'schema' })
 * await apply({ plan, from: 'postgres://localhost/app', to: 'schema' })
 * await closeWorkshop() // the embedded server is kept for the next call until then, and the process with it
 * ```
 */
export { diff, type DiffOptions } from './workflow/diff.ts'
export { apply, type ApplyOptions } from './workflow/apply.ts'
export { inspect, type InspectOptions, type WrittenFile } from './workflow/inspect.ts'
export { updateDeclarations, type Update, type UpdateOptions } from './workflow/update.ts'
export { lint, verifyChecks, type LintOptions } from './workflow/verify.ts'
export { closeWorkshop } from './shadow/workshop.ts'
export { formatPlan } from './review/format.ts'
export { readPlan, writePlan } from './review/plan-file.ts'
export { SchemactlError, type Problem, type ProblemCode } from './model/problem.ts'
export type { Plan, Check, Proof } from './model/plan.ts'
export type { Batch, Step, Phase, Duration } from './model/step.ts'
export type { Lock, LockMode } from './model/lock-mode.ts'
export type { Hazard, HazardName } from './model/hazard.ts'
export type { Settings } from './settings/settings.ts'
export type { Progress, Report } from './apply/progress.ts'
