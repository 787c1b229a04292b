import type { HazardName } from '../model/hazard.ts'
import type { KindName } from '../model/identity.ts'
import type { PlatformName } from '../platform/platform.ts'
import { ownFolder } from '../model/own-folder.ts'

/** Objects that are left alone. `*` in the name stands for any characters. */
export interface IgnorePattern {
  readonly kind: KindName | '*'
  readonly name: string
}

/** How severe the findings of a lint rule are. */
export const severities = ['off', 'warning', 'error'] as const
export type Severity = (typeof severities)[number]

/** Everything that can be set, each with its value. Times are milliseconds. States and URLs hold their passwords: `redacted` before they are shown. */
export interface Settings {
  /** The file they come from, null where there is none. */
  readonly path: string | null
  /** STATE of the live database. */
  readonly database: string
  /** STATE of the declarations. */
  readonly schema: string
  /** Null: all that the declarations mention, and `public`. */
  readonly schemas: readonly string[] | null
  /** `embedded`, `target` or the URL of a server. */
  readonly shadow: string
  readonly platform: PlatformName | null
  /** The environment that was chosen. */
  readonly environment: string | null
  /** What the chosen environment sets for `${NAME}` beside the process's variables. */
  readonly values: { readonly [name: string]: string }
  /** Hazards that are always allowed. */
  readonly hazards: readonly HazardName[]
  readonly lockTimeout: number
  /** How often a batch that gets no lock is tried again. */
  readonly retries: number
  /** 0: none. */
  readonly statementTimeout: number
  readonly lint: { readonly [rule: string]: Severity }
  readonly ignore: readonly IgnorePattern[]
  /** `managed`: privileges that nobody declared are revoked. */
  readonly privileges: 'managed' | 'declared'
}

/** What holds where nothing is set. */
export const defaults: Settings = {
  path: null,
  database: `pglite:${ownFolder}/database`,
  schema: 'schema',
  schemas: null,
  shadow: 'embedded',
  platform: null,
  environment: null,
  values: {},
  hazards: [],
  lockTimeout: 500,
  retries: 30,
  statementTimeout: 0,
  lint: {},
  ignore: [],
  privileges: 'declared',
}
