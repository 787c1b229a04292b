import type { Plan } from '../model/plan.ts'
import { blocksWrites } from '../model/lock-mode.ts'
import { SchemactlError, type Problem } from '../model/problem.ts'
import type { Step } from '../model/step.ts'
import type { Connection } from '../postgres/connection.ts'
import { blockerColumns, readBlocker } from './blockers.ts'
import { journalSchema } from './journal.ts'
import type { Progress } from './progress.ts'

/** Transactions that have been open for longer, in milliseconds, are told of. */
const longTransaction = 5000

type Relation = readonly [schema: string, name: string]

/**
 * Looks before anything is changed: may we, and who will be in the way.
 * @throws SchemactlError `permission_missing`, one problem for each relation that belongs to somebody else
 */
export async function preflight(connection: Connection, plan: Plan, tell: (progress: Progress) => void): Promise<void> {
  await refuseReadOnly(connection)
  const steps = plan.batches.flatMap((batch) => batch.steps)
  const problems = [...(await missingOwnership(connection, steps)), ...(await missingForJournal(connection))]
  const [first, ...others] = problems
  if (first !== undefined) throw new SchemactlError([first, ...others])
  if (connection.kind === 'server') await longTransactions(connection, steps, tell)
}

async function refuseReadOnly(connection: Connection): Promise<void> {
  const [row] = await connection.query(`SELECT pg_catalog.pg_is_in_recovery() AS standby, pg_catalog.current_setting('transaction_read_only') = 'on' AS only`)
  if (row?.only !== true) return
  throw new SchemactlError({
    code: 'permission_missing',
    message: row.standby === true ? 'this server is a standby, which can only be read' : 'this session may only read: default_transaction_read_only is on',
    remedy: `${row.standby === true ? 'Apply to its primary.' : 'Turn it off for the role, the database or in the URL.'} Nothing was changed.`,
  })
}

/** The one relation that a statement alters, which takes its owner; null where it locks several, as foreign keys do. */
function altered(step: Step): Relation | null {
  if (step.type !== 'statement') return null
  const locked = step.locks.filter(({ mode }) => mode === 'ACCESS EXCLUSIVE' || mode === 'SHARE UPDATE EXCLUSIVE')
  const [lock] = locked
  return lock !== undefined && locked.length === 1 && step.locks.every(({ mode }) => mode !== 'SHARE ROW EXCLUSIVE') ? lock.relation : null
}

const columnsOf = (relations: readonly Relation[]): readonly [readonly string[], readonly string[]] => [relations.map(([schema]) => schema), relations.map(([, name]) => name)]

async function missingOwnership(connection: Connection, steps: readonly Step[]): Promise<readonly Problem[]> {
  const relations = steps.map(altered).filter((relation) => relation !== null)
  if (connection.server.superuser || relations.length === 0) return []
  const rows = await connection.query(
    `SELECT DISTINCT n.nspname::text AS schema, c.relname::text AS name, pg_catalog.pg_get_userbyid(c.relowner)::text AS owner
    FROM unnest($1::text[], $2::text[]) AS wanted (schema, name)
    JOIN pg_catalog.pg_namespace n ON n.nspname = wanted.schema
    JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name
    WHERE NOT pg_catalog.pg_has_role(c.relowner, 'USAGE') ORDER BY 1, 2`,
    columnsOf(relations),
  )
  return rows.map((row) => ({
    code: 'permission_missing',
    message: `the plan alters ${String(row.schema)}.${String(row.name)}, which belongs to "${String(row.owner)}", not to "${connection.server.user}"`,
    remedy: 'Connect as its owner, or as a member of that role. Nothing was changed.',
  }))
}

async function missingForJournal(connection: Connection): Promise<readonly Problem[]> {
  const [row] = await connection.query(
    `SELECT CASE WHEN n.oid IS NULL THEN pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
      WHEN pg_catalog.to_regclass('${journalSchema}.run') IS NULL THEN pg_catalog.has_schema_privilege(n.oid, 'CREATE')
      ELSE pg_catalog.has_table_privilege('${journalSchema}.run', 'SELECT, INSERT, UPDATE') END AS may
    FROM (SELECT) one LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = '${journalSchema}'`,
  )
  if (row?.may === true) return []
  return [
    {
      code: 'permission_missing',
      message: `"${connection.server.user}" may not write the journal, the schema ${journalSchema}`,
      remedy: `As an administrator: CREATE SCHEMA ${journalSchema} AUTHORIZATION the role that applies. Nothing was changed.`,
    },
  ]
}

async function longTransactions(connection: Connection, steps: readonly Step[], tell: (progress: Progress) => void): Promise<void> {
  const relations = steps.flatMap((step) => step.locks.filter(({ mode }) => blocksWrites(mode)).map(({ relation }) => relation))
  if (relations.length === 0) return
  const rows = await connection.query(
    `SELECT ${blockerColumns}, held.relations FROM (
      SELECT l.pid, array_agg(DISTINCT n.nspname || '.' || c.relname) AS relations
      FROM unnest($1::text[], $2::text[]) AS wanted (schema, name)
      JOIN pg_catalog.pg_namespace n ON n.nspname = wanted.schema
      JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name
      JOIN pg_catalog.pg_locks l ON l.relation = c.oid AND l.granted
        AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
      WHERE l.pid <> pg_catalog.pg_backend_pid() GROUP BY l.pid) held
    JOIN pg_catalog.pg_stat_activity a USING (pid)
    WHERE a.xact_start < clock_timestamp() - $3::int4 * interval '1 millisecond' ORDER BY a.xact_start`,
    [...columnsOf(relations), longTransaction],
  )
  for (const row of rows) {
    tell({ event: 'long transaction', blocker: readBlocker(row), relations: Array.isArray(row.relations) ? row.relations.map(String) : [] })
  }
}
