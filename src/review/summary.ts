import { hazardNames, type HazardName } from '../model/hazard.ts'
import type { KindName } from '../model/identity.ts'
import { blocksReads, blocksWrites, lockModes, type Lock, type LockMode } from '../model/lock-mode.ts'
import type { Plan } from '../model/plan.ts'
import { durations, phases, type Batch, type Duration, type Phase, type Step } from '../model/step.ts'

/** What a reader wants to know before the first line of SQL. */
export interface Summary {
  readonly steps: number
  readonly transactions: number
  /** Steps outside any transaction. */
  readonly outside: number
  readonly backfills: number
  /** Every pair of mode and duration that occurs, strongest and longest first, with the relations in the order of their names. */
  readonly locks: readonly { readonly mode: LockMode; readonly duration: Duration; readonly relations: readonly string[] }[]
  /** In the order of `hazardNames`, each with the numbers of its steps. */
  readonly hazards: readonly { readonly name: HazardName; readonly steps: readonly number[] }[]
}

/** All steps in plan order. */
export function stepsOf(plan: Plan): readonly Step[] {
  return plan.batches.flatMap((batch) => batch.steps)
}

export function summaryOf(plan: Plan): Summary {
  const steps = stepsOf(plan)
  const locks = [...lockModes].reverse().flatMap((mode) =>
    [...durations].reverse().flatMap((duration) => {
      const relations = new Set<string>()
      for (const step of steps) {
        if (step.duration !== duration) continue
        for (const lock of step.locks) if (lock.mode === mode) relations.add(relationName(lock))
      }
      return relations.size === 0 ? [] : [{ mode, duration, relations: [...relations].sort() }]
    }),
  )
  const hazards = hazardNames.flatMap((name) => {
    const numbers = steps.filter((step) => step.hazards.some((hazard) => hazard.name === name)).map((step) => step.number)
    return numbers.length === 0 ? [] : [{ name, steps: numbers }]
  })
  const batches = (wanted: Carriage): number => plan.batches.filter((batch) => carriageOf(batch) === wanted).length
  return { steps: steps.length, transactions: batches('transaction'), outside: batches('outside'), backfills: batches('backfill'), locks, hazards }
}

/** How a batch is carried out: in one transaction, as one statement outside any, or row by row range in many. */
export type Carriage = 'transaction' | 'outside' | 'backfill'

export function carriageOf(batch: Batch): Carriage {
  if (batch.transactional) return 'transaction'
  // Rows of the schema are written in a transaction of their own.
  return batch.steps.some((step) => step.type === 'backfill') ? 'backfill' : batch.steps.some((step) => step.type === 'rows') ? 'transaction' : 'outside'
}

export const carriageWords: { readonly [Name in Carriage]: string } = {
  transaction: 'in one transaction',
  outside: 'outside a transaction',
  backfill: 'in many short transactions',
}

/** Batches by phase, in the order in which they run; a phase occurs once for each unbroken row of its batches. */
export function phasesOf(plan: Plan): readonly { readonly phase: Phase; readonly batches: readonly Batch[] }[] {
  const groups: { phase: Phase; batches: Batch[] }[] = []
  for (const batch of plan.batches) {
    const phase = batch.steps[0]?.phase ?? phases[0]
    const last = groups.at(-1)
    if (last?.phase === phase) last.batches.push(batch)
    else groups.push({ phase, batches: [batch] })
  }
  return groups
}

export const phaseMeaning: { readonly [Name in Phase]: string } = {
  expand: 'old and new code both keep working',
  migrate: 'rows are moved',
  contract: 'what only old code needs goes away',
}

export const durationWords: { readonly [Name in Duration]: string } = {
  instant: 'for an instant',
  scan: 'while its rows are read',
  rewrite: 'while it is rewritten',
  build: 'while the index is built',
  batches: 'while rows are written',
}

/** Who waits for a lock of this mode. */
export function effect(mode: LockMode): string {
  if (blocksReads(mode)) return 'reads and writes wait'
  if (blocksWrites(mode)) return 'writes wait'
  return 'reads and writes go on'
}

/** Whether somebody waits for longer than an instant. */
export function hurts(mode: LockMode, duration: Duration): boolean {
  return duration !== 'instant' && blocksWrites(mode)
}

export function relationName(lock: Lock): string {
  return lock.relation.join('.')
}

/** `ACCESS EXCLUSIVE on public.jobs: reads and writes wait, for an instant` */
export function lockWords(lock: Lock, duration: Duration): string {
  return `${lock.mode} on ${relationName(lock)}: ${effect(lock.mode)}, ${durationWords[duration]}`
}

/** Numbers that follow each other, as the first and the last of them; the numbers ascend. */
export function runsOf(numbers: readonly number[]): readonly (readonly [first: number, last: number])[] {
  return numbers.reduce<readonly (readonly [number, number])[]>((runs, number) => {
    const last = runs.at(-1)
    return last !== undefined && last[1] === number - 1 ? [...runs.slice(0, -1), [last[0], number]] : [...runs, [number, number]]
  }, [])
}

/** `3 transactions, 2 steps outside, 1 backfill` */
export function shape(summary: Summary): string {
  const parts = [
    ...(summary.transactions === 0 ? [] : [count(summary.transactions, 'transaction')]),
    ...(summary.outside === 0 ? [] : [`${count(summary.outside, 'step')} outside`]),
    ...(summary.backfills === 0 ? [] : [count(summary.backfills, 'backfill')]),
  ]
  return parts.join(', ')
}

/** `1 step`, `2 steps`; `1,234 rows`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : plural(noun)}`
}

/** The plural of the kinds' names and of our few nouns. */
export function plural(noun: string): string {
  if (noun.endsWith('privileges') || noun.endsWith('statistics')) return noun
  if (noun.endsWith('y')) return `${noun.slice(0, -1)}ies`
  return /(?:x|s|ch)$/.test(noun) ? `${noun}es` : `${noun}s`
}

/** `3 tables, 1 policy`; empty where everything is managed. */
export function unmanagedCounts(unmanaged: readonly { readonly kind: KindName; readonly names: readonly string[] }[]): string {
  return unmanaged.map((group) => count(group.names.length, group.kind)).join(', ')
}

/** What the proof found, as one sentence. */
export function proofWords(plan: Plan): string {
  switch (plan.proof.outcome) {
    case 'proven':
      return 'Proven: the plan ran on a copy of the live database and arrived at the desired state.'
    case 'skipped':
      return `Not proven: ${plan.proof.reason}`
    case 'impossible':
      return `Not proven, for want of a copy: ${plan.proof.reason}`
  }
}

/** Text on one line, without characters that would move a terminal's cursor or end a comment. */
export function oneLine(text: string): string {
  return visible(text).replaceAll(/\s*\n\s*/g, ' ')
}

/** Control characters other than line feed and tab shown as escapes: names come from databases and pull requests. */
export function visible(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (character) =>
    character === '\r' ? '' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
