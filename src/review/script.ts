import type { Check, Plan } from '../model/plan.ts'
import type { BackfillStep, Batch, RowsStep, Step } from '../model/step.ts'
import { dollarQuoted, ident, join, literal, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { carriageOf, count, effect, durationWords, oneLine, relationName, shape, summaryOf } from './summary.ts'

/** How long a batch may wait for a lock, in milliseconds. */
export interface ScriptOptions {
  readonly lockTimeout: number
}

/** The plan as a script that psql runs as it is, batch by batch; pure SQL but for one line that makes psql stop at errors. */
export function planScript(plan: Plan, options: ScriptOptions = { lockTimeout: 500 }): string {
  const where = `database ${oneLine(plan.database)}, PostgreSQL ${plan.major}`
  if (plan.batches.length === 0) return `-- schemactl: nothing to do (${where})\n`
  const summary = summaryOf(plan)
  const parts = [
    [
      `-- schemactl: ${count(summary.steps, 'step')} for ${where}: ${shape(summary)}`,
      '-- Run it with psql, not in a transaction of your own (no --single-transaction).',
      '\\set ON_ERROR_STOP on',
      'SET lock_timeout = 0;',
      'SET statement_timeout = 0;',
      // Bodies may name what a later step makes; rows that row security would hide are not to be missed.
      'SET check_function_bodies = off;',
      'SET row_security = off;',
      // What directives name without a schema.
      'SET search_path = public;',
    ].join('\n'),
    ...checks(plan, 'before'),
    ...plan.batches.map((batch, index) => batchScript(batch, index + 1, options)),
    ...checks(plan, 'after'),
  ]
  return `${parts.join('\n\n')}\n`
}

function checks(plan: Plan, when: Check['when']): readonly string[] {
  return plan.checks
    .filter((check) => check.when === when)
    .map((check) => {
      const message = literal(`check failed: ${check.name}`)
      const body = sql`BEGIN\n  IF EXISTS (\n${check.query}\n  ) THEN\n    RAISE EXCEPTION USING MESSAGE = ${message};\n  END IF;\nEND`
      return `-- check ${when} the plan: ${oneLine(check.name)}\n${terminated(sql`DO ${dollarQuoted(body)}`)}`
    })
}

function batchScript(batch: Batch, number: number, options: ScriptOptions): string {
  const phase = batch.steps[0]?.phase ?? 'expand'
  const steps = batch.steps.map(stepScript)
  if (carriageOf(batch) !== 'transaction') return [`-- Batch ${number}, outside a transaction (${phase})`, ...steps].join('\n\n')
  return [
    `-- Batch ${number}, one transaction (${phase})\nBEGIN;\nSET LOCAL lock_timeout = '${options.lockTimeout}ms';`,
    ...steps,
    'COMMIT;',
  ].join('\n\n')
}

function stepScript(step: Step): string {
  return [
    `-- ${step.number}. ${oneLine(step.title)}`,
    ...step.locks.map((lock) => `--    ${oneLine(relationName(lock))}: ${lock.mode} (${effect(lock.mode)}, ${durationWords[step.duration]})`),
    ...step.hazards.map((hazard) => `--    ${hazard.name}: ${oneLine(hazard.message)}`),
    ...(step.type === 'backfill' ? ['--    In one go here; schemactl apply does it batch by batch.'] : []),
    ...statementsOf(step).map(terminated),
  ].join('\n')
}

/** What a reviewer reads: the SQL that says what the step does, and remarks on how it is done. */
export function reviewOf(step: Step): { readonly statement: Sql; readonly remarks: readonly string[] } {
  switch (step.type) {
    case 'statement':
      return { statement: terminated(step.sql), remarks: [] }
    case 'backfill':
      return { statement: terminated(backfillStatement(step)), remarks: [`in batches of ${count(step.batch, 'row')}, each its own transaction`] }
    case 'rows': {
      const others = step.mode === 'sync' ? 'inserted where missing, updated where different, all others deleted' : 'inserted where missing, otherwise left alone'
      return {
        statement: terminated(sql`INSERT INTO ${ident(...step.table)} (${names(step.columns)})\n${step.rows}`),
        remarks: [`found again by ${step.key.join(', ')}: ${others}`],
      }
    }
  }
}

/** The statements that do in one go what the step does, in order. Those of a rows step belong in one transaction. */
function statementsOf(step: Step): readonly Sql[] {
  switch (step.type) {
    case 'statement':
      return [step.sql]
    case 'backfill':
      return [backfillStatement(step)]
    case 'rows':
      return rowsStatements(step)
  }
}

function backfillStatement(step: BackfillStep): Sql {
  return sql`UPDATE ${ident(...step.table)}\nSET ${ident(step.column)} = ${step.set}\nWHERE ${step.where}`
}

/** The rows go through a temporary table so that their constants take the types of the columns, as in a plain INSERT. */
function rowsStatements(step: RowsStep): readonly Sql[] {
  const table = ident(...step.table)
  const wanted = ident('pg_temp', 'schemactl_rows')
  const columns = names(step.columns)
  const matches = join(
    step.key.map((column) => sql`present.${ident(column)} IS NOT DISTINCT FROM wanted.${ident(column)}`),
    ' AND ',
  )
  const others = step.columns.filter((column) => !step.key.includes(column))
  const assignments = join(
    others.map((column) => sql`${ident(column)} = wanted.${ident(column)}`),
    ', ',
  )
  const differs = join(
    others.map((column) => sql`present.${ident(column)}::text IS DISTINCT FROM wanted.${ident(column)}::text`),
    ' OR ',
  )
  return [
    sql`CREATE TEMPORARY TABLE schemactl_rows ON COMMIT DROP AS SELECT ${columns} FROM ${table} WITH NO DATA`,
    sql`INSERT INTO ${wanted} (${columns})\n${step.rows}`,
    ...(step.mode === 'sync'
      ? [
          sql`DELETE FROM ${table} AS present\nWHERE NOT EXISTS (SELECT FROM ${wanted} AS wanted WHERE ${matches})`,
          ...(assignments === nothing
            ? []
            : [sql`UPDATE ${table} AS present SET ${assignments}\nFROM ${wanted} AS wanted\nWHERE ${matches} AND (${differs})`]),
        ]
      : []),
    sql`INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE\nSELECT ${columns} FROM ${wanted} AS wanted\nWHERE NOT EXISTS (SELECT FROM ${table} AS present WHERE ${matches})`,
    sql`DROP TABLE ${wanted}`,
  ]
}

const names = (columns: readonly string[]): Sql =>
  join(
    columns.map((column) => ident(column)),
    ', ',
  )

/** The statement with its semicolon, on a line of its own where a comment would swallow it. */
export function terminated(statement: Sql): Sql {
  const text = statement.trimEnd()
  const lastLine = text.slice(text.lastIndexOf('\n') + 1)
  return printed(lastLine.includes('--') ? `${text}\n;` : `${text};`)
}
