import { writeFile } from 'node:fs/promises'
import { Option, type Command } from 'commander'
import { formatPlan, planFormats, type PlanFormat } from '../review/format.ts'
import { writePlan } from '../review/plan-file.ts'
import { command, withFromAndTo } from './options.ts'
import { planned, type PlanningOptions } from './planning.ts'
import type { Finish } from './finish.ts'
import { paintOf, write, type Surroundings } from './terminal.ts'

interface DiffOptions extends PlanningOptions {
  readonly format: PlanFormat
  readonly out?: string
  readonly exitCode?: true
}

export function diffCommand(surroundings: Surroundings, finish: Finish): Command {
  return withFromAndTo(
    command('diff', 'Show the plan that turns --from into --to', [
      ['schemactl diff', 'from the database to schema/'],
      ['schemactl diff --from postgres://localhost/app --out plan.json', 'keep it for apply'],
      ['schemactl diff --from git:main --to schema --format markdown', 'for a pull request, without a database'],
      ['schemactl diff --format sql | psql -v ON_ERROR_STOP=1 …', 'run it with psql'],
    ]),
  )
    .addOption(new Option('--format <format>', 'how it is shown').choices(planFormats).default('text'))
    .addOption(new Option('--out <file>', 'keep the plan as a file that apply takes'))
    .addOption(new Option('--exit-code', 'exit 2 where there are changes'))
    .addOption(new Option('--no-prove', 'do not run the plan on a copy first'))
    .action((options: DiffOptions) => finish(() => showDiff(options, surroundings)))
}

async function showDiff(options: DiffOptions, surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, variables } = surroundings
  const { plan, settings } = await planned(options, surroundings)
  if (options.out !== undefined) {
    await writeFile(options.out, writePlan(plan))
    await write(stderr, `${options.out} holds the plan: schemactl apply ${options.out}\n`)
  }
  const paint = paintOf(stdout, variables)
  await write(stdout, formatPlan(plan, options.format, { paint, verbose: options.verbose === true, lockTimeout: settings.lockTimeout }))
  return options.exitCode === true && plan.batches.length > 0 ? 2 : 0
}
