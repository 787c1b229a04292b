import { keyOf, type Identity, type Key } from './identity.ts'

/** What an attribute can be: JSON, as PostgreSQL prints it. `null` means that PostgreSQL says there is none. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }

export type Attributes = { readonly [name: string]: Value }

/** One object of a catalog: what it is called, and its comparable properties. */
export interface Fact<A extends Attributes = Attributes> {
  readonly id: Identity
  readonly key: Key
  readonly attributes: A
}

export function makeFact(id: Identity, attributes: Attributes): Fact {
  return { id, key: keyOf(id), attributes }
}

/** What `Array.isArray` cannot say of readonly lists. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

/** Equality of attribute values; objects are equal regardless of the order of their properties. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (isList(a) || isList(b)) {
    if (!isList(a) || !isList(b) || a.length !== b.length) return false
    return a.every((value, index) => sameValue(value, b[index]))
  }
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => sameValue(a[name], b[name]))
}
