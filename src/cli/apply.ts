import { readFile } from 'node:fs/promises'
import { Argument, InvalidArgumentError, Option, type Command } from 'commander'
import { halfOf, type Half } from '../apply/half.ts'
import { hazardProblem } from '../apply/hazards.ts'
import { hazardNames, refusedHazards, type HazardName } from '../model/hazard.ts'
import type { Plan } from '../model/plan.ts'
import { SchemactlError } from '../model/problem.ts'
import { readPlan } from '../review/plan-file.ts'
import { count, oneLine, stepsOf } from '../review/summary.ts'
import { planText } from '../review/text.ts'
import { readSettings } from '../settings/read-settings.ts'
import type { Settings } from '../settings/settings.ts'
import { redacted } from '../settings/state.ts'
import { ApplyProgress } from './apply-progress.ts'
import { withDatabase } from './database.ts'
import { losses } from './losses.ts'
import { command, flagsOf, withFromAndTo, words } from './options.ts'
import { planned, type PlanningOptions } from './planning.ts'
import type { Finish } from './finish.ts'
import { confirmed, paintOf, write, type Surroundings } from './terminal.ts'

interface ApplyOptions extends PlanningOptions {
  readonly yes?: true
  readonly allow?: readonly HazardName[]
  readonly phase?: Half
  readonly dryRun?: true
  readonly abandon?: true
  readonly quiet?: true
}

export function applyCommand(surroundings: Surroundings, finish: Finish): Command {
  return withFromAndTo(
    command('apply', 'Show the plan, ask, and run it; goes on where an earlier run was stopped', [
      ['schemactl apply', 'plan, ask, run'],
      ['schemactl apply plan.json --yes', 'run a plan that was reviewed, without asking'],
      ['schemactl apply --phase expand', 'before the new code is deployed; --phase contract after'],
      ['schemactl apply --allow data_loss', 'let a column go with its values'],
    ]),
  )
    .addArgument(new Argument('[plan]', 'a plan that diff --out wrote; without one it is made now'))
    .addOption(new Option('-y, --yes', 'do not ask'))
    .addOption(new Option('--allow <hazards>', `hazards that may be, separated by commas: ${[...refusedHazards].join(', ')}`).argParser(allowed))
    .addOption(new Option('--phase <phase>', 'expand: up to where old code still works; contract: the rest').choices(['expand', 'contract']))
    .addOption(new Option('--dry-run', 'show the plan and whether it would run'))
    .addOption(new Option('-q, --quiet', 'do not show the plan'))
    .addOption(new Option('--abandon', 'give an unfinished run up, and plan from what is there'))
    .addOption(new Option('--no-prove', 'do not run the plan on a copy first'))
    .action((file: string | undefined, options: ApplyOptions) => finish(() => applyChanges(file, options, surroundings)))
}

/** Hazards separated by commas, or the option given several times. */
function allowed(text: string, before: readonly HazardName[] | undefined): readonly HazardName[] {
  const names = words(text).map((word) => {
    const name = hazardNames.find((each) => each === word)
    if (name === undefined) throw new InvalidArgumentError(`There is no hazard ${word}. The hazards are ${hazardNames.join(', ')}.`)
    return name
  })
  return [...(before ?? []), ...names]
}

async function applyChanges(file: string | undefined, options: ApplyOptions, surroundings: Surroundings): Promise<number> {
  const { stdin, stderr, variables, signal } = surroundings
  const paint = paintOf(stderr, variables)
  const settings = await readSettings(flagsOf(options), variables)
  if (options.abandon === true) await abandon(settings, surroundings)
  const plan = file === undefined ? ((await unfinishedPlan(settings, surroundings)) ?? (await planned(options, surroundings)).plan) : await storedPlan(file)
  if (options.quiet !== true) await write(stderr, planText(plan, { paint, verbose: options.verbose === true }))

  const steps = stepsOf(halfOf(plan, options.phase))
  const allow = [...settings.hazards, ...(options.allow ?? [])]
  const refusal = hazardProblem(steps, allow)
  if (refusal !== null) throw new SchemactlError(refusal)
  if (options.dryRun === true) return 0

  if (options.yes !== true && steps.length > 0) {
    if (!stdin.isTTY) {
      throw new SchemactlError({ code: 'not_confirmed', message: 'there is no terminal to ask on', remedy: 'Nothing was changed. Give --yes to apply without asking.' })
    }
    const lost = losses(steps)
    if (lost.length > 0) await write(stderr, `\n${paint.red('This would be lost:')}\n${lost.map((line) => `  ${oneLine(line)}`).join('\n')}\n`)
    if (!(await confirmed(`\nApply this plan to ${redacted(settings.database)}?`, surroundings))) {
      throw new SchemactlError({ code: 'not_confirmed', message: 'the plan was not confirmed', remedy: 'Nothing was changed.' })
    }
  }

  const progress = new ApplyProgress(steps.length, options.phase, surroundings)
  try {
    const { apply } = await import('../workflow/apply.ts')
    const outcome = await apply({
      plan,
      from: settings.database,
      to: settings.schema,
      settings: { ...settings, hazards: allow },
      ...(options.phase === undefined ? {} : { phase: options.phase }),
      signal,
      onProgress: (event) => progress.tell(event),
    })
    progress.finish(outcome)
  } finally {
    progress.end()
  }
  return 0
}

async function storedPlan(file: string): Promise<Plan> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new SchemactlError({ code: 'file_unreadable', message: `the plan ${file} cannot be read`, remedy: 'Name a file that schemactl diff --out wrote.' }, { cause })
  })
  return readPlan(text, file)
}

/** The plan of a run that was stopped: it is gone on with before anything else is planned. */
async function unfinishedPlan(settings: Settings, { stderr, signal }: Surroundings): Promise<Plan | null> {
  const { findRun } = await import('../apply/journal.ts')
  const { refuseWhileRunning } = await import('../apply/guard.ts')
  const run = await withDatabase(settings, 'read', async (connection) => {
    await refuseWhileRunning(connection, signal)
    return findRun(connection)
  })
  if (run === null) return null
  const finished = [...run.steps.values()].filter((step) => step.state === 'finished').length
  await write(stderr, `run ${run.id}, begun ${run.started}, was stopped after ${finished} of ${count(stepsOf(run.plan).length, 'step')}: this is its plan\n\n`)
  return run.plan
}

async function abandon(settings: Settings, { stderr }: Surroundings): Promise<void> {
  const { abandonRun } = await import('../apply/apply-plan.ts')
  const run = await withDatabase(settings, 'write', abandonRun)
  await write(stderr, run === null ? 'no run is unfinished\n' : `run ${run.id} is given up; what it did stays\n`)
}
