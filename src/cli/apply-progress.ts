import type { Half } from '../apply/half.ts'
import type { Blocker, Progress, Report, RetryReason } from '../apply/progress.ts'
import type { Step } from '../model/step.ts'
import type { Paint } from '../review/paint.ts'
import { count, oneLine } from '../review/summary.ts'
import { paintOf, progressBar, ProgressLine, type Surroundings } from './terminal.ts'

/** How often a line about a backfill is written where there is no terminal to keep one moving, in milliseconds. */
const reportEvery = 10_000

/** Tells people what an apply does: a line for each step that is finished, one that moves for what is going on. */
export class ApplyProgress {
  readonly #line: ProgressLine
  readonly #paint: Paint
  readonly #terminal: boolean
  readonly #steps: number
  /** What is to be said at the end in place of that nothing is left. */
  #arrived = 'Nothing is left to do.'
  #backfill: { readonly step: number; readonly pass: number; readonly since: number; told: number } | null = null

  /** @param half - of the plan, where not all of it is run */
  constructor(steps: number, half: Half | undefined, { stderr, variables }: Surroundings) {
    if (half === 'expand') this.#arrived = 'What remains is for apply --phase contract, after the new code is deployed.'
    this.#line = new ProgressLine(stderr, variables)
    this.#paint = paintOf(stderr, variables)
    this.#terminal = stderr.isTTY
    this.#steps = steps
  }

  tell(progress: Progress): void {
    const { dim, yellow } = this.#paint
    switch (progress.event) {
      case 'run waiting':
        this.#line.show(`waiting for another run${progress.holder === null ? '' : `: ${blockerText(progress.holder)}`}`)
        return
      case 'long transaction':
        this.#line.say(yellow(`an old transaction holds ${progress.relations.map(oneLine).join(', ')}: ${blockerText(progress.blocker)}`))
        return
      case 'check held':
        this.#line.say(dim(`check held: ${oneLine(progress.check)}`))
        return
      case 'check not yet possible':
        this.#line.say(yellow(`check not possible before the plan: ${oneLine(progress.check)}: ${oneLine(progress.reason)}`))
        return
      case 'run started':
        this.#line.say(
          progress.resumed
            ? `run ${progress.run} goes on after ${progress.finished} of ${count(progress.steps, 'step')}`
            : `run ${progress.run}: ${count(progress.steps, 'step')}`,
        )
        return
      case 'batch started':
        this.#line.show(`transaction or step ${progress.batch} of ${progress.batches}${progress.attempt === 1 ? '' : `, try ${progress.attempt}`}`)
        return
      case 'step started':
        this.#line.show(`${this.#number(progress.step)} ${progress.step.title}`)
        return
      case 'lock waiting':
        this.#line.show(
          `${this.#number(progress.step)} waits for a lock, ${seconds(progress.waited)}${progress.blockers.length === 0 ? '' : `: ${progress.blockers.map(blockerText).join('; ')}`}`,
        )
        return
      case 'batch retrying': {
        const { reason, pause, attempt, retries, blockers } = progress
        const who = blockers.length === 0 ? '' : `; in the way: ${blockers.map(blockerText).join('; ')}`
        this.#line.say(yellow(`${retryWords[reason]}: rolled back, retry in ${seconds(pause)} (${attempt} of ${retries})${who}`))
        return
      }
      case 'leftover removed':
        this.#line.say(`${this.#number(progress.step)} removed what an earlier try had left: ${oneLine(progress.step.title)}`)
        return
      case 'step found done':
        this.#line.say(dim(`${this.#number(progress.step)} was done before: ${oneLine(progress.step.title)}`))
        return
      case 'backfill':
        this.#tellBackfill(progress)
        return
      case 'replicas behind':
        this.#line.show(`${this.#number(progress.step)} pauses: a replica is ${seconds(progress.lag)} behind`)
        return
      case 'batch finished':
        for (const { number, title, outcome, milliseconds, attempts, rows } of progress.outcomes) {
          if (outcome === 'done before') continue
          const facts = [seconds(milliseconds), ...(rows === null ? [] : [count(rows, 'row')]), ...(attempts > 1 ? [`${attempts} tries`] : [])]
          this.#line.say(`${this.#place(number)} ${oneLine(title)} ${dim(`(${facts.join(', ')})`)}`)
        }
        return
      case 'verifying':
        this.#line.show('reading the database again: nothing may be left to do')
        return
      case 'declarations changed':
        this.#arrived = `The plan is carried out. The declarations have changed since it was made, ${count(progress.left.length, 'change')} would follow: apply again.`
        return
    }
  }

  /** What was done, once it is over. */
  finish(report: Report): void {
    this.end()
    const run = report.steps.filter((step) => step.outcome === 'run').length
    this.#line.say(this.#paint.green(run === 0 ? `Nothing was to be run. ${this.#arrived}` : `Done: ${count(run, 'step')} in ${seconds(report.milliseconds)}. ${this.#arrived}`))
  }

  end(): void {
    this.#line.clear()
  }

  #tellBackfill({ step, read, changed, estimated, pass }: Extract<Progress, { event: 'backfill' }>): void {
    const now = performance.now()
    if (this.#backfill?.step !== step.number || this.#backfill.pass !== pass) this.#backfill = { step: step.number, pass, since: now, told: now }
    const again = pass > 1 ? `, pass ${pass}` : ''
    const text = `${this.#number(step)} ${step.title} ${progressBar(read, estimated, (now - this.#backfill.since) / 1000)}, ${changed.toLocaleString('en-US')} set${again}`
    if (this.#terminal) this.#line.show(text)
    else if (now - this.#backfill.told >= reportEvery) {
      this.#backfill.told = now
      this.#line.say(oneLine(text))
    }
  }

  #number(step: Step): string {
    return this.#place(step.number)
  }

  #place(number: number): string {
    return `${String(number).padStart(String(this.#steps).length)}/${this.#steps}`
  }
}

const retryWords: { readonly [Reason in RetryReason]: string } = {
  'no lock': 'no lock in time',
  deadlock: 'a deadlock',
  'concurrent change': 'another session changed the same object',
  'too slow': 'it held its locks for too long',
}

/** `pid 4711 (app, psql), idle in transaction for 12 s` */
export function blockerText(blocker: Blocker): string {
  if (blocker.autovacuum) return `pid ${blocker.pid}, autovacuum${blocker.againstWraparound ? ' against wraparound' : ''}`
  const who = [blocker.user, blocker.application].filter((name) => name !== null && name !== '').join(', ')
  const age = blocker.transactionAge === null ? '' : ` for ${seconds(blocker.transactionAge)}`
  return oneLine(`pid ${blocker.pid}${who === '' ? '' : ` (${who})`}${blocker.state === null ? '' : `, ${blocker.state}${age}`}`)
}

/** `0.4 s`, `12 s`, `3 min` */
export function seconds(milliseconds: number): string {
  const value = milliseconds / 1000
  if (value < 10) return `${value.toFixed(1)} s`
  return value < 120 ? `${Math.round(value)} s` : `${Math.round(value / 60)} min`
}
