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

/** Equality of attribute values; objects are equal regardless of the order of their properties. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((value, index) => sameValue(value, b[index]))
  }
  const left = a as { readonly [name: string]: Value }
  const right = b as { readonly [name: string]: Value }
  const names = Object.keys(left)
  return names.length === Object.keys(right).length && names.every((name) => sameValue(left[name], right[name]))
}
