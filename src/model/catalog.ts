import type { Fact } from './fact.ts'
import type { Key } from './identity.ts'

/** What is known of the server that a catalog was read from. */
export interface Server {
  /** `server_version_num`: 150018 is 15.18. */
  readonly version: number
  /** The role that read it: objects that it owns have `owner: null`. */
  readonly user: string
  readonly superuser: boolean
  readonly database: string
}

export function majorOf(server: Server): number {
  return Math.floor(server.version / 10_000)
}

/** A role as far as others need it to exist: roles are not part of a database, and not compared. */
export interface Role {
  readonly name: string
  readonly login: boolean
  readonly bypassRowSecurity: boolean
  readonly memberOf: readonly string[]
}

/** The facts of one database in one snapshot, in the order of their identities, and what depends on what. */
export interface Catalog {
  readonly server: Server
  readonly facts: ReadonlyMap<Key, Fact>
  /** For each fact what must exist before it, sorted; facts without an entry need nothing. */
  readonly dependencies: ReadonlyMap<Key, readonly Key[]>
  readonly roles: readonly Role[]
}
