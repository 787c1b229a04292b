import type { BackfillStep } from '../model/step.ts'
import type { Connection } from '../postgres/connection.ts'
import { ident, join, literal, printed, sql, type Sql } from '../sql/sql.ts'
import { columnTypes, type ColumnType } from './column-type.ts'

/** A stretch of a table. */
export interface Stretch {
  /** Where it ends: what the next one starts after. */
  readonly end: readonly string[]
  /** The rows in it; where they are not counted, an estimate. */
  readonly rows: number
  readonly condition: Sql
}

/** A way through a table, stretch by stretch, that comes to an end whatever others write meanwhile. */
export interface Walk {
  /** The next stretch of about `size` rows, from the start when `after` is null; null at the end of the table. */
  next(after: readonly string[] | null, size: number): Promise<Stretch | null>
}

/** Along the key where the step has one without nulls; else by the place of the rows in the table. */
export async function walkOf(connection: Connection, step: BackfillStep): Promise<Walk> {
  const types = step.key.length === 0 ? null : await columnTypes(connection, step.table, step.key)
  return types?.every(({ notNull }) => notNull) === true ? keyWalk(connection, step, types) : placeWalk(connection, step)
}

function keyWalk(connection: Connection, step: BackfillStep, types: readonly ColumnType[]): Walk {
  const columns = types.map(({ name }) => ident(step.table[1], name))
  const order = join(columns, ', ')
  // Compared as rows, so that an index on the key serves, whatever the number of its columns.
  const compare = (operator: Sql, values: readonly string[]): Sql => {
    const right = types.map(({ full }, index) => sql`CAST(${literal(values[index] ?? '')} AS ${full})`)
    return sql`ROW(${order}) ${operator} ROW(${join(right, ', ')})`
  }
  return {
    async next(after, size) {
      const from = after === null ? printed('true') : compare(printed('>'), after)
      const texts = join(columns.map((column) => sql`CAST(${column} AS text)`), ', ')
      const [last] = await connection.query(
        sql`SELECT page.key, page.count FROM (
          SELECT ARRAY[${texts}] AS key, row_number() OVER (ORDER BY ${order}) AS count FROM ${ident(...step.table)} WHERE ${from} ORDER BY ${order} LIMIT ${printed(String(size))}
        ) AS page ORDER BY page.count DESC LIMIT 1`,
      )
      if (last === undefined) return null
      const end = Array.isArray(last.key) ? last.key.map(String) : []
      return { end, rows: Number(last.count), condition: sql`${from} AND ${compare(printed('<='), end)}` }
    },
  }
}

/** By ctid, up to the page where the table ended when the walk began: rows that are set move behind it. */
function placeWalk(connection: Connection, step: BackfillStep): Walk {
  const ctid = sql`${ident(step.table[1])}.ctid`
  return {
    async next(after, size) {
      const [start = '0', given] = after ?? []
      const table = await measure(connection, step)
      const pages = given === undefined ? table.pages : Number(given)
      const perPage = Math.max(1, table.rowsPerPage)
      const from = Number(start)
      if (from >= pages) return null
      const to = Math.min(pages, from + Math.max(1, Math.floor(size / perPage)))
      const place = (page: number): Sql => sql`CAST(${literal(`(${page},0)`)} AS tid)`
      return {
        end: [String(to), String(pages)],
        rows: Math.round((to - from) * perPage),
        condition: sql`${ctid} >= ${place(from)} AND ${ctid} < ${place(to)}`,
      }
    },
  }
}

/** The pages of the longest among the table, its partitions and its children, whose rows an UPDATE of it reaches too. */
async function measure(connection: Connection, step: BackfillStep): Promise<{ readonly pages: number; readonly rowsPerPage: number }> {
  const [row] = await connection.query(
    `WITH RECURSIVE members (oid) AS (
      SELECT pg_catalog.to_regclass($1)::oid UNION SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN members m ON m.oid = i.inhparent)
    SELECT coalesce(max(pg_catalog.pg_relation_size(c.oid)), 0) / current_setting('block_size')::int8 AS pages,
      coalesce(max(CASE WHEN c.relpages > 0 AND c.reltuples > 0 THEN c.reltuples / c.relpages END), 50)::float8 AS rows_per_page
    FROM members JOIN pg_catalog.pg_class c USING (oid) WHERE c.relkind IN ('r', 'f')`,
    [ident(...step.table)],
  )
  return { pages: Number(row?.pages), rowsPerPage: Number(row?.rows_per_page) }
}
