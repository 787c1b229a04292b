import { refusedHazards } from '../model/hazard.ts'
import type { Plan } from '../model/plan.ts'
import type { Batch, Step } from '../model/step.ts'
import { reviewOf, terminated } from './script.ts'
import {
  carriageOf,
  carriageWords,
  count,
  durationWords,
  effect,
  oneLine,
  phaseMeaning,
  phasesOf,
  proofWords,
  runsOf,
  relationName,
  shape,
  stepsOf,
  summaryOf,
  visible,
} from './summary.ts'

/** The plan for a pull request, in GitHub's Markdown. */
export function planMarkdown(plan: Plan): string {
  const title = `# Plan for ${escape(oneLine(plan.database))} (PostgreSQL ${plan.major})`
  if (plan.batches.length === 0) return `${[title, 'Nothing to do.', ...closing(plan)].join('\n\n')}\n`
  return `${[
    title,
    ...dangers(plan),
    summaryTable(plan),
    ...phasesOf(plan).flatMap(({ phase, batches }) => [`## ${phase}: ${phaseMeaning[phase]}`, ...batches.map(batchMarkdown)]),
    ...checks(plan),
    ...closing(plan),
  ].join('\n\n')}\n`
}

function dangers(plan: Plan): readonly string[] {
  const lines = stepsOf(plan).flatMap((step) =>
    step.hazards
      .filter((hazard) => refusedHazards.has(hazard.name))
      .map((hazard) => `> - step ${step.number}: **${hazard.name}**: ${escape(oneLine(hazard.message))}`),
  )
  return lines.length === 0 ? [] : ['> [!CAUTION]\n> Runs only with `--allow`:\n' + lines.join('\n')]
}

function summaryTable(plan: Plan): string {
  const summary = summaryOf(plan)
  const rows: readonly (readonly [string, string])[] = [
    ['steps', `${summary.steps}: ${shape(summary)}`],
    ...summary.locks.map(
      (lock) => [`${lock.mode} ${durationWords[lock.duration]}`, `${effect(lock.mode)}: ${lock.relations.map(code).join(', ')}`] as const,
    ),
    ...summary.hazards.map((hazard) => [hazard.name, `${hazard.steps.length === 1 ? 'step' : 'steps'} ${runsOf(hazard.steps).map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ')}`] as const),
    ['proof', escape(oneLine(proofWords(plan)))],
  ]
  return ['| | |', '| --- | --- |', ...rows.map(([name, value]) => `| ${cell(name)} | ${cell(value)} |`)].join('\n')
}

function batchMarkdown(batch: Batch): string {
  const words = carriageWords[carriageOf(batch)]
  const head = `### ${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
  return [head, ...batch.steps.map(stepMarkdown)].join('\n\n')
}

function stepMarkdown(step: Step): string {
  const { statement, remarks } = reviewOf(step)
  const lines = [
    ...remarks.map((remark) => `- ${escape(oneLine(remark))}`),
    ...step.locks.map((lock) => `- ${lock.mode} on ${code(relationName(lock))}: ${effect(lock.mode)}, ${durationWords[step.duration]}`),
    ...step.hazards.filter((hazard) => !refusedHazards.has(hazard.name)).map((hazard) => `- ${hazard.name}: ${escape(oneLine(hazard.message))}`),
    ...(step.declaredAt === null ? [] : [`- declared at ${code(`${step.declaredAt.path}:${step.declaredAt.line}`)}`]),
  ]
  const dangerous = step.hazards.filter((hazard) => refusedHazards.has(hazard.name))
  return [
    `**${step.number}.** ${escape(oneLine(step.title))}`,
    fenced(statement),
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
    ...(dangerous.length === 0 ? [] : [['> [!WARNING]', ...dangerous.map((hazard) => `> **${hazard.name}**: ${escape(oneLine(hazard.message))}`)].join('\n')]),
  ].join('\n\n')
}

function checks(plan: Plan): readonly string[] {
  if (plan.checks.length === 0) return []
  return [
    '## Checks: no row may come back',
    ...plan.checks.map((check) => `${check.when === 'before' ? 'Before' : 'After'} the plan: ${escape(oneLine(check.name))}\n\n${fenced(terminated(check.query))}`),
  ]
}

function closing(plan: Plan): readonly string[] {
  return [
    ...(plan.notes.length === 0 ? [] : [['> [!NOTE]', ...plan.notes.map((note) => `> ${escape(oneLine(note))}`)].join('\n')]),
    ...(plan.unmanaged.length === 0
      ? []
      : [
          ['<details><summary>Not managed</summary>', '', ...plan.unmanaged.map((group) => `- ${count(group.names.length, group.kind)}: ${group.names.map(code).join(', ')}`), '', '</details>'].join(
            '\n',
          ),
        ]),
  ]
}

/** An SQL block whose fence is longer than any in the text. */
function fenced(text: string): string {
  const fence = fenceFor(text, 3)
  return `${fence}sql\n${visible(text)}\n${fence}`
}

function code(text: string): string {
  const shown = oneLine(text)
  const fence = fenceFor(shown, 1)
  return shown.includes('`') ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`
}

function fenceFor(text: string, least: number): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0)
  return '`'.repeat(Math.max(least, longest + 1))
}

const escape = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|~@]/g, (character) => (character === '<' ? '&lt;' : character === '@' ? '&#64;' : `\\${character}`))

const cell = (text: string): string => text.replaceAll(/(?<!\\)\|/g, '\\|')
