import { refusedHazards, type HazardName } from '../model/hazard.ts'
import type { Plan } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import type { Step } from '../model/step.ts'
import { stepsOf } from '../review/summary.ts'

/** The part of a plan that is to run: up to where old code still works, what only new code can stand, or all of it. */
export type Part = 'expand' | 'contract' | 'all'

export function stepsOfPart(plan: Plan, part: Part): readonly Step[] {
  return stepsOf(plan).filter((step) => part === 'all' || (step.phase === 'contract') === (part === 'contract'))
}

/** The problem with steps whose hazards must be allowed by name and are not; null where they may run. */
export function hazardProblem(steps: readonly Step[], allowed: readonly HazardName[]): Problem | null {
  const refused = steps.flatMap((step) =>
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

/** What the steps would lose, one line each. */
export function losses(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => step.hazards.filter((hazard) => hazard.name === 'data_loss').map((hazard) => hazard.message))
}
