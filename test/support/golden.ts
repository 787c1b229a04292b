import type { Plan } from '../../src/model/plan.ts'
import type { Step } from '../../src/model/step.ts'

/** Goldens are the plans for servers of this major, the embedded one's. */
export const goldenMajor = 18

/** A plan as the goldens keep it: each statement with its locks, how long they are held, and its hazards. */
export function goldenOf(plan: Plan): string {
  const batches = plan.batches.map((batch) => {
    const lines = batch.steps.map(lineOf)
    return batch.transactional ? ['BEGIN;', ...lines, 'COMMIT;'] : lines
  })
  if (batches.length === 0) return '-- nothing to do\n'
  return `${batches.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function lineOf(step: Step): string {
  const locks = step.locks.map(({ relation, mode }) => `${mode} ${relation.join('.')}`).join(', ')
  const hazards = step.hazards.map(({ name }) => name).join(', ')
  const remarks = [step.phase, locks === '' ? '' : `${locks}, ${step.duration}`, hazards].filter((remark) => remark !== '')
  return `${statementOf(step)} -- ${remarks.join('; ')}`
}

function statementOf(step: Step): string {
  switch (step.type) {
    case 'statement':
      return `${step.sql};`
    case 'backfill':
      return `-- backfill ${step.table.join('.')}.${step.column} = ${step.set} where ${step.where} by ${step.key.join(', ')} in batches of ${step.batch};`
    case 'rows':
      return `-- ${step.mode} rows of ${step.table.join('.')} by ${step.key.join(', ')}: ${step.rows};`
  }
}
