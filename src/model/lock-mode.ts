/** PostgreSQL's table-level lock modes, weakest first. */
export const lockModes = [
  'ACCESS SHARE',
  'ROW SHARE',
  'ROW EXCLUSIVE',
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
] as const

export type LockMode = (typeof lockModes)[number]

/** A lock that a step takes on a relation that exists before the plan runs. `ACCESS SHARE` is not listed: all share it. */
export interface Lock {
  /** Names, unquoted: schema and relation. */
  readonly relation: readonly [schema: string, name: string]
  readonly mode: LockMode
}

export function strongerMode(a: LockMode, b: LockMode): LockMode {
  return lockModes.indexOf(a) >= lockModes.indexOf(b) ? a : b
}

/** Whether the mode makes readers wait. */
export function blocksReads(mode: LockMode): boolean {
  return mode === 'ACCESS EXCLUSIVE'
}

/** Whether the mode makes INSERT, UPDATE and DELETE wait. */
export function blocksWrites(mode: LockMode): boolean {
  return lockModes.indexOf(mode) >= lockModes.indexOf('SHARE')
}
