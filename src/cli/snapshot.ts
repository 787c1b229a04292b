import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Option, type Command } from 'commander'
import { SchemactlError } from '../model/problem.ts'
import { formatPlan, type PlanFormat } from '../review/format.ts'
import { command, withFromAndTo } from './options.ts'
import { planned, type PlanningOptions } from './planning.ts'
import type { Finish } from './finish.ts'
import { write, type Surroundings } from './terminal.ts'

interface SnapshotOptions extends PlanningOptions {
  readonly dir: string
  readonly check?: true
}

const forms: readonly (readonly [file: string, format: PlanFormat])[] = [
  ['plan.md', 'markdown'],
  ['plan.sql', 'sql'],
  ['plan.json', 'json'],
]

export function snapshotCommand(surroundings: Surroundings, finish: Finish): Command {
  return withFromAndTo(
    command('snapshot', 'Write the plan to snapshots/, for review in git', [
      ['schemactl snapshot', 'write plan.md, plan.sql and plan.json'],
      ['schemactl snapshot --check', 'in CI: exit 2 where they are not what would be written'],
      ['schemactl snapshot --from git:main', 'what this branch changes, without a database'],
    ]),
  )
    .addOption(new Option('--dir <directory>', 'where the files are').default('snapshots'))
    .addOption(new Option('--check', 'write nothing; exit 2 and say what differs'))
    .addOption(new Option('--no-prove', 'do not run the plan on a copy first'))
    .action((options: SnapshotOptions) => finish(() => takeSnapshot(options, surroundings)))
}

async function takeSnapshot(options: SnapshotOptions, surroundings: Surroundings): Promise<number> {
  const { plan, settings } = await planned(options, surroundings)
  const files = forms.map(([file, format]) => ({
    path: join(options.dir, file),
    text: formatPlan(plan, format, { lockTimeout: settings.lockTimeout }),
  }))
  if (options.check !== true) {
    await mkdir(options.dir, { recursive: true })
    for (const { path, text } of files) await writeFile(path, text)
    await write(surroundings.stderr, `wrote ${files.map(({ path }) => path).join(', ')}\n`)
    return 0
  }
  const differences = await Promise.all(
    files.map(async ({ path, text }) => difference(path, await readFile(path, 'utf8').catch(() => null), text)),
  )
  const detail = differences.filter((line) => line !== null)
  if (detail.length > 0) {
    throw new SchemactlError({
      code: 'snapshot_stale',
      message: `${options.dir} is not what would be generated`,
      remedy: 'Run schemactl snapshot, review what changes, and commit it.',
      detail,
    })
  }
  await write(surroundings.stderr, `${options.dir} is what would be generated\n`)
  return 0
}

/** Where two versions of a file part, as one line; null where they are the same. */
function difference(path: string, committed: string | null, generated: string): string | null {
  if (committed === null) return `${path} is missing`
  // A checkout may have turned line ends.
  const before = committed.replaceAll('\r\n', '\n').split('\n')
  const after = generated.split('\n')
  const at = after.findIndex((line, index) => line !== before[index])
  if (at === -1 && before.length === after.length) return null
  const line = at === -1 ? after.length : at
  return `${path}:${line + 1}: committed: ${before[line] ?? '(end of file)'}\n${path}:${line + 1}: generated: ${after[line] ?? '(end of file)'}`
}
