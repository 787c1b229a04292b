import { sameValue, type Fact, type Value } from '../model/fact.ts'
import { keyOf, type Identity } from '../model/identity.ts'
import type { Catalog, Context } from './kind.ts'

/** Attributes of a base type that no ALTER changes. */
export const fixedAttributes = ['input', 'output', 'length', 'byValue', 'alignment', 'category', 'preferred', 'default', 'element', 'delimiter', 'collatable'] as const

/** The functions that a base type needs and that in turn need it, as its fact lists them. */
export function functionsOf(type: Fact): readonly Identity[] {
  return pathsOf(type.attributes['functions'])
}

export function pathsOf(paths: Value | undefined): readonly Identity[] {
  if (!Array.isArray(paths)) return []
  return paths.flatMap((path: Value) => (Array.isArray(path) ? [{ kind: 'function', path: path.map(String) }] : []))
}

function typeOf(of: Identity, catalog: Catalog): Fact | undefined {
  const key = keyOf(of)
  for (const fact of catalog.facts.values()) {
    if (fact.id.kind === 'base type' && fact.attributes['defined'] === true && functionsOf(fact).some((one) => keyOf(one) === key)) return fact
  }
  return undefined
}

const staysAsItIs = (before: Fact | undefined, after: Fact | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  before.attributes['defined'] === after.attributes['defined'] &&
  fixedAttributes.every((name) => sameValue(before.attributes[name], after.attributes[name]))

/** Whether the function is made by the statements of a base type: it is new, or the type is made anew. */
export function comesWithType(of: Identity, { live, desired }: Context): boolean {
  const type = typeOf(of, desired)
  return type !== undefined && (!live.facts.has(keyOf(of)) || !staysAsItIs(live.facts.get(type.key), type))
}

/** Whether the function is taken away by the statements of a base type. */
export function goesWithType(of: Identity, { live, desired }: Context): boolean {
  const type = typeOf(of, live)
  return type !== undefined && (!desired.facts.has(keyOf(of)) || !staysAsItIs(type, desired.facts.get(type.key)))
}
