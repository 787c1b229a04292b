import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from '../postgres/connection.ts'
import type { Progress } from './progress.ts'

/** Milliseconds, except `retries`. */
export interface Limits {
  /** How long a batch may make others wait for a lock that it waits for. */
  readonly lockTimeout: number
  /** For statements that hold no strong lock and read no table; 0: none. */
  readonly statementTimeout: number
  /** How often a batch that gets no lock is tried again. */
  readonly retries: number
  /** A backfill pauses while a replica's replay is further behind. */
  readonly replicaLag: number
}

/** What every part of an apply works with. */
export interface Work {
  /** The session that holds the run's lock and changes the database. */
  readonly connection: Connection
  /** Another session, to see who blocks the first; null where the database has one only. */
  readonly observer: Connection | null
  /** The run's number in the journal. */
  readonly run: string
  readonly limits: Limits
  readonly signal: AbortSignal
  readonly random: () => number
  readonly tell: (progress: Progress) => void
}

/** Waits, unless the run is interrupted: then it throws at once. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal })
}

/** The pause before a try: 0.3 s at first, growing to 5 s, spread by a third so that two runs do not march in step. */
export function backOff(attempt: number, random: () => number): number {
  const base = Math.min(300 * 1.5 ** (attempt - 1), 5000)
  return Math.round(base * (2 / 3 + random() * (2 / 3)))
}
