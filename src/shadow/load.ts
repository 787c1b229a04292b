import { describe, isOfServer } from '../model/identity.ts'
import type { Problem } from '../model/problem.ts'
import { SchemactlError } from '../model/problem.ts'
import { PostgresError, type Connection } from '../postgres/connection.ts'
import { nameOf, tokensOf } from '../sql/tokens.ts'
import type { Declaration } from '../source/declaration.ts'
import type { Sql } from '../sql/sql.ts'

/** Statements a transaction may hold before every further one pays for all locks held. */
export const batchSize = 200

/**
 * Carries out declarations in any order: all in one go where that works; else one by one, round by round, for as long as a
 * round brings something. Where `commits`, in transactions of `batchSize` statements; otherwise inside the caller's.
 * @param base - what is in effect where a file sets nothing: its role, and that unqualified names go to public as they do for psql;
 *   in effect again at the end
 * @throws SchemactlError `declaration_rejected`, or `declaration_cycle` where what is left waits for itself
 */
export async function loadDeclarations(connection: Connection, declarations: readonly Declaration[], commits: boolean, base: Sql): Promise<void> {
  await connection.execute(base)
  await loadInRounds(connection, declarations, commits, base)
  await connection.execute(base)
}

async function loadInRounds(connection: Connection, declarations: readonly Declaration[], commits: boolean, base: Sql): Promise<void> {
  const statements = declarations.filter((one) => !one.session)
  if (await loadWhole(connection, statements, commits, base)) return
  let pending: readonly Declaration[] = statements
  let errors = new Map<Declaration, PostgresError>()
  for (;;) {
    const left: Declaration[] = []
    errors = new Map()
    for (const declaration of pending) {
      const error = await attempt(connection, declaration, base)
      if (error === null || isThereAlready(error, declaration)) continue
      left.push(declaration)
      errors.set(declaration, error)
    }
    if (left.length === 0) return
    if (left.length === pending.length) throw refused(left, errors)
    pending = left
  }
}

async function loadWhole(connection: Connection, statements: readonly Declaration[], commits: boolean, base: Sql): Promise<boolean> {
  let settings = ''
  for (let from = 0; from < statements.length; from += batchSize) {
    const texts: string[] = []
    for (const statement of statements.slice(from, from + batchSize)) {
      const wanted = settingsOf(statement, base)
      if (wanted !== settings) texts.push(wanted)
      settings = wanted
      texts.push(textOf(statement))
    }
    const text = texts.join(';\n')
    const [begin, end, undo] = commits ? ['BEGIN', 'COMMIT', 'ROLLBACK'] : ['SAVEPOINT part', 'RELEASE SAVEPOINT part', 'ROLLBACK TO SAVEPOINT part']
    await connection.execute(begin)
    try {
      await connection.execute(text)
      await connection.execute(end)
    } catch (error) {
      await connection.execute(undo)
      if (!(error instanceof PostgresError)) throw error
      // What earlier parts made is there; the rounds find it so.
      for (const statement of statements.slice(0, from)) done.add(statement)
      return false
    }
    for (const statement of statements.slice(from, from + batchSize)) done.add(statement)
  }
  return true
}

const done = new WeakSet<Declaration>()

const concurrently = /^(\s*create\s+(?:unique\s+)?index\s+)concurrently\b/i

/** The statement as a transaction takes it; positions stay. */
function textOf({ sql }: Declaration): string {
  return sql.replace(concurrently, (whole, head: string) => head + ' '.repeat(whole.length - head.length))
}

function settingsOf(declaration: Declaration, base: Sql): string {
  return [base, ...declaration.settings].join(';\n')
}

async function attempt(connection: Connection, declaration: Declaration, base: Sql): Promise<PostgresError | null> {
  if (done.has(declaration)) return null
  await connection.execute('SAVEPOINT one')
  try {
    await connection.execute(settingsOf(declaration, base))
    await connection.execute(textOf(declaration))
    await connection.execute('RELEASE SAVEPOINT one')
    return null
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error
    await connection.execute('ROLLBACK TO SAVEPOINT one; RELEASE SAVEPOINT one')
    return error
  }
}

/** Roles are the cluster's: that one is there is no fault of the declaration. */
function isThereAlready(error: PostgresError, declaration: Declaration): boolean {
  return error.sqlstate === '42710' && declaration.creates !== null && isOfServer(declaration.creates.kind)
}

const missing: ReadonlySet<string> = new Set(['42P01', '42704', '42883', '3F000', '42703'])

function refused(left: readonly Declaration[], errors: ReadonlyMap<Declaration, PostgresError>): SchemactlError {
  const created = left.flatMap((one) => (one.creates === null ? [] : [one.creates]))
  const waitsForAnother = (error: PostgresError): boolean =>
    missing.has(error.sqlstate) && created.some((id) => error.message.includes(`"${id.path.at(-1) ?? ''}"`) || error.message.includes(`"${id.path.join('.')}"`))
  const isCycle = left.length > 1 && [...errors.values()].every(waitsForAnother)
  const problems = left
    .filter((one) => isCycle || !waitsForAnother(errors.get(one) as PostgresError) || [...errors.values()].every(waitsForAnother))
    .map((one) => problemOf(one, errors.get(one) as PostgresError, isCycle))
  const [first, ...rest] = problems
  if (first === undefined) throw new Error('declarations are left without an error')
  return new SchemactlError([first, ...rest])
}

/** Where the statement says the name that a message is about, for messages without a position; in characters. */
function mentionOf(message: string, text: string): number | null {
  const name = /"((?:[^"]|"")+)"/.exec(message)?.[1]
  const token = tokensOf(text).find((one) => (one.type === 'word' || one.type === 'quoted') && nameOf(text, one) === name)
  return token === undefined ? null : Array.from(text.slice(0, token.start)).length
}

export function problemOf(declaration: Declaration, error: PostgresError, isCycle = false): Problem {
  const place = error.position === null ? mentionOf(error.message, declaration.sql) : error.position - 1
  const at = place === null ? declaration.at : declaration.locate(place)
  const detail = [error.detail, error.hint === null ? null : `hint: ${error.hint}`, error.context].filter((line) => line !== null)
  return {
    code: isCycle ? 'declaration_cycle' : 'declaration_rejected',
    message: isCycle && declaration.creates !== null ? `${describe(declaration.creates)} waits for what waits for it: ${error.message}` : error.message,
    remedy: isCycle ? 'State the reference that closes the circle on its own, as ALTER TABLE … ADD CONSTRAINT or CREATE OR REPLACE.' : 'Fix the declaration: PostgreSQL refused it in the shadow.',
    at,
    sqlstate: error.sqlstate,
    ...(detail.length === 0 ? {} : { detail }),
  }
}
