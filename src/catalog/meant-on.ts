import { asMeantOn } from '../kinds/registry.ts'
import { majorOf, type Catalog } from '../model/catalog.ts'
import type { Fact } from '../model/fact.ts'
import type { Key } from '../model/identity.ts'

/** A catalog as its declarations mean it on a server of this major, where a later one has built it. */
export function meantOn(catalog: Catalog, major: number): Catalog {
  if (majorOf(catalog.server) <= major) return catalog
  const facts = new Map<Key, Fact>()
  for (const fact of catalog.facts.values()) {
    const meant = asMeantOn(fact, major)
    if (meant !== null) facts.set(meant.key, meant)
  }
  return { ...catalog, facts }
}
