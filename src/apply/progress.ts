import type { Step } from '../model/step.ts'

/** A session that another waits for, or that holds what the plan is going to lock. */
export interface Blocker {
  readonly pid: number
  readonly user: string | null
  readonly application: string
  /** As in pg_stat_activity: `idle in transaction`, `active` …; null where we may not know. */
  readonly state: string | null
  readonly autovacuum: boolean
  /** An autovacuum against wraparound is not cancelled for us. */
  readonly againstWraparound: boolean
  /** Milliseconds since its statement began, and since its transaction did. */
  readonly statementAge: number | null
  readonly transactionAge: number | null
  readonly statement: string
}

/** What an apply tells while it works, in the order in which it happens. Times are in milliseconds. */
export type Progress =
  | { readonly event: 'run waiting'; readonly holder: Blocker | null }
  | { readonly event: 'long transaction'; readonly blocker: Blocker; readonly relations: readonly string[] }
  | { readonly event: 'check held'; readonly check: string }
  /** A check before the plan asks for what the plan is going to make. */
  | { readonly event: 'check not yet possible'; readonly check: string; readonly reason: string }
  | { readonly event: 'run started'; readonly run: string; readonly resumed: boolean; readonly steps: number; readonly finished: number }
  /** `batch` counts from 1, as `attempt` does. */
  | { readonly event: 'batch started'; readonly batch: number; readonly batches: number; readonly attempt: number; readonly steps: readonly Step[] }
  | { readonly event: 'step started'; readonly step: Step }
  | { readonly event: 'lock waiting'; readonly step: Step; readonly blockers: readonly Blocker[]; readonly waited: number }
  /** `reason`: no lock, a deadlock, or the batch held its locks for too long. */
  | {
      readonly event: 'batch retrying'
      readonly batch: number
      readonly attempt: number
      readonly retries: number
      readonly pause: number
      readonly reason: RetryReason
      readonly blockers: readonly Blocker[]
    }
  /** What a broken earlier try had left is gone. */
  | { readonly event: 'leftover removed'; readonly step: Step }
  | { readonly event: 'step found done'; readonly step: Step }
  /** `read` counts rows passed, of about `estimated`; `changed` those that were set. */
  | { readonly event: 'backfill'; readonly step: Step; readonly read: number; readonly changed: number; readonly estimated: number | null; readonly pass: number }
  | { readonly event: 'replicas behind'; readonly step: Step; readonly lag: number; readonly limit: number }
  | { readonly event: 'batch finished'; readonly batch: number; readonly batches: number; readonly outcomes: readonly StepOutcome[] }
  | { readonly event: 'verifying' }
  /** The plan was carried out; the declarations have changed since it was made, and `left` is what they ask for now. */
  | { readonly event: 'declarations changed'; readonly left: readonly string[] }

export type RetryReason = 'no lock' | 'deadlock' | 'concurrent change' | 'too slow'

export interface StepOutcome {
  readonly number: number
  readonly title: string
  /** `done before`: the journal, or the catalog, says so. */
  readonly outcome: 'run' | 'done before'
  readonly milliseconds: number
  /** Tries of its batch; 0 when it was done before. */
  readonly attempts: number
  /** Rows that a backfill or a rows step changed; null for statements. */
  readonly rows: number | null
}

/** What an apply did. */
export interface Report {
  /** The run's number in the journal; null when the plan had no steps. */
  readonly run: string | null
  readonly resumed: boolean
  /** In plan order. */
  readonly steps: readonly StepOutcome[]
  readonly milliseconds: number
}
