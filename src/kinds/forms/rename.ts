import type { Identity } from '../../model/identity.ts'

/**
 * The identity that `to` had under its old names: as many as are given, from the inside. What belongs to a table (a path of three) stays with it.
 * Null where there are too many names.
 */
export function renamedIdentity(to: Identity, from: readonly string[]): Identity | null {
  if (from.length === 0 || from.length > to.path.length || (to.path.length > 2 && from.length > 1)) return null
  return { ...to, path: [...to.path.slice(0, -from.length), ...from] }
}
