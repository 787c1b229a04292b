import { imitated, kindOf } from '../kinds/registry.ts'
import { majorOf } from '../model/catalog.ts'
import { describe, isOfServer, rankOf } from '../model/identity.ts'
import type { Problem } from '../model/problem.ts'
import { SchemactlError } from '../model/problem.ts'
import { PostgresError, type Connection } from '../postgres/connection.ts'
import { nameOf, tokensOf } from '../sql/tokens.ts'
import type { Declaration } from '../source/declaration.ts'
import type { Sql } from '../sql/sql.ts'

/** Statements a transaction may hold before every further one pays for all locks held. */
export const batchSize = 200

/**
 * Carries out declarations in any order: `batchSize` at a time where that works, else one by one; and that again, round by round, for
 * as long as a round brings something. (In halves, most would be carried out as often as there are halvings.)
 * @param commits - whether each part is a transaction of its own; otherwise all is inside the caller's
 * @param base - what is in effect where a file sets nothing: its role, and that unqualified names go to public as they do for psql;
 *   in effect again at the end
 * @param major - of the server that the declarations are meant for; by default this one's
 * @throws SchemactlError `declaration_rejected`, or `declaration_cycle` where what is left waits for itself
 */
export async function loadDeclarations(connection: Connection, declarations: readonly Declaration[], commits: boolean, base: Sql, major: number = majorOf(connection.server)): Promise<void> {
  await connection.execute(base)
  const textOf = connection.kind === 'embedded' ? (one: Declaration) => imitated(plainText(one), { major, known: false }) : plainText
  const frame = commits ? transactions : savepoints
  let pending: readonly Declaration[] = []
  const sections = sectionsOf(heldFirst(declarations.filter((one) => !one.session)))
  for (const [index, section] of sections.entries()) {
    pending = [...pending, ...section]
    while (pending.length > 0) {
      const errors = new Map<Declaration, PostgresError>()
      for (let from = 0; from < pending.length; from += batchSize) await loadPart(connection, pending.slice(from, from + batchSize), frame, base, textOf, errors)
      const left = pending.filter((one) => errors.has(one))
      const isStuck = left.length === pending.length
      if (isStuck && index === sections.length - 1) throw refused(left, errors)
      pending = left
      if (isStuck) break
    }
  }
  await connection.execute(base)
}

const undoes = /^\s*drop\b/i

/**
 * Roles, schemas and extensions before all that could need them; else nothing of a file sorted before theirs could be made at first.
 * A file that drops what it makes next is left as it is.
 */
function heldFirst(declarations: readonly Declaration[]): readonly Declaration[] {
  // Schemas that are made after it have these privileges.
  const privileged = declarations.findIndex(({ sql }) => countsForSchemas.test(sql))
  if (privileged >= 0) return [...heldFirst(declarations.slice(0, privileged)), ...declarations.slice(privileged)]
  const kept = new Set(declarations.filter(({ sql }) => undoes.test(sql)).map(({ at }) => at.path))
  const holds = ({ creates, at }: Declaration): boolean => creates !== null && (isOfServer(creates.kind) || kindOf(creates.kind).holdsOthers === true) && !kept.has(at.path)
  const rank = ({ creates }: Declaration): number => (creates === null ? 0 : rankOf(creates.kind))
  return [...declarations.filter(holds).sort((a, b) => rank(a) - rank(b)), ...declarations.filter((one) => !holds(one))]
}

const countsForWhatFollows = /^\s*alter\s+default\s+privileges\b/i

const countsForSchemas = /^\s*alter\s+default\s+privileges\b.*\bon\s+schemas\b/is

/** Each begins with what counts for all that is made after it: that waits for whatever can be made before. */
function sectionsOf(declarations: readonly Declaration[]): readonly (readonly Declaration[])[] {
  const sections: Declaration[][] = []
  let counts = false
  for (const one of declarations) {
    const begins = countsForWhatFollows.test(one.sql) && !counts
    counts = countsForWhatFollows.test(one.sql)
    const section = sections.at(-1)
    if (section === undefined || begins) sections.push([one])
    else section.push(one)
  }
  return sections
}

interface Frame {
  readonly begin: string
  readonly end: string
  readonly undo: string
}

const transactions: Frame = { begin: 'BEGIN', end: 'COMMIT', undo: 'ROLLBACK' }
const savepoints: Frame = { begin: 'SAVEPOINT part', end: 'RELEASE SAVEPOINT part', undo: 'ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part' }

type TextOf = (declaration: Declaration) => string

/** Carries out all that can be, in this order; for what cannot, `errors` has what the server said. */
async function loadPart(connection: Connection, statements: readonly Declaration[], frame: Frame, base: Sql, textOf: TextOf, errors: Map<Declaration, PostgresError>): Promise<void> {
  const [first] = statements
  if (first === undefined) return
  await connection.execute(`${frame.begin};\n${settingsOf(first, base)}`)
  try {
    // A statement by itself: its error's position counts from its own beginning.
    await connection.execute(statements.length === 1 ? textOf(first) : wholeOf(statements, base, textOf))
    await connection.execute(frame.end)
  } catch (error) {
    await connection.execute(frame.undo)
    if (!(error instanceof PostgresError)) throw error
    if (statements.length === 1) {
      if (!isThereAlready(error, first)) errors.set(first, error)
      return
    }
    for (const one of statements) await loadPart(connection, [one], frame, base, textOf, errors)
  }
}

/** The statements as one text, with settings where they change. */
function wholeOf(statements: readonly Declaration[], base: Sql, textOf: TextOf): string {
  let settings: string | null = null
  const texts: string[] = []
  for (const statement of statements) {
    const wanted = settingsOf(statement, base)
    if (settings !== null && wanted !== settings) texts.push(wanted)
    settings = wanted
    texts.push(textOf(statement))
  }
  return texts.join(';\n')
}

const concurrently = /^(\s*create\s+(?:unique\s+)?index\s+)concurrently\b/i

/** The statement as a transaction takes it; positions stay. */
function plainText({ sql }: Declaration): string {
  return sql.replace(concurrently, (whole, head: string) => head + ' '.repeat(whole.length - head.length))
}

function settingsOf(declaration: Declaration, base: Sql): string {
  return [base, ...declaration.settings].join(';\n')
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

/** Where the error is in the statement, or in a body that the statement holds as it is; in characters from 0. */
function placeIn(text: string, { position, inside, message }: PostgresError): number | null {
  const characters = (units: number): number => Array.from(text.slice(0, units)).length
  if (position !== null) return characters(position - 1)
  const body = inside === null ? -1 : text.indexOf(inside.text)
  return inside === null || body < 0 ? mentionOf(message, text) : characters(body + inside.position - 1)
}

function remedyOf({ sqlstate, message }: PostgresError): string {
  if (sqlstate === '42704' && message.startsWith('role ')) return 'Correct its name, or create the role on the server first: roles belong to the cluster, and no plan creates them.'
  // "… not supported": by this build, such as COMPRESSION lz4.
  if (sqlstate === '0A000') return 'PostgreSQL refused it in the shadow. Where your server can do this, build the declarations there: --shadow target or --shadow postgres://….'
  return 'Fix the declaration: PostgreSQL refused it in the shadow.'
}

export function problemOf(declaration: Declaration, error: PostgresError, isCycle = false): Problem {
  const place = placeIn(declaration.sql, error)
  const at = place === null ? declaration.at : declaration.locate(place)
  const detail = [error.detail, error.hint === null ? null : `hint: ${error.hint}`, error.context].filter((line) => line !== null)
  return {
    code: isCycle ? 'declaration_cycle' : 'declaration_rejected',
    message: isCycle && declaration.creates !== null ? `${describe(declaration.creates)} waits for what waits for it: ${error.message}` : error.message,
    remedy: isCycle ? 'State the reference that closes the circle on its own, as ALTER TABLE … ADD CONSTRAINT or CREATE OR REPLACE.' : remedyOf(error),
    at,
    sqlstate: error.sqlstate,
    ...(detail.length === 0 ? {} : { detail }),
  }
}
