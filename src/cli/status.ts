import type { Command } from 'commander'
import type { RunRecord } from '../apply/journal.ts'
import type { Paint } from '../review/paint.ts'
import { count, oneLine, stepsOf } from '../review/summary.ts'
import { readSettings } from '../settings/read-settings.ts'
import { redacted } from '../settings/state.ts'
import { withDatabase } from './database.ts'
import { command, flagsOf, withFrom, type CommonOptions } from './options.ts'
import type { Finish } from './finish.ts'
import { paintOf, write, type Surroundings } from './terminal.ts'

export function statusCommand(surroundings: Surroundings, finish: Finish): Command {
  return withFrom(
    command('status', 'Show the runs in the journal, unfinished ones first', [
      ['schemactl status', 'of the database of the settings'],
      ['schemactl status -v --from postgres://localhost/app', 'with every step'],
    ]),
  ).action((options: CommonOptions) => finish(() => showRuns(options, surroundings)))
}

async function showRuns(options: CommonOptions, { stdout, stderr, variables }: Surroundings): Promise<number> {
  const settings = await readSettings(flagsOf(options), variables)
  const { readRuns } = await import('../apply/journal.ts')
  const { findHolder } = await import('../apply/guard.ts')
  const { describeBlocker } = await import('../apply/blockers.ts')
  const { runs, holder } = await withDatabase(settings, 'read', async (connection) => ({ runs: await readRuns(connection), holder: await findHolder(connection) }))
  if (runs.length === 0) await write(stderr, `${redacted(settings.database)} has no journal, or no run in it\n`)
  const paint = paintOf(stdout, variables)
  for (const run of runs) await write(stdout, runText(run, run.state === 'unfinished' && holder !== null ? describeBlocker(holder) : null, options.verbose === true, paint))
  return 0
}

/** @param worker - the session that carries the run out, in words; null where none does */
function runText(run: RunRecord, worker: string | null, verbose: boolean, paint: Paint): string {
  const steps = stepsOf(run.plan)
  const finished = steps.filter((step) => run.steps.get(step.number)?.state === 'finished').length
  const colour = run.state === 'unfinished' ? paint.yellow : run.state === 'finished' ? paint.green : paint.dim
  const lines = [
    `run ${run.id}: ${colour(worker === null ? run.state : 'running')}, ${finished} of ${count(steps.length, 'step')}, begun ${run.started}${run.ended === null ? '' : `, ended ${run.ended}`} by ${oneLine(run.startedBy)}`,
  ]
  const next = steps.find((step) => run.steps.get(step.number)?.state !== 'finished')
  if (run.state === 'unfinished' && next !== undefined) {
    lines.push(`  next: step ${next.number}, ${oneLine(next.title)}`)
    lines.push(
      worker === null
        ? '  schemactl apply goes on there; schemactl apply --abandon gives the run up, and plans anew from what is there'
        : `  at work: ${oneLine(worker)}`,
    )
  }
  if (verbose) {
    for (const step of steps) {
      const record = run.steps.get(step.number)
      const rows = record === undefined || record.rows === null ? '' : `, ${count(record.rows, 'row')}`
      lines.push(paint.dim(`  ${String(step.number).padStart(4)}  ${record?.state ?? 'not begun'}${rows}: ${oneLine(step.title)}`))
    }
  }
  return `${lines.join('\n')}\n`
}
