import { Command, Option } from 'commander'
import type { Flags } from '../settings/read-settings.ts'

/** Options that all commands understand the same way; absent where they are not given. */
export interface CommonOptions {
  readonly from?: string
  readonly to?: string
  readonly schemas?: readonly string[]
  readonly shadow?: string
  readonly environment?: string
  readonly settings?: string
  readonly verbose?: true
}

/** A command with the common options, and an example for its help. */
export function command(name: string, summary: string, examples: readonly (readonly [line: string, meaning: string])[]): Command {
  const width = Math.max(...examples.map(([line]) => line.length))
  const shown = examples.map(([line, meaning]) => `  $ ${line.padEnd(width)}  # ${meaning}`)
  return new Command(name).summary(summary).description(summary).addHelpText('after', `\nExamples:\n${shown.join('\n')}\n`)
}

const from = (): Option => new Option('--from <state>', 'the live database: postgres://…, pglite:DIR (default: DATABASE_URL, then the settings)')
const to = (): Option => new Option('--to <state>', 'what it shall be: declarations, git:REF, a database (default: the settings, then schema/)')

export function withFrom(target: Command): Command {
  return target
    .addOption(from())
    .addOption(new Option('--schemas <names>', "schemas that are managed, separated by commas; '*' for all").argParser(words))
    .addOption(new Option('-e, --environment <name>', 'an environment of the settings'))
    .addOption(new Option('--settings <file>', 'settings to read in place of schemactl.yaml'))
    .addOption(new Option('-v, --verbose', 'name what is otherwise counted'))
}

export function withFromAndTo(target: Command): Command {
  return withFrom(target)
    .addOption(to())
    .addOption(new Option('--shadow <where>', 'where declarations are built: embedded (default), target or postgres://…'))
}

/** `a,b` as a list; given twice, the lists are joined. */
export function words(text: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ]
}

export function flagsOf(options: CommonOptions): Flags {
  const { from: live, to: desired, schemas, shadow, environment, settings } = options
  return {
    ...(live === undefined ? {} : { from: live }),
    ...(desired === undefined ? {} : { to: desired }),
    ...(schemas === undefined ? {} : { schemas }),
    ...(shadow === undefined ? {} : { shadow }),
    ...(environment === undefined ? {} : { environment }),
    ...(settings === undefined ? {} : { settings }),
  }
}
