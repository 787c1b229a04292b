import { Command, CommanderError } from 'commander'
import { packageVersion } from '../package.ts'
import { applyCommand } from './apply.ts'
import { diffCommand } from './diff.ts'
import type { Finish } from './finish.ts'
import { initCommand } from './init.ts'
import { inspectCommand } from './inspect.ts'
import { lintCommand } from './lint.ts'
import { report } from './failure.ts'
import { keepDirectories, releaseDirectories } from '../postgres/kept-directories.ts'
import { snapshotCommand } from './snapshot.ts'
import { statusCommand } from './status.ts'
import type { Surroundings } from './terminal.ts'
import { verifyCommand } from './verify.ts'

const epilogue = `
STATE is postgres://…; pglite:DIR or pglite: (embedded); a file or directory of declarations; git:REF[:PATH]; FILE.catalog.json.
Exit codes: 0 done, 1 error, 2 there are changes, 3 refused, 130 interrupted.

Examples:
  $ schemactl init                    # settings and a schema/ to start from
  $ schemactl diff                    # the plan from the database to schema/
  $ schemactl apply                   # the same, asked about, then run
`

/**
 * Runs one command line.
 * @param parameters - without the program's own name
 * @returns the exit code
 */
export async function run(parameters: readonly string[], surroundings: Surroundings): Promise<number> {
  let code = 0
  const finish: Finish = async (work) => {
    keepDirectories()
    try {
      code = await work()
    } finally {
      // The embedded server would keep the process alive.
      const { closeWorkshop } = await import('../shadow/workshop.ts')
      await closeWorkshop()
      await releaseDirectories()
    }
  }
  const program = new Command('schemactl')
    .description('Declarative schemas for PostgreSQL: lock-safe plans, proven before anyone sees them.')
    .version(packageVersion(), '-V, --version')
    .addHelpText('after', epilogue)
    .configureOutput({
      writeOut: (text) => surroundings.stdout.write(text),
      writeErr: (text) => surroundings.stderr.write(text),
    })
    .showSuggestionAfterError(true)
  for (const make of [initCommand, diffCommand, applyCommand, snapshotCommand, inspectCommand, verifyCommand, lintCommand, statusCommand]) {
    program.addCommand(make(surroundings, finish).copyInheritedSettings(program))
  }
  for (const command of [program, ...program.commands]) command.exitOverride()
  try {
    await program.parseAsync(parameters, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    return await report(error, surroundings)
  }
}
