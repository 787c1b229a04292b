import { refusedHazards, type Hazard } from '../model/hazard.ts'
import type { Plan } from '../model/plan.ts'
import type { Batch, Step } from '../model/step.ts'
import { plain, type Paint } from './paint.ts'
import { reviewOf } from './script.ts'
import {
  carriageOf,
  carriageWords,
  count,
  durationWords,
  effect,
  hurts,
  oneLine,
  phaseMeaning,
  phasesOf,
  proofWords,
  relationName,
  shape,
  summaryOf,
  unmanagedCounts,
  visible,
} from './summary.ts'

export interface TextOptions {
  readonly paint?: Paint
  /** Names what is not managed, instead of counting it. */
  readonly verbose?: boolean
}

/** The plan for a person at a terminal: phases, transactions, each step with its SQL, locks and hazards; ends in a line feed. */
export function planText(plan: Plan, { paint = plain, verbose = false }: TextOptions = {}): string {
  const blocks: string[] = []
  if (plan.batches.length === 0) {
    blocks.push(paint.green(`Nothing to do: ${oneLine(plan.database)} is what is declared.`))
  } else {
    blocks.push(paint.bold(`Plan for ${oneLine(plan.database)} (PostgreSQL ${plan.major})`))
    for (const { phase, batches } of phasesOf(plan)) {
      blocks.push(`${paint.bold(phase)}${paint.dim(`: ${phaseMeaning[phase]}`)}`)
      blocks.push(...batches.map((batch) => batchText(batch, paint)))
    }
    if (plan.checks.length > 0) blocks.push(checksText(plan, paint))
    blocks.push(summaryText(plan, paint))
  }
  if (plan.notes.length > 0) blocks.push(plan.notes.map((note) => `${paint.cyan('note:')} ${visible(note)}`).join('\n'))
  if (plan.unmanaged.length > 0) blocks.push(unmanagedText(plan, paint, verbose))
  return `${blocks.join('\n\n')}\n`
}

function batchText(batch: Batch, paint: Paint): string {
  const head = `  ${carriageWords[carriageOf(batch)]}`
  return [paint.dim(head), ...batch.steps.map((step) => stepText(step, paint))].join('\n')
}

function stepText(step: Step, paint: Paint): string {
  const { statement, remarks } = reviewOf(step)
  return [
    `${String(step.number).padStart(5)}  ${paint.bold(oneLine(step.title))}`,
    paint.cyan(indent(visible(statement))),
    ...remarks.map((remark) => paint.dim(indent(oneLine(remark)))),
    ...locksText(step, paint),
    ...step.hazards.map((hazard) => indent(hazardText(hazard, paint))),
  ].join('\n')
}

/** Locks of one mode on one line: `ACCESS EXCLUSIVE on public.a, public.b: reads and writes wait, for an instant`. */
function locksText(step: Step, paint: Paint): readonly string[] {
  const modes = [...new Set(step.locks.map((lock) => lock.mode))]
  return modes.map((mode) => {
    const relations = step.locks.filter((lock) => lock.mode === mode).map(relationName)
    const line = indent(`${mode} on ${oneLine(relations.join(', '))}: ${effect(mode)}, ${durationWords[step.duration]}`)
    return hurts(mode, step.duration) ? paint.red(line) : paint.dim(line)
  })
}

function hazardText(hazard: Hazard, paint: Paint): string {
  const colour = refusedHazards.has(hazard.name) ? paint.red : paint.yellow
  return `${colour(`! ${hazard.name}:`)} ${visible(hazard.message)}`
}

function checksText(plan: Plan, paint: Paint): string {
  return [
    paint.bold('checks'),
    ...plan.checks.map((check) => `       ${check.when} the plan: ${oneLine(check.name)}`),
  ].join('\n')
}

function summaryText(plan: Plan, paint: Paint): string {
  const summary = summaryOf(plan)
  const locks = summary.locks.map((lock) => {
    const words = `${lock.mode} ${durationWords[lock.duration]}`
    return hurts(lock.mode, lock.duration) ? paint.red(words) : words
  })
  const hazards = summary.hazards.map(({ name, steps }) => (refusedHazards.has(name) ? paint.red : paint.yellow)(`${name} (${count(steps.length, 'step')})`))
  return [
    paint.bold(shape(summary)),
    `locks: ${locks.join(', ') || 'none'}`,
    `hazards: ${hazards.join(', ') || 'none'}`,
    plan.proof.outcome === 'proven' ? paint.green(proofWords(plan)) : paint.yellow(visible(proofWords(plan))),
  ].join('\n')
}

function unmanagedText(plan: Plan, paint: Paint, verbose: boolean): string {
  if (!verbose) return paint.dim(`Not managed: ${unmanagedCounts(plan.unmanaged)} (-v names them)`)
  return paint.dim(['Not managed:', ...plan.unmanaged.flatMap((group) => group.names.map((name) => `  ${group.kind} ${oneLine(name)}`))].join('\n'))
}

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : `       ${line}`))
    .join('\n')
