import type { TestDatabase } from './place.ts'

/** The rows of every table, as text; generated columns are left out. */
export type Rows = ReadonlyMap<string, { readonly types: ReadonlyMap<string, string>; readonly rows: readonly { readonly [column: string]: string | null }[] }>

const columnsQuery = `
  SELECT n.nspname AS schema, c.relname AS name, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
   WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'schemactl')
   ORDER BY 1, 2, a.attnum`

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Reads all rows of all plain tables and partitions, each table's own only. */
export async function readRows(database: TestDatabase): Promise<Rows> {
  const tables = new Map<string, { sql: string; types: Map<string, string> }>()
  for (const { schema, name, column, type } of await database.run(columnsQuery)) {
    const key = `${schema}.${name}`
    const table = tables.get(key) ?? { sql: `${quoted(schema ?? '')}.${quoted(name ?? '')}`, types: new Map<string, string>() }
    if (column != null && type != null) table.types.set(column, type)
    tables.set(key, table)
  }
  if (tables.size === 0) return new Map()
  const parts = [...tables].map(([key, { sql, types }], index) => {
    const columns = [...types.keys()].map((column) => `${quoted(column)}::text`).join(', ')
    return `SELECT '${key.replaceAll("'", "''")}' AS name, ARRAY[${columns}]::text[] AS values, ${index} AS n FROM ONLY ${sql}`
  })
  const found = await database.run(`SELECT name, to_json(values)::text AS values FROM (${parts.join(' UNION ALL ')}) AS every`)
  return new Map(
    [...tables].map(([key, { types }]) => {
      const rows = found
        .filter((row) => row['name'] === key)
        .map((row) => {
          const values: readonly (string | null)[] = JSON.parse(row['values'] ?? '[]')
          return Object.fromEntries([...types.keys()].map((column, index) => [column, values[index] ?? null]))
        })
      return [key, { types, rows }]
    }),
  )
}

/**
 * What happened to the rows, where it should not have: each table that is still there must have as many, with the same
 * content in the columns of the same type; only what was null may have got a value. A table that is gone must have another of
 * as many rows in its place, unless loss was allowed.
 */
export function lostRows(before: Rows, after: Rows, lossAllowed: boolean): readonly string[] {
  const problems: string[] = []
  for (const [name, { types, rows }] of before) {
    if (rows.length === 0) continue
    const found = after.get(name)
    if (found === undefined) {
      const moved = [...after].some(([other, table]) => !before.has(other) && table.rows.length === rows.length)
      if (!moved && !lossAllowed) problems.push(`${name}: gone, with ${rows.length} rows`)
      continue
    }
    const columns = [...types].filter(([column, type]) => found.types.get(column) === type).map(([column]) => column)
    const left = [...found.rows]
    const missing = rows.filter((row) => {
      const at = left.findIndex((other) => columns.every((column) => row[column] === null || row[column] === other[column]))
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    for (const row of missing) problems.push(`${name}: lost or changed ${JSON.stringify(row)}`)
  }
  return problems
}
