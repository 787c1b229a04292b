import { Option, type Command } from 'commander'
import { describe } from '../model/identity.ts'
import type { Finding } from '../lint/rule.ts'
import type { Paint } from '../review/paint.ts'
import { count, oneLine, visible } from '../review/summary.ts'
import { readSettings } from '../settings/read-settings.ts'
import { command, flagsOf, withFromAndTo, type CommonOptions } from './options.ts'
import type { Finish } from './finish.ts'
import { paintOf, ProgressLine, write, type Surroundings } from './terminal.ts'

interface LintOptions extends CommonOptions {
  readonly format: 'text' | 'json'
}

export function lintCommand(surroundings: Surroundings, finish: Finish): Command {
  return withFromAndTo(
    command('lint', 'Report findings about the desired state', [
      ['schemactl lint', 'exit 3 where one is an error'],
      ['schemactl lint --format json', 'for another program'],
    ]),
  )
    .addOption(new Option('--format <format>', 'how findings are shown').choices(['text', 'json']).default('text'))
    .action((options: LintOptions) => finish(() => showFindings(options, surroundings)))
}

async function showFindings(options: LintOptions, { stdout, stderr, variables, signal }: Surroundings): Promise<number> {
  const settings = await readSettings(flagsOf(options), variables)
  const progress = new ProgressLine(stderr, variables)
  progress.show('building the desired state')
  const { lint } = await import('../workflow/verify.ts')
  const findings = await lint({ from: settings.database, to: settings.schema, settings, signal }).finally(() => progress.clear())
  if (options.format === 'json') await write(stdout, `${JSON.stringify(findings, null, 2)}\n`)
  else {
    const paint = paintOf(stdout, variables)
    for (const finding of findings) await write(stdout, findingText(finding, paint))
  }
  const errors = findings.filter((finding) => finding.severity === 'error').length
  await write(stderr, `${count(findings.length, 'finding')}${errors === 0 ? '' : `, ${count(errors, 'error')}`}\n`)
  return errors > 0 ? 3 : 0
}

function findingText({ severity, rule, about, message, remedy }: Finding, paint: Paint): string {
  const colour = severity === 'error' ? paint.red : paint.yellow
  return `${oneLine(describe(about))}: ${colour(`${severity} ${rule}`)}: ${visible(message)}\n  ${paint.cyan('remedy:')} ${visible(remedy)}\n`
}
