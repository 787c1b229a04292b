import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Option, type Command } from 'commander'
import { SchemactlError } from '../model/problem.ts'
import { count } from '../review/summary.ts'
import { readSettings } from '../settings/read-settings.ts'
import type { Settings } from '../settings/settings.ts'
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
      ['schemactl inspect --format yaml --out schema', 'in a directory that has declarations: updates them, comments stay'],
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
  if (options.out !== undefined && options.format !== 'json') {
    const { holdsDeclarations } = await import('../workflow/update.ts')
    if (await holdsDeclarations(options.out)) return updateInPlace(options, options.out, settings, surroundings, progress)
  }
  const { inspect } = await import('../workflow/inspect.ts')
  const files = await inspect({ from: settings.database, format: options.format, settings, signal }).finally(() => progress.clear())
  if (options.out === undefined) {
    // One stream is of one language.
    const [written, others] = [true, false].map((same) => files.filter(({ path }) => path.endsWith(`.${options.format}`) === same))
    for (const { text } of written ?? []) await write(stdout, text)
    for (const { path } of others ?? []) await write(stderr, `left out: ${path}, which --out writes\n`)
    return 0
  }
  if (options.format === 'json') await refuseOther(options.out)
  for (const { path, text } of files) {
    const target = options.format === 'json' ? options.out : join(options.out, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
  }
  await write(stderr, `wrote ${count(files.length, 'file')} to ${options.out}\n`)
  return 0
}

/** A directory that has declarations keeps them: they are brought to say what the database holds. */
async function updateInPlace(options: InspectOptions, directory: string, settings: Settings, { stderr }: Surroundings, progress: ProgressLine): Promise<number> {
  const { updateDeclarations } = await import('../workflow/update.ts')
  const format = options.format === 'yaml' ? 'yaml' : 'sql'
  const { files, left } = await updateDeclarations({ from: settings.database, directory, format, settings }).finally(() => progress.clear())
  for (const { path, text } of files) {
    await mkdir(dirname(join(directory, path)), { recursive: true })
    await writeFile(join(directory, path), text)
  }
  const fresh = files.filter(({ isNew }) => isNew).length
  if (files.length + left.length === 0) await write(stderr, `${directory} says what the database holds: nothing is written\n`)
  else await write(stderr, `wrote ${count(fresh, 'new file')} and updated ${count(files.length - fresh, 'file')} in ${directory}\n`)
  if (left.length > 0) await write(stderr, `left as they are:\n${left.map((line) => `  ${line}\n`).join('')}`)
  return 0
}

/** A catalog replaces a catalog, nothing else. */
async function refuseOther(path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null || text.startsWith('{"format":')) return
  throw new SchemactlError({ code: 'usage', message: `${path} is there already, and is no catalog`, remedy: 'Nothing was written. Name another file.' })
}
