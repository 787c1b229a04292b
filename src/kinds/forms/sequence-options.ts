import { sqlText, flag, type Properties } from './form.ts'
import { qualified } from './name.ts'
import type { Node } from './node.ts'
import { joined, traced, type Part, type Traced } from './traced.ts'
import { sql } from '../../sql/sql.ts'

/** What can be said of a sequence, its own or an identity column's. */
export const sequenceProperties: Properties = {
  start: sqlText('The first value'),
  increment: sqlText('The step, 1 by default; negative to count down'),
  min_value: sqlText('The least value'),
  max_value: sqlText('The greatest value'),
  cache: sqlText('How many values a session takes at once'),
  cycle: flag('Whether it begins again at its end'),
}

const clauses = [
  ['increment', sql`INCREMENT BY`],
  ['min_value', sql`MINVALUE`],
  ['max_value', sql`MAXVALUE`],
  ['start', sql`START WITH`],
  ['cache', sql`CACHE`],
] as const

/** What depends on the type of a sequence. */
const bounds: ReadonlySet<string> = new Set(['min_value', 'max_value', 'start'])

/** Without parentheses; empty where nothing is said. */
export function sequenceOptions(node: Node, more: readonly Part[] = []): Traced {
  const name = node.get('sequence_name')
  const cycle = node.get('cycle')
  return joined(
    [
      ...more,
      name === undefined ? sql`` : traced`SEQUENCE NAME ${qualified(name).sql}`,
      // A sequence of an identity column has the column's type at first.
      ...numbers(node, (key) => node.get('sequence_type') === undefined || !bounds.has(key)),
      cycle === undefined ? sql`` : cycle.constant === true ? sql`CYCLE` : sql`NO CYCLE`,
    ],
    ' ',
  )
}

/** What gives the sequence of an identity column, which was just made, another type than the column's. */
export const withType = (node: Node, type: Node): Traced => joined([traced`AS ${type.text}`, ...numbers(node, (key) => bounds.has(key)), sql`RESTART`], ' ')

const numbers = (node: Node, isMeant: (key: string) => boolean): readonly Part[] =>
  clauses.flatMap(([key, words]) => {
    const found = node.get(key)
    return found === undefined || !isMeant(key) ? [] : [traced`${words} ${found.text}`]
  })
