import type { Fact } from './fact.ts'
import type { Identity } from './identity.ts'

/** A difference of one fact between the live and the desired state. */
export type Change =
  | { readonly change: 'added'; readonly fact: Fact }
  | { readonly change: 'removed'; readonly fact: Fact }
  /** `attributes` are the names of those that differ, sorted. */
  | { readonly change: 'altered'; readonly before: Fact; readonly after: Fact; readonly attributes: readonly string[] }
  /** By directive only; never guessed. Further differences come as changes of the fact under its new name. */
  | { readonly change: 'renamed'; readonly from: Identity; readonly to: Identity }
