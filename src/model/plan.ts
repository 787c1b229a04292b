import type { Sql } from '../sql/sql.ts'
import { hazardNames, type HazardName } from './hazard.ts'
import type { KindName } from './identity.ts'
import type { Position } from './position.ts'
import type { Batch } from './step.ts'

/** Hash of a canonical catalog, as hexadecimal SHA-256. */
export type Fingerprint = string & { readonly brand: 'fingerprint' }

/** A query that returns the rows that offend; none may come back. */
export interface Check {
  readonly name: string
  readonly when: 'before' | 'after'
  readonly query: Sql
  readonly declaredAt: Position
}

/** Whether the plan was run on a copy of the live database, and arrived. */
export type Proof =
  | { readonly outcome: 'proven' }
  | { readonly outcome: 'skipped'; readonly reason: string }
  /** The copy could not be built; why, in one line. */
  | { readonly outcome: 'impossible'; readonly reason: string }

/** Ordered steps and what they were made for; data that can be stored, reviewed and run. Same input, same bytes. */
export interface Plan {
  readonly format: 1
  /** `server_version_num` / 10000 of the live server. */
  readonly major: number
  readonly database: string
  /** Managed facts of the live side before the plan, and of the desired side. */
  readonly live: Fingerprint
  readonly desired: Fingerprint
  /** Namespaces that are managed; `['*']` for all but the system's. */
  readonly schemas: readonly string[]
  readonly batches: readonly Batch[]
  readonly checks: readonly Check[]
  readonly proof: Proof
  /** What the live database has and the plan does not manage, by kind; identities as people read them, sorted. */
  readonly unmanaged: readonly { readonly kind: KindName; readonly names: readonly string[] }[]
  /** Remarks for the reader: that `renamed_from` exists beside a drop and a similar create, directives that have had their effect. */
  readonly notes: readonly string[]
}

/** Hazards of all steps, each name once, in the order of `hazardNames`. */
export function hazardsOf(plan: Plan): readonly HazardName[] {
  const found = new Set<HazardName>()
  for (const batch of plan.batches) for (const step of batch.steps) for (const hazard of step.hazards) found.add(hazard.name)
  return hazardNames.filter((name) => found.has(name))
}
