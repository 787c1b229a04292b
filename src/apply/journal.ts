import type { Plan } from '../model/plan.ts'
import type { Connection } from '../postgres/connection.ts'
import { readPlan, writePlan } from '../review/plan-file.ts'

/** The namespace of the journal in the target; no part of any diff. */
export const journalSchema = 'schemactl'

// One row for each run and step. A step's row is written in the transaction of its batch; of one that runs outside any, before and after.
const journalTables = `
CREATE SCHEMA IF NOT EXISTS ${journalSchema};
COMMENT ON SCHEMA ${journalSchema} IS 'Journal of schemactl: which plans were applied here, and how far.';
CREATE TABLE ${journalSchema}.run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plan json NOT NULL,
  live text NOT NULL,
  desired text NOT NULL,
  state text NOT NULL DEFAULT 'unfinished' CHECK (state IN ('unfinished', 'finished', 'abandoned')),
  started_by text NOT NULL DEFAULT session_user,
  started timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended timestamptz
);
CREATE UNIQUE INDEX run_unfinished ON ${journalSchema}.run ((true)) WHERE state = 'unfinished';
CREATE TABLE ${journalSchema}.step (
  run bigint NOT NULL REFERENCES ${journalSchema}.run ON DELETE CASCADE,
  number integer NOT NULL,
  title text NOT NULL,
  state text NOT NULL CHECK (state IN ('begun', 'finished')),
  "position" json,
  rows bigint,
  begun timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished timestamptz,
  PRIMARY KEY (run, number)
);`

/** A run as the journal has it. */
export interface RunRecord {
  readonly id: string
  readonly state: 'unfinished' | 'finished' | 'abandoned'
  readonly plan: Plan
  readonly startedBy: string
  /** As PostgreSQL prints it. */
  readonly started: string
  readonly ended: string | null
  readonly steps: ReadonlyMap<number, StepRecord>
}

export interface StepRecord {
  readonly state: 'begun' | 'finished'
  /** Where a backfill stands. */
  readonly position: unknown
  readonly rows: number | null
}

/** Whether the database has a journal that this user may read. */
async function hasJournal(connection: Connection): Promise<boolean> {
  const [row] = await connection.query(`SELECT pg_catalog.to_regclass('${journalSchema}.step') IS NOT NULL AS found`)
  return row?.found === true
}

/** Creates the journal where there is none. */
export async function makeJournal(connection: Connection): Promise<void> {
  if (await hasJournal(connection)) return
  await connection.transaction('READ WRITE', async () => connection.execute(journalTables))
}

/**
 * Runs in the journal, unfinished ones first, then the latest.
 * @throws PostgresError 42501 where the user may not read it
 */
export async function readRuns(connection: Connection, limit = 20): Promise<readonly RunRecord[]> {
  if (!(await hasJournal(connection))) return []
  const rows = await connection.query(
    `SELECT r.id, r.state, r.plan::text AS plan, r.started_by, r.started::text AS started, r.ended::text AS ended,
      (SELECT coalesce(json_agg(json_build_object('number', s.number, 'state', s.state, 'position', s."position", 'rows', s.rows)), '[]')
       FROM ${journalSchema}.step s WHERE s.run = r.id) AS steps
    FROM ${journalSchema}.run r ORDER BY r.state = 'unfinished' DESC, r.id DESC LIMIT $1::int8`,
    [limit],
  )
  return rows.map((row) => ({
    id: String(row.id),
    state: row.state === 'finished' || row.state === 'abandoned' ? row.state : 'unfinished',
    plan: readPlan(String(row.plan), `of run ${String(row.id)} in the journal`),
    startedBy: String(row.started_by),
    started: String(row.started),
    ended: typeof row.ended === 'string' ? row.ended : null,
    steps: readSteps(row.steps),
  }))
}

function readSteps(value: unknown): ReadonlyMap<number, StepRecord> {
  const steps = new Map<number, StepRecord>()
  const rows: readonly { readonly [name: string]: unknown }[] = Array.isArray(value) ? value : []
  for (const { number, state, position, rows: count } of rows) {
    steps.set(Number(number), { state: state === 'finished' ? 'finished' : 'begun', position, rows: count === null ? null : Number(count) })
  }
  return steps
}

/**
 * Ids of the statements that were to be run once in each database, and were run in this one.
 * @throws PostgresError 42501 where the user may not read it
 */
export async function readOnce(connection: Connection): Promise<ReadonlySet<string>> {
  const [row] = await connection.query(`SELECT pg_catalog.to_regclass('${journalSchema}.once') IS NOT NULL AS found`)
  if (row?.found !== true) return new Set()
  return new Set((await connection.query(`SELECT id FROM ${journalSchema}.once`)).map(({ id }) => String(id)))
}

/** A run that is unfinished, in a line for people; null also where this user may not read the journal. */
export async function noteOfUnfinished(connection: Connection): Promise<string | null> {
  const [journal] = await connection.query(
    `SELECT pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT') AS readable
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '${journalSchema}' AND c.relname = 'run'`,
  )
  if (journal?.readable !== true) return null
  const [run] = await connection.query(`SELECT id, started::text AS started FROM ${journalSchema}.run WHERE state = 'unfinished'`)
  if (run === undefined) return null
  return `run ${String(run.id)}, begun ${String(run.started)}, is unfinished: schemactl apply ends it before it plans anything else, schemactl status tells how far it is`
}

/** The run that was begun here and has not come to its end, if there is one. */
export async function findRun(connection: Connection): Promise<RunRecord | null> {
  const [run] = await readRuns(connection, 1)
  return run?.state === 'unfinished' ? run : null
}

export async function beginRun(connection: Connection, plan: Plan): Promise<string> {
  const [row] = await connection.query(`INSERT INTO ${journalSchema}.run (plan, live, desired) VALUES ($1::json, $2, $3) RETURNING id`, [
    writePlan(plan),
    plan.live,
    plan.desired,
  ])
  return String(row?.id)
}

export async function endRun(connection: Connection, run: string, state: 'finished' | 'abandoned'): Promise<void> {
  await connection.query(`UPDATE ${journalSchema}.run SET state = $2, ended = clock_timestamp() WHERE id = $1::int8`, [run, state])
}

/** What a step's row is to say. */
export interface StepEntry {
  readonly number: number
  readonly title: string
  readonly state: 'begun' | 'finished'
  readonly position?: unknown
  readonly rows?: number | null
}

/** Writes a step's row, in the transaction that is open if there is one. */
export async function writeStep(connection: Connection, run: string, { number, title, state, position, rows }: StepEntry): Promise<void> {
  await connection.query(
    `INSERT INTO ${journalSchema}.step AS s (run, number, title, state, "position", rows, finished)
    VALUES ($1::int8, $2::int4, $3, $4, $5::json, $6::int8, CASE WHEN $4 = 'finished' THEN clock_timestamp() END)
    ON CONFLICT (run, number) DO UPDATE SET state = excluded.state, "position" = excluded."position", rows = excluded.rows, finished = excluded.finished`,
    [run, number, title, state, position === undefined ? null : JSON.stringify(position), rows ?? null],
  )
}
