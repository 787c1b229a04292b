import { refusedHazards, type HazardName } from '../model/hazard.ts'
import type { Problem } from '../model/problem.ts'
import type { Step } from '../model/step.ts'

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
