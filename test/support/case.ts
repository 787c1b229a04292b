import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { hazardNames, type HazardName } from '../../src/model/hazard.ts'

/** A folder of test/cases: two states of a database, and what is true of the way between them. */
export interface Case {
  /** `column/set-not-null`: what the case is called. */
  readonly name: string
  readonly folder: string
  readonly old: string
  readonly new: string
  /** The new state as schemactl is given it, where that is not `new.sql`: in an order that only schemactl can load. */
  readonly declared: string | null
  /** Rows for the old state, and for the new one on the way back. */
  readonly seed: string | null
  readonly reverseSeed: string | null
  /** The golden, or null where there is none yet. */
  readonly plan: string | null
  readonly settings: CaseSettings
}

/** What case.yaml may say. */
export interface CaseSettings {
  readonly min_major?: number
  readonly max_major?: number
  /** Why it fails. It must fail: once it passes, the suite fails until this is taken away. */
  readonly known_gap?: string
  /** As `known_gap`, for the way back only. */
  readonly known_gap_reverse?: string
  /** The way back is not taken: a directive leads only one way. */
  readonly forward_only?: boolean
  /** The rows of seed.sql are for the way forward only. */
  readonly seed?: 'forward'
  /** Hazards that the plan forward may have of those that are refused unless allowed. */
  readonly allow?: readonly HazardName[]
  /** Columns of a table may end up in another order. */
  readonly any_column_order?: boolean
  /** PostgreSQL prints the two states differently, and they mean the same: nothing may be planned, and all stays as it is. */
  readonly printed_otherwise?: boolean
  /** PostgreSQL prints the new state otherwise once it has read back what it printed: that is then what is to be arrived at. */
  readonly reloaded?: boolean
  /** Cannot be on the embedded server. */
  readonly servers_only?: boolean
  /** What is written out of the new state is refused: a body names tables by a search_path that no catalog keeps. */
  readonly refused_when_written?: boolean
}

const settingNames: ReadonlySet<string> = new Set([
  'min_major',
  'max_major',
  'known_gap',
  'known_gap_reverse',
  'forward_only',
  'seed',
  'allow',
  'any_column_order',
  'printed_otherwise',
  'reloaded',
  'servers_only',
  'refused_when_written',
])

export const casesFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../cases')

/** Roles that cases may name; they are the server's, and there before any case. */
export const caseRoles = ['reader', 'writer', 'owner_role'] as const

/** All cases, in the order of their names. */
export function readCases(): readonly Case[] {
  return readdirSync(casesFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === 'new.sql')
    .map((entry) => readCase(entry.parentPath))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function readCase(folder: string): Case {
  const read = (file: string): string | null => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : null)
  const name = folder.slice(casesFolder.length + 1)
  return {
    name,
    folder,
    old: read('old.sql') ?? '',
    new: read('new.sql') ?? '',
    declared: read('declared.sql'),
    seed: read('seed.sql'),
    reverseSeed: read('seed.reverse.sql'),
    plan: read('plan.sql'),
    settings: settingsOf(name, read('case.yaml')),
  }
}

function settingsOf(name: string, text: string | null): CaseSettings {
  const settings: CaseSettings = text === null ? {} : parse(text)
  for (const key of Object.keys(settings)) if (!settingNames.has(key)) throw new Error(`${name}/case.yaml: what is \`${key}\`?`)
  for (const hazard of settings.allow ?? []) if (!hazardNames.includes(hazard)) throw new Error(`${name}/case.yaml: what hazard is \`${hazard}\`?`)
  return settings
}

/** Whether the case is for servers of this major. */
export function suits(each: Case, major: number): boolean {
  return major >= (each.settings.min_major ?? 0) && major <= (each.settings.max_major ?? Infinity)
}
