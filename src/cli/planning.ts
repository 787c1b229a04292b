import type { Plan } from '../model/plan.ts'
import { readSettings } from '../settings/read-settings.ts'
import type { Settings } from '../settings/settings.ts'
import { flagsOf, type CommonOptions } from './options.ts'
import { ProgressLine, type Surroundings } from './terminal.ts'

export interface PlanningOptions extends CommonOptions {
  /** `--no-prove` makes it false. */
  readonly prove?: boolean
}

export interface Planned {
  readonly settings: Settings
  readonly plan: Plan
}

/** Settles the settings and makes the plan from the live database to the declarations, saying on stderr what is going on. */
export async function planned(options: PlanningOptions, { stderr, variables, signal }: Surroundings): Promise<Planned> {
  const settings = await readSettings(flagsOf(options), variables)
  const progress = new ProgressLine(stderr, variables)
  try {
    const { diff } = await import('../workflow/diff.ts')
    const plan = await diff({
      from: settings.database,
      to: settings.schema,
      settings,
      prove: options.prove ?? true,
      signal,
      onProgress: (text) => progress.show(text),
    })
    return { settings, plan }
  } finally {
    progress.clear()
  }
}
