import { printed, sql, type Sql } from '../sql/sql.ts'
import { draft, type Draft } from './kind.ts'

/** Statistics targets of an index's expressions, `position=target`; `index` and `hasExpressions` are SQL over its row. */
export const indexStatistics = (index: string, hasExpressions: string): string =>
  `CASE WHEN ${hasExpressions} THEN ARRAY(SELECT a.attnum || '=' || a.attstattarget FROM pg_attribute a WHERE a.attrelid = ${index} AND a.attstattarget >= 0 ORDER BY a.attnum) ELSE '{}'::text[] END`

/** `ALTER INDEX … SET STATISTICS` for each target that differs. */
export function changedIndexStatistics(index: Sql, before: readonly string[], after: readonly string[]): readonly Draft[] {
  const targets = new Map([...before.map((entry) => [positionOf(entry), '-1'] as const), ...after.map((entry) => [positionOf(entry), entry.slice(entry.indexOf('=') + 1)] as const)])
  return [...targets]
    .filter(([position, target]) => !before.includes(`${position}=${target}`))
    .map(([position, target]) => draft(sql`ALTER INDEX ${index} ALTER COLUMN ${printed(position)} SET STATISTICS ${printed(target)}`))
}

const positionOf = (entry: string): string => entry.slice(0, entry.indexOf('='))
