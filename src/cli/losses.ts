import type { Step } from '../model/step.ts'

/** What the steps would lose, one line each. */
export function losses(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => step.hazards.filter((hazard) => hazard.name === 'data_loss').map((hazard) => hazard.message))
}
