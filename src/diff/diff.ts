import type { Kind } from '../kinds/kind.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Catalog } from '../model/catalog.ts'
import type { Change } from '../model/change.ts'
import { makeFact, sameValue, type Attributes, type Fact, type Value } from '../model/fact.ts'
import { keyOf } from '../model/identity.ts'
import { isManaged, mayBeDeclared, namespaceOf, speaksFor, type Scope } from './scope.ts'

/**
 * The changes that turn the live catalog into the desired one, as far as the scope reaches, in the order of identities:
 * removed facts where the live catalog has them, then added and altered ones.
 */
export function diff(live: Catalog, desired: Catalog, scope: Scope): readonly Change[] {
  const changes: Change[] = []
  for (const fact of live.facts.values()) {
    const goesAlong = fact.id.target !== undefined && !desired.facts.has(keyOf(fact.id.target))
    if (desired.facts.has(fact.key) || !isManaged(fact, scope) || (!goesAlong && !mayBeTakenAway(fact, scope))) continue
    changes.push({ change: 'removed', fact })
  }
  for (const fact of desired.facts.values()) {
    const before = live.facts.get(fact.key)
    // Read from the same row: nothing differs, and nobody has to know whether it would matter.
    if (before === fact || !mayBeDeclared(fact, scope)) continue
    if (before === undefined) {
      if (isManaged(fact, scope) || namespaceOf(fact.id) === null || live.facts.size > 0) changes.push({ change: 'added', fact })
      continue
    }
    if (!speaksFor(scope, fact)) continue
    const after = settled(before, fact, scope)
    const attributes = differing(before, after)
    if (attributes.length > 0) changes.push({ change: 'altered', before, after, attributes })
  }
  return changes
}

/** Names of the attributes that differ and count, in the order of their rules. */
export function differing(before: Fact, after: Fact): readonly string[] {
  const kind = kindOf(after)
  return comparedNames(kind).filter((name) => !sameValue(before.attributes[name], after.attributes[name]) && kind.isSame?.(name, before, after) !== true)
}

const compared = new Map<Kind, readonly string[]>()

function comparedNames(kind: Kind): readonly string[] {
  let names = compared.get(kind)
  if (names === undefined) compared.set(kind, (names = Object.keys(kind.attributes).filter((name) => kind.attributes[name] !== 'ignored')))
  return names
}

const isGrant = (fact: Fact): boolean => 'usual' in fact.attributes && 'privileges' in fact.attributes

function mayBeTakenAway(fact: Fact, scope: Scope): boolean {
  return scope.privileges === 'managed' || !isGrant(fact)
}

/** The desired fact with what nobody declared left as it is, where owners and privileges are not managed. */
function settled(before: Fact, after: Fact, scope: Scope): Fact {
  if (scope.privileges === 'managed') return after
  if (isGrant(after)) return makeFact(after.id, { ...after.attributes, privileges: union(before.attributes, after.attributes) })
  return 'owner' in after.attributes && after.attributes['owner'] === null
    ? makeFact(after.id, { ...after.attributes, owner: before.attributes['owner'] ?? null })
    : after
}

/** Everything that either side gives; a grant option covers the privilege without. What the desired side takes from the usual stays taken. */
function union(before: Attributes, after: Attributes): readonly Value[] {
  const texts = (value: Value | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
  const usual = new Set(texts(after['usual']))
  const declared = texts(after['privileges'])
  const all = new Set([...texts(before['privileges']).filter((name) => !usual.has(name)), ...declared])
  return [...all].filter((name) => name.endsWith('*') || !all.has(`${name}*`)).sort()
}
