import { readFileSync } from 'node:fs'
import { problemCodes, SchemactlError } from '../model/problem.ts'
import { problemText, withoutPasswords, type LineOf } from './problem-text.ts'
import { paintOf, write, type Surroundings } from './terminal.ts'

/** Prints what was thrown on stderr and returns the exit code that it stands for. */
export async function report(error: unknown, surroundings: Surroundings): Promise<number> {
  const { stderr, variables, signal } = surroundings
  const paint = paintOf(stderr, variables)
  if (error instanceof SchemactlError) {
    const lineOf = lineReader()
    await write(stderr, error.problems.map((problem) => problemText(problem, lineOf, paint)).join('\n'))
    if (variables['SCHEMACTL_DEBUG']) await write(stderr, `${withoutPasswords(traceOf(error))}\n`)
    return problemCodes[error.problems[0].code]
  }
  if (signal.aborted) {
    await write(stderr, `${paint.red('error interrupted')}: nothing was changed\n`)
    return problemCodes.interrupted
  }
  await write(stderr, `${paint.red('error')}: this is a bug in schemactl\n${withoutPasswords(traceOf(error))}\n`)
  return 1
}

/** Lines of the files that problems point to; those of a git revision are not on disk, so they are shown without. */
function lineReader(): LineOf {
  const files = new Map<string, readonly string[]>()
  return (path, line) => {
    let lines = files.get(path)
    if (lines === undefined) {
      lines = linesOf(path)
      files.set(path, lines)
    }
    return lines[line - 1] ?? null
  }
}

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/)
  } catch {
    return []
  }
}

function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const sqlstate = 'sqlstate' in error && typeof error.sqlstate === 'string' ? ` (SQLSTATE ${error.sqlstate})` : ''
  const cause = error.cause === undefined ? '' : `\ncaused by ${traceOf(error.cause)}`
  return `${error.stack ?? error.message}${sqlstate}${cause}`
}
