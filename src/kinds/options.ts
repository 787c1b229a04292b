import type { Lock } from '../model/lock-mode.ts'
import { ident, join, literal, printed, sql, type Sql } from '../sql/sql.ts'
import { draft, type Draft } from './kind.ts'

const plainValue = /^(?:[a-z_]+|-?\d+(?:\.\d+)?)$/

const nameOf = (option: string): string => option.slice(0, option.indexOf('='))
const valueOf = (option: string): string => option.slice(option.indexOf('=') + 1)
const spelled = (name: string): Sql => join(name.split('.').map((part) => ident(part)), '.')

/** Whether logical decoding uses the table as a catalog of its own. */
export const isCatalog = (option: string): boolean => nameOf(option) === 'user_catalog_table'

/** Storage parameters as WITH and SET take them; `options` are `name=value`. */
export function optionList(options: readonly string[]): Sql {
  return join(
    options.map((option) => {
      const value = valueOf(option)
      return sql`${spelled(nameOf(option))}=${plainValue.test(value) ? printed(value) : literal(value)}`
    }),
    ', ',
  )
}

/** `ALTER … SET (…)` and `RESET (…)` for what differs; `object` is keyword and name. */
export function changedOptions(object: Sql, before: readonly string[], after: readonly string[], locks: readonly Lock[]): readonly Draft[] {
  const set = after.filter((option) => !before.includes(option))
  const reset = before.map(nameOf).filter((name) => !after.some((option) => nameOf(option) === name))
  return [
    ...(set.length === 0 ? [] : [draft(sql`ALTER ${object} SET (${optionList(set)})`, { locks })]),
    ...(reset.length === 0 ? [] : [draft(sql`ALTER ${object} RESET (${join(reset.map(spelled), ', ')})`, { locks })]),
  ]
}
