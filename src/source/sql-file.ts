import { aboutCluster } from '../kinds/forms/cluster.ts'
import { backfillOf, checkOf, directiveOf, renamedFrom, rowsOf, rowsOptions, type Directive } from '../kinds/forms/directive.ts'
import { renamedIdentity } from '../kinds/forms/rename.ts'
import { backfilledColumn, declaredBy, type Declared, type Element } from '../kinds/forms/statement.ts'
import { split, type Oddity, type Statement } from '../sql/split.ts'
import { printed } from '../sql/sql.ts'
import type { Token } from '../sql/tokens.ts'
import { emptyContent, type Content } from './content.ts'
import type { SourceFile } from './files.ts'
import { indexOfCharacter, Lines } from './lines.ts'
import { creationSchema, sessionOf } from './session.ts'

/**
 * Reads an SQL file: its statements, and the directives in its comments.
 * @param environment - what `@only` compares with; null where none is chosen
 */
export function readSqlFile(file: SourceFile, environment: string | null): Content {
  return new SqlFile(file, environment).read()
}

const writesRows: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'TRUNCATE'])

class SqlFile {
  private readonly text: string
  private readonly lines: Lines
  private readonly environment: string | null
  private readonly content = emptyContent()
  /** Statements in effect, by the parameter that they set. */
  private readonly settings = new Map<string, string>()
  private schema = 'public'

  constructor(file: SourceFile, environment: string | null) {
    this.text = file.text
    this.lines = new Lines(file.path, file.text)
    this.environment = environment
  }

  read(): Content {
    const { statements, oddities, comments } = split(this.text)
    for (const oddity of oddities) this.odd(oddity)
    for (const statement of statements) this.statement(statement)
    for (const comment of comments) {
      const directive = this.directive(comment)
      if (directive !== null) this.invalid(directive, `@${directive.name} is followed by no statement`)
    }
    return this.content
  }

  private statement(statement: Statement): void {
    const { start, end, tokens } = statement
    const declared = declaredBy(this.text, tokens, this.schema)
    const attached = statement.comments.flatMap((comment) => {
      const directive = this.directive(comment)
      return directive === null ? [] : [{ directive, element: elementFor(this.text, statement, declared, comment) }]
    })
    const only = attached.find(({ directive }) => directive.name === 'only')
    if (only !== undefined && !environmentsIn(only.directive.text).includes(this.environment ?? '')) return

    let isDeclaration = true
    for (const { directive, element } of attached) {
      if (element === 'nothing') this.invalid(directive, `@${directive.name} is followed by no column, constraint or value`)
      else isDeclaration = this.apply(directive, statement, declared, element) && isDeclaration
    }
    if (!isDeclaration) return

    const { text, lines } = this
    const sql = text.slice(start, end)
    const at = lines.at(start)
    const session = sessionOf(text, tokens)
    const [first] = tokens
    const word = first === undefined ? '' : text.slice(first.start, first.end).toUpperCase()
    if (writesRows.has(word)) {
      this.content.notes.push(`${word} at ${at.path}:${at.line} is no declaration and has no effect: @data before an INSERT makes its rows part of the schema, @once ID runs a statement once`)
    }
    this.content.statements.push({
      sql,
      at,
      locate: (offset) => lines.at(start + indexOfCharacter(sql, offset)),
      opaque: declared === null && session === null,
      creates: declared?.id ?? null,
      aboutCluster: aboutCluster(text, tokens),
      session: session !== null,
      settings: session === null ? [...this.settings.values()] : [],
    })
    if (session !== null && session.parameter !== null) {
      // Set again, a parameter moves to the end: SET ROLE after SET SESSION AUTHORIZATION.
      this.settings.delete(session.parameter)
      if (!session.resets) this.settings.set(session.parameter, sql)
      if (session.searchPath !== null) this.schema = creationSchema(session.searchPath)
    }
    if (declared !== null) this.content.creations.push({ id: declared.id, signature: declared.signature, again: declared.again, sql, at })
  }

  /** @returns whether the statement still is a declaration */
  private apply(directive: Directive, statement: Statement, declared: Declared | null, element: Element | null): boolean {
    const { text, content } = this
    const at = this.lines.at(directive.start)
    if (element !== null && directive.name !== 'renamed' && directive.name !== 'backfill') {
      this.invalid(directive, `@${directive.name} belongs before a statement, not inside one`)
      return true
    }
    switch (directive.name) {
      case 'renamed': {
        const to = element === null ? (declared?.id ?? null) : element.id
        const from = renamedFrom(directive.text)
        const old = to === null || from === null ? null : renamedIdentity(to, from)
        if (from === null) this.invalid(directive, 'it reads: @renamed from=NAME')
        else if (to === null) this.invalid(directive, 'what follows @renamed creates nothing that has a name')
        else if (old === null) this.invalid(directive, `${directive.text.slice('from='.length)} has too many names`)
        else content.renames.push({ to, from: old, at })
        return true
      }
      case 'backfill': {
        const column = backfilledColumn(element === null ? (declared?.id ?? null) : element.id)
        const backfill = backfillOf(directive.text)
        if (column === null) this.invalid(directive, '@backfill belongs to a column: before it in CREATE TABLE, or before ALTER TABLE … ADD COLUMN')
        else if (backfill === null) this.invalid(directive, 'it reads: @backfill EXPRESSION [where CONDITION] [batch=ROWS]')
        else content.backfills.push({ ...column, ...backfill, at })
        return true
      }
      case 'data': {
        const options = rowsOptions(directive.text)
        const rows = rowsOf(text, statement.tokens)
        if (typeof rows === 'string') this.invalid(directive, rows)
        else if (typeof options === 'string') this.invalid(directive, options)
        else {
          const [first = '', second] = rows.table
          const table: readonly [string, string] = second === undefined ? [this.schema, first] : [first, second]
          content.rows.push({ table, ...options, columns: rows.columns, rows: text.slice(rows.rowsStart, rows.rowsEnd), at })
        }
        return false
      }
      case 'check': {
        const check = checkOf(directive.text)
        const first = statement.tokens[0]
        const word = first === undefined ? '' : text.slice(first.start, first.end).toLowerCase()
        if (check === null) this.invalid(directive, 'it reads: @check NAME [before|after]')
        else if (!['select', 'with', 'values', 'table', '('].includes(word)) this.invalid(directive, '@check belongs before a SELECT that returns the rows that offend')
        else content.checks.push({ ...check, query: printed(text.slice(statement.start, statement.end)), declaredAt: at })
        return false
      }
      case 'once': {
        const id = directive.text.trim()
        if (id === '') this.invalid(directive, 'it reads: @once ID')
        else content.once.push({ id, sql: text.slice(statement.start, statement.end), at })
        return false
      }
      case 'only':
        if (environmentsIn(directive.text).length === 0) this.invalid(directive, 'it reads: @only ENVIRONMENT')
        return true
    }
  }

  private directive(comment: Token): Directive | null {
    const found = directiveOf(this.text, comment)
    if (found === null || 'name' in found) return found
    this.content.problems.push({
      code: 'directive_invalid',
      message: `there is no directive @${found.word}`,
      remedy: `Did you mean @${found.meant}?`,
      at: this.lines.at(found.start),
      length: found.end - found.start,
    })
    return null
  }

  private invalid(directive: Directive, message: string): void {
    this.content.problems.push({
      code: 'directive_invalid',
      message,
      remedy: 'Write the directive right before what it is about, or on the same line.',
      at: this.lines.at(directive.start),
      length: Math.min(directive.end, endOfLine(this.text, directive.start)) - directive.start,
    })
  }

  private odd(oddity: Oddity): void {
    const at = this.lines.at(oddity.start)
    const length = Math.min(oddity.end, endOfLine(this.text, oddity.start)) - oddity.start
    switch (oddity.oddity) {
      case 'meta': {
        const command = this.text.slice(oddity.start, oddity.end).trim()
        if (/^\\(?:un)?restrict\b/.test(command)) return
        const remedy = 'Take the line out: files of declarations hold SQL only, and all files of a directory are read.'
        this.content.problems.push({ code: 'syntax_error', message: `${command.split(/\s/)[0] ?? ''} is a command of psql, not SQL`, remedy, at, length })
        return
      }
      case 'copy': {
        const message = 'COPY … FROM stdin brings rows, which are no declarations'
        const remedy = 'Dump the schema alone (pg_dump --schema-only), and state rows that belong to it by @data before an INSERT.'
        this.content.problems.push({ code: 'feature_unsupported', message, remedy, at, length })
        return
      }
      case 'unclosed': {
        const what = { string: 'string', quoted: 'quoted name', comment: 'comment' }[oddity.what]
        this.content.problems.push({ code: 'syntax_error', message: `this ${what} is never closed`, remedy: 'Close it.', at, length })
        return
      }
    }
  }
}

const endOfLine = (text: string, at: number): number => {
  const found = text.indexOf('\n', at)
  return found < 0 ? text.length : found
}

const environmentsIn = (text: string): readonly string[] => text.split(/[\s,]+/).filter((name) => name !== '')

/**
 * What a comment's directive is about: null for the whole statement. On a line of its own it is the element that follows, behind
 * something the element that ends on that line.
 */
function elementFor(text: string, statement: Statement, declared: Declared | null, comment: Token): Element | null | 'nothing' {
  const elements = declared?.elements ?? []
  if (elements.length === 0 || comment.start < statement.start || comment.start >= statement.end) return null
  const ownLine = /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', comment.start - 1) + 1, comment.start))
  if (ownLine) return elements.find((element) => element.start > comment.start) ?? 'nothing'
  const before = elements.findLast((element) => element.start < comment.start)
  if (before === undefined) return null
  return before.end > comment.start || !text.slice(before.end, comment.start).includes('\n') ? before : null
}

