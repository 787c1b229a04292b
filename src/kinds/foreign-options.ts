import { ident, join, literal, nothing, sql, type Sql } from '../sql/sql.ts'

/** Options that hold a secret by their name: they are never read, so no plan or file can show them. */
const secret = '^[^=]*(password|passwd|passphrase|secret|token|api_?key|private_?key|credentials?)='

/** Expression: the options of a foreign object as `name=value`, sorted, without secrets. */
export const foreignOptions = (column: string): string => `ARRAY(SELECT o FROM unnest(${column}) o WHERE o !~* '${secret}' ORDER BY o COLLATE "C")`

const nameOf = (option: string): string => option.slice(0, option.indexOf('='))
const spelled = (option: string): Sql => sql`${ident(nameOf(option))} ${literal(option.slice(option.indexOf('=') + 1))}`

/** ` OPTIONS (…)` of a CREATE; empty where there are none. */
export function optionsClause(options: readonly string[]): Sql {
  return options.length === 0 ? nothing : sql` OPTIONS (${join(options.map(spelled), ', ')})`
}

/** `OPTIONS (ADD …, SET …, DROP …)` of an ALTER. */
export function changedForeignOptions(before: readonly string[], after: readonly string[]): Sql {
  const had = new Set(before.map(nameOf))
  const has = new Set(after.map(nameOf))
  const actions = [
    ...before.filter((option) => !has.has(nameOf(option))).map((option) => sql`DROP ${ident(nameOf(option))}`),
    ...after.filter((option) => !before.includes(option)).map((option) => sql`${had.has(nameOf(option)) ? sql`SET` : sql`ADD`} ${spelled(option)}`),
  ]
  return sql`OPTIONS (${join(actions, ', ')})`
}
