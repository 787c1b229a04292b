import { SchemactlError } from '../model/problem.ts'
import type { RowsStep } from '../model/step.ts'
import type { Connection } from '../postgres/connection.ts'
import { ident, join, printed, sql, type Sql } from '../sql/sql.ts'
import { columnTypes, differs, type ColumnType } from './column-type.ts'

/** The parts of the statements about one rows step: the table goes by `stored`, the declared rows by `declared`. */
interface RowsParts {
  readonly table: Sql
  readonly declared: Sql
  readonly sameKey: Sql
  readonly types: readonly ColumnType[]
  /** Those that are not in the key. */
  readonly others: readonly ColumnType[]
}

const storedAs = sql`stored`
const declaredAs = sql`declared`

async function partsOf(connection: Connection, step: RowsStep): Promise<RowsParts | null> {
  const types = await columnTypes(connection, step.table, step.columns)
  if (types === null) return null
  // Line breaks: the query may end in a comment.
  const given = sql`(\n${step.rows}\n) AS ${declaredAs} (${join(step.columns.map((name) => ident(name)), ', ')})`
  const casts = types.map(({ name, base }) => sql`CAST(${declaredAs}.${ident(name)} AS ${base}) AS ${ident(name)}`)
  return {
    table: ident(...step.table),
    declared: sql`(SELECT ${join(casts, ', ')} FROM ${given}) AS ${declaredAs}`,
    sameKey: join(step.key.map((name) => sql`${storedAs}.${ident(name)} = ${declaredAs}.${ident(name)}`), ' AND '),
    types,
    others: types.filter(({ name }) => !step.key.includes(name)),
  }
}

const missing = ({ table, sameKey }: RowsParts): Sql => sql`NOT EXISTS (SELECT FROM ${table} AS ${storedAs} WHERE ${sameKey})`

const surplus = ({ declared, sameKey }: RowsParts): Sql => sql`NOT EXISTS (SELECT FROM ${declared} WHERE ${sameKey})`

const changed = ({ others, sameKey }: RowsParts): Sql => {
  const differences = others.map((type) => differs(sql`${storedAs}.${ident(type.name)}`, sql`${declaredAs}.${ident(type.name)}`, type))
  return sql`${sameKey} AND (${join(differences, ' OR ')})`
}

/**
 * How many rows the step would insert, update and delete; reads only.
 * @returns null where the table or a column does not exist yet
 */
export async function rowsPending(connection: Connection, step: RowsStep): Promise<number | null> {
  const parts = await partsOf(connection, step)
  if (parts === null) return null
  const counts = [sql`(SELECT count(*) FROM ${parts.declared} WHERE ${missing(parts)})`]
  if (step.mode === 'sync') {
    counts.push(sql`(SELECT count(*) FROM ${parts.table} AS ${storedAs} WHERE ${surplus(parts)})`)
    if (parts.others.length > 0) counts.push(sql`(SELECT count(*) FROM ${parts.table} AS ${storedAs}, ${parts.declared} WHERE ${changed(parts)})`)
  }
  const [row] = await connection.query(sql`SELECT ${join(counts, ' + ')} AS pending`)
  return Number(row?.pending)
}

/**
 * Makes the table hold the declared rows, inside the transaction that is open.
 * @returns how many rows were inserted, updated and deleted
 * @throws SchemactlError `step_failed` when the declared rows have no key, or one twice
 */
export async function writeRows(connection: Connection, step: RowsStep): Promise<number> {
  const parts = await partsOf(connection, step)
  if (parts === null) throw new Error(`step ${step.number} writes columns that ${step.table.join('.')} does not have`)
  await checkKeys(connection, step, parts)
  let count = 0
  const run = async (statement: Sql): Promise<void> => {
    const [row] = await connection.query(sql`WITH written AS (${statement} RETURNING 1) SELECT count(*) AS count FROM written`)
    count += Number(row?.count)
  }
  // First those that go, then those that change: either may free a value that must be unique.
  if (step.mode === 'sync') {
    await run(sql`DELETE FROM ${parts.table} AS ${storedAs} WHERE ${surplus(parts)}`)
    if (parts.others.length > 0) {
      const assignments = parts.others.map(({ name }) => sql`${ident(name)} = ${declaredAs}.${ident(name)}`)
      await run(sql`UPDATE ${parts.table} AS ${storedAs} SET ${join(assignments, ', ')} FROM ${parts.declared} WHERE ${changed(parts)}`)
    }
  }
  await run(insertion(parts))
  return count
}

function insertion(parts: RowsParts): Sql {
  const names = join(parts.types.map(({ name }) => ident(name)), ', ')
  const overriding = parts.types.some(({ alwaysIdentity }) => alwaysIdentity) ? printed(' OVERRIDING SYSTEM VALUE') : printed('')
  return sql`INSERT INTO ${parts.table} (${names})${overriding} SELECT ${names} FROM ${parts.declared} WHERE ${missing(parts)}`
}

/** Plans the statement that inserts what is missing: whatever is wrong with the declared rows' SQL shows. Nothing is written. */
export async function rehearseRows(connection: Connection, step: RowsStep): Promise<void> {
  const parts = await partsOf(connection, step)
  if (parts !== null) await connection.query(sql`EXPLAIN ${insertion(parts)}`)
}

async function checkKeys(connection: Connection, step: RowsStep, { declared }: RowsParts): Promise<void> {
  const key = step.key.map((name) => sql`${declaredAs}.${ident(name)}`)
  const [row] = await connection.query(
    sql`SELECT CAST(ROW(${join(key, ', ')}) AS text) AS key, count(*) AS count FROM ${declared} GROUP BY ${join(key, ', ')}
      HAVING count(*) > 1 OR ${join(key.map((column) => sql`${column} IS NULL`), ' OR ')} ORDER BY 1 LIMIT 1`,
  )
  if (row === undefined) return
  throw new SchemactlError({
    code: 'step_failed',
    message: `step ${step.number}, ${step.title}: the declared rows have ${Number(row.count) > 1 ? 'twice the key' : 'a key that is null,'} ${String(row.key)}`,
    remedy: 'Give each row a key of its own, or name other columns as the key. Nothing of this batch was changed.',
    ...(step.declaredAt === null ? {} : { at: step.declaredAt }),
  })
}
