import type { Connection } from '../postgres/connection.ts'
import { ident, printed, sql, type Sql } from '../sql/sql.ts'

/** What is known of a column for writing values into it and comparing them. */
export interface ColumnType {
  readonly name: string
  /** Its type without a length or precision: a cast to it changes no value, so that too long a value is an error on its way in. */
  readonly base: Sql
  /** Its type as declared: a cast to it gives what is stored. */
  readonly full: Sql
  /** Whether `=` says what equal is; else the values' texts do: json has no `=`, and boxes of equal area are equal. */
  readonly comparable: boolean
  readonly notNull: boolean
  readonly alwaysIdentity: boolean
}

/**
 * The types of a table's columns, in the order of the names.
 * @returns null where the table, or one of the columns, does not exist
 */
export async function columnTypes(
  connection: Connection,
  table: readonly [schema: string, name: string],
  columns: readonly string[],
): Promise<readonly ColumnType[] | null> {
  const rows = await connection.query(
    `SELECT a.attname::text AS name, pg_catalog.format_type(a.atttypid, -1) AS base, pg_catalog.format_type(a.atttypid, a.atttypmod) AS "full",
      a.attnotnull AS not_null, a.attidentity = 'a' AS always_identity,
      e.typtype IN ('e', 'r', 'm') OR EXISTS (
        SELECT FROM pg_catalog.pg_opclass o WHERE o.opcdefault AND o.opcmethod = (SELECT oid FROM pg_catalog.pg_am WHERE amname = 'btree')
          AND o.opcintype IN (e.oid, CASE WHEN e.oid = 'pg_catalog.varchar'::regtype THEN 'pg_catalog.text'::regtype END)) AS comparable
    FROM pg_catalog.pg_attribute a
    JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
    JOIN pg_catalog.pg_type e ON e.oid = CASE WHEN coalesce(b.typcategory, t.typcategory) = 'A' THEN coalesce(nullif(b.typelem, 0), nullif(t.typelem, 0)) ELSE coalesce(b.oid, t.oid) END
    WHERE a.attrelid = pg_catalog.to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped AND a.attname::text = ANY ($2::text[])`,
    [ident(...table), columns],
  )
  const byName = new Map(rows.map((row) => [String(row.name), row]))
  const found = columns.flatMap((name): readonly ColumnType[] => {
    const row = byName.get(name)
    if (row === undefined) return []
    return [
      {
        name,
        base: printed(String(row.base)),
        full: printed(String(row.full)),
        comparable: row.comparable === true,
        notNull: row.not_null === true,
        alwaysIdentity: row.always_identity === true,
      },
    ]
  })
  return found.length === columns.length ? found : null
}

/** A condition: what is stored in the column is not what storing the value would give. */
export function differs(stored: Sql, value: Sql, type: ColumnType): Sql {
  const written = sql`CAST(CAST(${value} AS ${type.base}) AS ${type.full})`
  return type.comparable ? sql`${stored} IS DISTINCT FROM ${written}` : sql`CAST(${stored} AS text) IS DISTINCT FROM CAST(${written} AS text)`
}
