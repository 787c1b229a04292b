import { Option, type Command } from 'commander'
import { planText } from '../review/text.ts'
import { count, summaryOf } from '../review/summary.ts'
import { redacted } from '../settings/state.ts'
import { command, withFromAndTo } from './options.ts'
import { planned, type PlanningOptions } from './planning.ts'
import type { Finish } from './finish.ts'
import { paintOf, write, type Surroundings } from './terminal.ts'

export function verifyCommand(surroundings: Surroundings, finish: Finish): Command {
  return withFromAndTo(
    command('verify', 'Find drift: is the database what the schema says, do the checks hold', [
      ['schemactl verify', 'exit 2 where the database has drifted'],
      ['schemactl verify --from $PRODUCTION --to git:main', 'from cron: what runs against what was merged'],
    ]),
  )
    .addOption(new Option('-q, --quiet', 'say nothing, exit only'))
    .action((options: PlanningOptions & { readonly quiet?: true }) => finish(() => findDrift(options, surroundings)))
}

async function findDrift(options: PlanningOptions & { readonly quiet?: true }, surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, variables } = surroundings
  const { plan, settings } = await planned({ ...options, prove: false }, surroundings)
  const { verifyChecks } = await import('../workflow/verify.ts')
  await verifyChecks({ plan, from: settings.database })
  if (plan.batches.length === 0) {
    if (options.quiet !== true) await write(stderr, `${redacted(settings.database)} is what ${settings.schema} declares; ${count(plan.checks.length, 'check')} held\n`)
    return 0
  }
  if (options.quiet !== true) {
    await write(stdout, planText(plan, { paint: paintOf(stdout, variables), verbose: options.verbose === true }))
    await write(stderr, `${redacted(settings.database)} has drifted from ${settings.schema}: ${count(summaryOf(plan).steps, 'step')} would bring it back\n`)
  }
  return 2
}
