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

/** Without parentheses; empty where nothing is said. */
export function sequenceOptions(node: Node, more: readonly Part[] = []): Traced {
  const parts: Part[] = [...more]
  const name = node.get('sequence_name')
  if (name !== undefined) parts.push(traced`SEQUENCE NAME ${qualified(name).sql}`)
  const value = (key: string, write: (text: Traced) => Traced): void => {
    const found = node.get(key)
    if (found !== undefined) parts.push(write(found.text))
  }
  value('increment', (text) => traced`INCREMENT BY ${text}`)
  value('min_value', (text) => traced`MINVALUE ${text}`)
  value('max_value', (text) => traced`MAXVALUE ${text}`)
  value('start', (text) => traced`START WITH ${text}`)
  value('cache', (text) => traced`CACHE ${text}`)
  const cycle = node.get('cycle')
  if (cycle !== undefined) parts.push(cycle.constant === true ? sql`CYCLE` : sql`NO CYCLE`)
  return joined(parts, ' ')
}
