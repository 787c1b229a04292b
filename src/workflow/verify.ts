import { runChecks } from '../apply/checks.ts'
import { lint as findings } from '../lint/lint.ts'
import type { Finding } from '../lint/rule.ts'
import type { Plan } from '../model/plan.ts'
import { isDatabase } from '../postgres/open-database.ts'
import { defaults, type Settings } from '../settings/settings.ts'
import { desiredCatalog } from './diff.ts'
import { withDatabase } from './states.ts'

/**
 * Runs the checks that are to hold after a plan; reads only.
 * @throws SchemactlError `check_failed` with the rows that offend
 */
export async function verifyChecks({ plan, from }: { readonly plan: Plan; readonly from: string }): Promise<void> {
  const checks = plan.checks.filter((check) => check.when === 'after')
  if (checks.length === 0 || !isDatabase(from)) return
  await withDatabase(from, { readOnly: true }, (connection) => runChecks(connection, checks, () => undefined))
}

export interface LintOptions {
  readonly from: string
  readonly to: string
  readonly settings?: Partial<Settings>
  readonly signal?: AbortSignal
}

/** Findings about the desired state, by the settings' severities. */
export async function lint(options: LintOptions): Promise<readonly Finding[]> {
  const settings: Settings = { ...defaults, ...options.settings }
  return findings(await desiredCatalog(options.from, options.to, settings), settings.lint)
}
