import { refusedHazards, type HazardName } from '../model/hazard.ts'
import type { Plan } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { stepsOf } from '../review/summary.ts'

/** The problem with a plan whose hazards must be allowed by name and are not; null where it may run. */
export function hazardProblem(plan: Plan, allowed: readonly HazardName[]): Problem | null {
  const refused = stepsOf(plan).flatMap((step) =>
    step.hazards.filter((hazard) => refusedHazards.has(hazard.name) && !allowed.includes(hazard.name)).map((hazard) => ({ step, hazard })),
  )
  if (refused.length === 0) return null
  const names = [...new Set(refused.map(({ hazard }) => hazard.name))]
  return {
    code: 'hazard_not_allowed',
    message: `the plan has hazards that are not allowed: ${names.join(', ')}`,
    remedy: `Nothing was changed. Allow them with --allow ${names.join(',')}, or change the declarations.`,
    detail: refused.map(({ step, hazard }) => `step ${step.number}, ${step.title}: ${hazard.name}: ${hazard.message}`),
  }
}

/** What the plan would lose, one line each. */
export function losses(plan: Plan): readonly string[] {
  return stepsOf(plan).flatMap((step) => step.hazards.filter((hazard) => hazard.name === 'data_loss').map((hazard) => hazard.message))
}
