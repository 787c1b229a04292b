import type { Plan } from '../model/plan.ts'
import type { Phase } from '../model/step.ts'

/** The halves of a plan: `expand`, up to where old code still works, and `contract`, what only new code can stand. */
export type Half = 'expand' | 'contract'

/** Migrating rows belongs to expanding: afterwards old and new code both work. */
const phasesOf: { readonly [Name in Half]: readonly Phase[] } = { expand: ['expand', 'migrate'], contract: ['contract'] }

/** The half of a plan with the checks that belong to it, its steps numbered anew; without one, all of it. */
export function halfOf(plan: Plan, half: Half | undefined): Plan {
  if (half === undefined) return plan
  const wanted = phasesOf[half]
  let number = 0
  return {
    ...plan,
    batches: plan.batches
      .filter((batch) => batch.steps.every((step) => wanted.includes(step.phase)))
      .map((batch) => ({ ...batch, steps: batch.steps.map((step) => ({ ...step, number: (number += 1) })) })),
    checks: plan.checks.filter((check) => check.when === (half === 'expand' ? 'before' : 'after')),
  }
}
