import { journalSchema, readOnce } from '../apply/journal.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Catalog } from '../model/catalog.ts'
import { keyOf, type Identity, type Key } from '../model/identity.ts'
import type { Position } from '../model/position.ts'
import { SchemactlError, type Problem } from '../model/problem.ts'
import type { Batch, BackfillStep, RowsStep, StatementStep } from '../model/step.ts'
import type { PlanInput } from '../plan/plan.ts'
import { walkKey } from '../plan/recipes/column.ts'
import type { Backfill } from '../plan/world.ts'
import { PostgresError, type Connection } from '../postgres/connection.ts'
import type { Declarations, OnceDirective, RowsDirective } from '../source/declaration.ts'
import { ident, literal, printed, sql } from '../sql/sql.ts'
import type { Compared } from './diff.ts'
import { withDatabase } from './states.ts'

export interface Directives {
  readonly backfills: ReadonlyMap<Key, Backfill>
  readonly fills: PlanInput['fills']
  /** Statements that this database has not run yet, as declared. */
  readonly once: readonly OnceDirective[]
  readonly notes: readonly string[]
}

const usualBatch = 5000

/**
 * What the directives ask for now: backfills by column, rows to fill in, statements that were not run yet.
 * @throws SchemactlError `directive_unmatched` where one is about a table or column that is not declared
 */
export async function directivesOf(compared: Compared): Promise<Directives> {
  const { declarations, desired, live } = compared
  const nothing: Directives = { backfills: new Map(), fills: [], once: [], notes: [] }
  if (declarations === null || declarations.backfills.length + declarations.rows.length + declarations.once.length === 0) return nothing
  const problems: Problem[] = []
  const missing = (what: string, at: Position): void => {
    problems.push({ code: 'directive_unmatched', message: `${what} is not declared`, remedy: 'Correct the name in the directive, or declare the object.', at })
  }
  const backfills = new Map<Key, Backfill>()
  const backfillSteps: BackfillStep[] = []
  const changed = filledAnyway(compared)
  for (const { table, column, set, where, batch, at } of declarations.backfills) {
    const key = keyOf({ kind: 'column', path: [...table, column] })
    if (!desired.facts.has(key)) {
      missing(`column ${[...table, column].join('.')}`, at)
      continue
    }
    const backfill: Backfill = { set: printed(set), where: where === null ? null : printed(where), batch: batch ?? usualBatch, declaredAt: at }
    backfills.set(key, backfill)
    if (changed.has(key) || !live.facts.has(key)) continue
    backfillSteps.push({
      type: 'backfill',
      table,
      column,
      set: backfill.set,
      where: backfill.where ?? sql`${ident(table[1])}.${ident(column)} IS NULL`,
      batch: backfill.batch,
      key: walkKey(table, live),
      ...unplaced(`fill column ${[...table, column].join('.')}`, [key], at),
    })
  }
  const rowSteps: RowsStep[] = []
  for (const directive of referencedFirst(declarations.rows, desired)) {
    const { table, columns, key, mode, rows, at } = directive
    const about = keyOf({ kind: 'table', path: table })
    const absent = [...columns, ...key].find((column) => !desired.facts.has(keyOf({ kind: 'column', path: [...table, column] })))
    if (!desired.facts.has(about)) missing(`table ${table.join('.')}`, at)
    else if (absent !== undefined) missing(`column ${[...table, absent].join('.')}`, at)
    else {
      const title = `${mode === 'sync' ? 'synchronise' : 'insert missing'} rows of ${table.join('.')}`
      rowSteps.push({ type: 'rows', table, mode, key, columns, rows: printed(rows), ...unplaced(title, [about], at) })
    }
  }
  const [first, ...rest] = problems
  if (first !== undefined) throw new SchemactlError([first, ...rest])
  const pending = await pendingOf(compared, declarations, rowSteps, backfillSteps)
  const fills = [...pending.rows, ...pending.backfills].map((step) => ({
    about: keyOf(step.type === 'rows' ? { kind: 'table', path: step.table } : { kind: 'column', path: [...step.table, step.column] }),
    title: step.title,
    work: step,
    declaredAt: step.declaredAt,
  }))
  return { backfills, fills, once: pending.once, notes: pending.notes }
}

/** Columns whose backfill is part of what is done to them. */
function filledAnyway({ changes }: Compared): ReadonlySet<Key> {
  return new Set(
    changes.flatMap((change) => {
      if (change.change === 'added') return [change.fact.key]
      return change.change === 'altered' && change.attributes.includes('notNull') ? [change.after.key] : []
    }),
  )
}

const unplaced = (title: string, facts: readonly Key[], at: Position) => ({ number: 0, title, phase: 'migrate' as const, locks: [], duration: 'batches' as const, hazards: [], facts, declaredAt: at })

/** Rows whose tables others refer to first; where that does not decide, or goes round in a circle, as declared. */
function referencedFirst(directives: readonly RowsDirective[], desired: Catalog): readonly RowsDirective[] {
  const referenced = new Map<Key, Set<Key>>()
  for (const fact of desired.facts.values()) {
    const kind = kindOf(fact)
    const other: Identity | null | undefined = kind.references?.(fact)
    const own = kind.parent?.(fact)
    if (other === null || other === undefined || own === null || own === undefined) continue
    const known = referenced.get(keyOf(own))
    if (known === undefined) referenced.set(keyOf(own), new Set([keyOf(other)]))
    else known.add(keyOf(other))
  }
  const ordered = new Set<RowsDirective>()
  const visited = new Set<Key>()
  const visit = (table: Key): void => {
    if (visited.has(table)) return
    visited.add(table)
    for (const other of referenced.get(table) ?? []) visit(other)
    for (const one of directives) if (keyOf({ kind: 'table', path: one.table }) === table) ordered.add(one)
  }
  for (const one of directives) visit(keyOf({ kind: 'table', path: one.table }))
  return [...ordered]
}

interface Pending {
  readonly rows: readonly RowsStep[]
  readonly backfills: readonly BackfillStep[]
  readonly once: readonly OnceDirective[]
  readonly notes: readonly string[]
}

/** What has something to do in the live state, as far as it may be read. Declarations are taken to have had their effect. */
async function pendingOf({ loaded, live, renames }: Compared, { once }: Declarations, rows: readonly RowsStep[], backfills: readonly BackfillStep[]): Promise<Pending> {
  if (loaded.from === 'declarations') {
    const before = loaded.declarations
    const known = new Set(before.rows.map((one) => JSON.stringify([one.table, one.mode, one.key, one.columns, one.rows])))
    const done = new Set(before.once.map((one) => one.id))
    return {
      rows: rows.filter((one) => !known.has(JSON.stringify([one.table, one.mode, one.key, one.columns, one.rows]))),
      backfills: [],
      once: once.filter((one) => !done.has(one.id)),
      notes: [],
    }
  }
  if (loaded.from === 'file') return { rows, backfills: [], once, notes: [] }
  const { rowsPending } = await import('../apply/rows.ts')
  const { backfillPending } = await import('../apply/backfill.ts')
  const isNew = (step: RowsStep): boolean =>
    renames.length > 0 || [keyOf({ kind: 'table', path: step.table }), ...step.columns.map((column) => keyOf({ kind: 'column', path: [...step.table, column] }))].some((key) => !live.facts.has(key))
  return withDatabase(loaded.state, { readOnly: true }, async (connection: Connection) => {
    // As the declarations are written.
    await connection.execute('SET search_path = public')
    const pendingRows: RowsStep[] = []
    const pendingBackfills: BackfillStep[] = []
    for (const step of rows) if (isNew(step) || (await unlessUnknown(() => rowsPending(connection, step))) !== 0) pendingRows.push(step)
    for (const step of backfills) if ((await unlessUnknown(() => backfillPending(connection, step, 1))) !== 0) pendingBackfills.push(step)
    const done = once.length === 0 ? new Set<string>() : await unlessUnknown(() => readOnce(connection))
    const notes = done === null ? [`${connection.server.user} may not read ${journalSchema}.once: whether what is to be run once was run is not known`] : []
    return { rows: pendingRows, backfills: pendingBackfills, once: once.filter(({ id }) => done?.has(id) !== true), notes }
  })
}

/** Null where the query names what is not there yet, or the role may not read: then the step is planned, and finds out itself. */
async function unlessUnknown<T>(read: () => Promise<T | null>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof PostgresError && /^42/.test(error.sqlstate)) return null
    throw error
  }
}

/** Statements that are run once come when the rows are where they belong, and before anything goes. */
export function withOnce(batches: readonly Batch[], once: readonly OnceDirective[]): readonly Batch[] {
  if (once.length === 0) return batches
  const contract = batches.findIndex((batch) => batch.steps.some((step) => step.phase === 'contract'))
  const at = contract === -1 ? batches.length : contract
  const table = ident(journalSchema, 'once')
  const memory = [
    statement('make the journal', `CREATE SCHEMA IF NOT EXISTS ${ident(journalSchema)}`, null),
    statement('make the journal of what was run once', sql`CREATE TABLE IF NOT EXISTS ${table} (id text PRIMARY KEY, run timestamptz NOT NULL DEFAULT clock_timestamp())`, null),
  ]
  const runs = once.map(({ id, sql: text, at: position }): Batch => ({
    transactional: true,
    steps: [
      // Whoever runs it twice fails here, before it has any effect.
      statement(`remember that ${id} was run`, sql`INSERT INTO ${table} (id) VALUES (${literal(id)})`, position),
      statement(`run once: ${id}`, text, position),
    ],
  }))
  let number = 0
  return [...batches.slice(0, at), { transactional: true, steps: memory }, ...runs, ...batches.slice(at)].map((batch) => ({
    ...batch,
    steps: batch.steps.map((step) => ({ ...step, number: (number += 1) })),
  }))
}

const statement = (title: string, text: string, declaredAt: Position | null): StatementStep => ({
  type: 'statement',
  number: 0,
  title,
  phase: 'migrate',
  sql: printed(text),
  locks: [],
  duration: 'instant',
  hazards: [],
  resume: null,
  facts: [],
  declaredAt,
})
