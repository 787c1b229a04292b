import type { TestDatabase } from './place.ts'

const columnsQuery = `
  SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS "table", quote_ident(a.attname) AS "column",
      pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname) AS sequence, s.seqincrement::text AS increment
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_sequence s ON s.seqrelid = pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname)::regclass
   WHERE c.relkind IN ('r', 'p') AND NOT a.attisdropped AND a.attnum > 0 AND s.seqincrement > 0 AND n.nspname <> 'schemactl'
   ORDER BY 1, 2`

/** Columns with a sequence of their own, serial or identity: whether the next number is one that no row has yet. */
export type Numbers = ReadonlyMap<string, boolean>

export async function readNumbers(database: TestDatabase): Promise<Numbers> {
  const columns = await database.run(columnsQuery)
  if (columns.length === 0) return new Map()
  const parts = columns.map(
    ({ table, column, sequence, increment }) =>
      `SELECT $name$${table}.${column}$name$ AS name, coalesce((SELECT max(${column}) FROM ${table}), 0) < (SELECT last_value + CASE WHEN is_called THEN ${increment} ELSE 0 END FROM ${sequence}) AS fresh`,
  )
  return new Map((await database.run(parts.join(' UNION ALL '))).map(({ name, fresh }) => [name ?? '', fresh === 't' || fresh === 'true']))
}

/** Columns that had a number to give which no row had, and would now give one again. */
export function repeatedNumbers(before: Numbers, after: Numbers): readonly string[] {
  return [...before].filter(([name, fresh]) => fresh && after.get(name) === false).map(([name]) => `${name}: the next number is one that a row has`)
}
