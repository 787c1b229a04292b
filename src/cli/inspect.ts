import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Option, type Command } from 'commander'
import { count } from '../review/summary.ts'
import { readSettings } from '../settings/read-settings.ts'
import { command, flagsOf, withFrom, type CommonOptions } from './options.ts'
import type { Finish } from './finish.ts'
import { ProgressLine, write, type Surroundings } from './terminal.ts'

const formats = ['sql', 'yaml', 'json'] as const

interface InspectOptions extends CommonOptions {
  readonly format: (typeof formats)[number]
  readonly out?: string
}

export function inspectCommand(surroundings: Surroundings, finish: Finish): Command {
  return withFrom(
    command('inspect', 'Write a database out as declarations', [
      ['schemactl inspect --from postgres://localhost/app --out schema', 'a file for each table with what belongs to it'],
      ['schemactl inspect --format yaml', 'as YAML, on standard output'],
      ['schemactl inspect --format json --out live.catalog.json', 'the catalog, which every STATE can name'],
    ]),
  )
    .addOption(new Option('--format <format>', 'what is written').choices(formats).default('sql'))
    .addOption(new Option('--out <path>', 'directory for the declarations, or file for the catalog; default: standard output'))
    .action((options: InspectOptions) => finish(() => writeInspection(options, surroundings)))
}

async function writeInspection(options: InspectOptions, surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, variables, signal } = surroundings
  const settings = await readSettings(flagsOf(options), variables)
  const progress = new ProgressLine(stderr, variables)
  progress.show('reading the database')
  const { inspect } = await import('../workflow/inspect.ts')
  const files = await inspect({ from: settings.database, format: options.format, settings, signal }).finally(() => progress.clear())
  if (options.out === undefined) {
    // One stream is of one language.
    const [written, others] = [true, false].map((same) => files.filter(({ path }) => path.endsWith(`.${options.format}`) === same))
    for (const { text } of written ?? []) await write(stdout, text)
    for (const { path } of others ?? []) await write(stderr, `left out: ${path}, which --out writes\n`)
    return 0
  }
  for (const { path, text } of files) {
    const target = options.format === 'json' ? options.out : join(options.out, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
  }
  await write(stderr, `wrote ${count(files.length, 'file')} to ${options.out}\n`)
  return 0
}
