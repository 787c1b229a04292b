import type { Fact } from '../../model/fact.ts'
import { keyOf, type Identity } from '../../model/identity.ts'
import type { World } from '../world.ts'

/**
 * Whether PostgreSQL refuses to update rows of the table: its updates or deletes are published, and it has no replica identity by
 * which they would be known.
 */
export function refusesUpdates(table: Identity, { context: { live, desired } }: World): boolean {
  const identity = live.facts.get(keyOf(table))?.attributes['replicaIdentity']
  if (identity === 'full' || identity === 'index') return false
  const facts = [...live.facts.values()]
  const hasKey = facts.some((fact) => fact.id.kind === 'constraint' && isOf(fact, table) && fact.attributes['type'] === 'PRIMARY KEY' && fact.attributes['deferrable'] !== true)
  if (hasKey && identity === 'default') return false
  const publishes = (publication: Fact | undefined): boolean => {
    const operations = publication === undefined || !desired.facts.has(publication.key) ? [] : publication.attributes['operations']
    return Array.isArray(operations) && (operations.includes('update') || operations.includes('delete'))
  }
  return facts.some((fact) => {
    if (fact.id.kind === 'publication') return fact.attributes['allTables'] === true && publishes(fact)
    if (fact.id.kind !== 'publication member') return false
    const [name = '', schema, member] = fact.id.path
    const isMeant = schema === table.path[0] && (member === '' || member === table.path[1])
    return isMeant && publishes(live.facts.get(keyOf({ kind: 'publication', path: [name] })))
  })
}

const isOf = (part: Fact, table: Identity): boolean => part.id.path[0] === table.path[0] && part.id.path[1] === table.path[1]
