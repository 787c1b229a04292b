import type { Problem } from '../model/problem.ts'
import { plain, type Paint } from '../review/paint.ts'
import { visible } from '../review/summary.ts'

/** Text of a file's line, from 1; null where it cannot be had. */
export type LineOf = (path: string, line: number) => string | null

/**
 * A problem as people read it: `path:line:column: error code (SQLSTATE 42704): message`, the line with an underline, the remedy and what
 * else there is to say; ends in a line feed.
 */
export function problemText(problem: Problem, lineOf: LineOf, paint: Paint = plain): string {
  const { at, length } = problem
  const where = at === undefined ? '' : `${at.path}:${at.line}:${at.column}: `
  const sqlstate = problem.sqlstate === undefined ? '' : ` (SQLSTATE ${problem.sqlstate})`
  const lines = [`${visible(where)}${paint.red(`error ${problem.code}`)}${sqlstate}: ${withoutPasswords(visible(problem.message))}`]
  const line = at === undefined ? null : lineOf(at.path, at.line)
  if (at !== undefined && line !== null) {
    const number = `  ${at.line} | `
    const characters = Array.from(line)
    const before = characters.slice(0, at.column - 1).map((character) => (character === '\t' ? '\t' : ' '))
    const width = Math.max(1, Math.min(length ?? 1, characters.length - at.column + 1))
    lines.push(`${paint.dim(number)}${visible(line)}`, `${paint.dim(`${' '.repeat(number.length - 2)}| `)}${before.join('')}${paint.red('^'.repeat(width))}`)
  }
  if (problem.detail !== undefined) lines.push(...problem.detail.flatMap((detail) => detail.split('\n')).map((detail) => `  ${withoutPasswords(visible(detail))}`))
  lines.push(`  ${paint.cyan('remedy:')} ${withoutPasswords(problem.remedy)}`)
  return `${lines.join('\n')}\n`
}

/** A last line of defence: URLs lose their passwords wherever a message quotes one. */
export function withoutPasswords(text: string): string {
  return text.replaceAll(/(\b[a-z][a-z0-9+]*:\/\/[^\s:/@'"]*:)[^\s'"]*(?=@)/gi, '$1…').replaceAll(/([?&][a-z]*password=)[^\s&'"]*/gi, '$1…')
}
