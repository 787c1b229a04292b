import type { Position } from './position.ts'

/**
 * Anything that stops us, as data. `message` says what is wrong in one sentence, `remedy` what to do; `at` points into a
 * declaration. `code` is stable, snake_case. `detail` has further lines: SQL, what PostgreSQL said, the rows that offend.
 */
export interface Problem {
  readonly code: ProblemCode
  readonly message: string
  readonly remedy: string
  readonly at?: Position
  /** Length in characters of what `at` points to, for the underline. */
  readonly length?: number
  readonly sqlstate?: string
  readonly detail?: readonly string[]
}

/** Every problem there is, with the exit code that it gives: 1 is an error, 3 is refused, 130 interrupted. */
export const problemCodes = {
  // options and settings
  usage: 1,
  settings_invalid: 1,
  state_unknown: 1,
  // declarations
  nothing_declared: 1,
  file_unreadable: 1,
  syntax_error: 1,
  yaml_invalid: 1,
  declared_twice: 1,
  declaration_rejected: 1,
  declaration_cycle: 1,
  directive_invalid: 1,
  directive_unmatched: 1,
  feature_unsupported: 1,
  // databases
  connection_failed: 1,
  query_failed: 1,
  permission_missing: 1,
  shadow_failed: 1,
  // plans
  plan_invalid: 1,
  plan_impossible: 1,
  plan_not_proven: 1,
  live_state_drifted: 1,
  snapshot_stale: 2,
  hazard_not_allowed: 3,
  // apply
  run_unfinished: 1,
  run_in_progress: 1,
  lock_not_acquired: 1,
  step_failed: 1,
  check_failed: 3,
  not_confirmed: 3,
  not_settled: 1,
  interrupted: 130,
} as const

export type ProblemCode = keyof typeof problemCodes

/** What every part of schemactl throws for what users can cause or cure: one problem or several, and the cause. */
export class SchemactlError extends Error {
  readonly problems: readonly [Problem, ...Problem[]]

  constructor(problems: Problem | readonly [Problem, ...Problem[]], options?: { readonly cause?: unknown }) {
    const all = 'code' in problems ? ([problems] as const) : problems
    super(all.map((problem) => `${problem.code}: ${problem.message}`).join('\n'), options)
    this.name = 'SchemactlError'
    this.problems = all
  }
}
