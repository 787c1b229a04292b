import type { Fact } from '../../model/fact.ts'
import { keyOf, type Identity } from '../../model/identity.ts'
import { tableName, type World } from '../world.ts'
import { primaryKeyOf } from './primary-key.ts'

/**
 * Whether PostgreSQL refuses to update rows of the table: its updates or deletes are published, and it has no replica identity by
 * which they would be known.
 */
export function refusesUpdates(table: Identity, { context: { live, desired } }: World): boolean {
  const identity = live.facts.get(keyOf(table))?.attributes['replicaIdentity']
  if (identity === 'full' || identity === 'index') return false
  const key = primaryKeyOf(tableName(table), live)
  // One that may be checked later does not say which row is meant.
  if (key !== undefined && key.attributes['deferrable'] !== true && identity === 'default') return false
  const publishes = (publication: Fact | undefined): boolean => {
    const operations = publication === undefined || !desired.facts.has(publication.key) ? [] : publication.attributes['operations']
    return Array.isArray(operations) && (operations.includes('update') || operations.includes('delete'))
  }
  return [...live.facts.values()].some((fact) => {
    if (fact.id.kind === 'publication') return fact.attributes['allTables'] === true && publishes(fact)
    if (fact.id.kind !== 'publication member') return false
    const [name = '', schema, member] = fact.id.path
    const isMeant = schema === table.path[0] && (member === '' || member === table.path[1])
    return isMeant && publishes(live.facts.get(keyOf({ kind: 'publication', path: [name] })))
  })
}
