import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { closest, distance } from 'fastest-levenshtein'
import type { Node, Pair, Scalar, YAMLMap } from 'yaml'
import { hazardNames } from '../model/hazard.ts'
import { kindNames } from '../model/identity.ts'
import type { Problem } from '../model/problem.ts'
import { SchemactlError } from '../model/problem.ts'
import { defaults, severities, type IgnorePattern, type Settings, type Severity } from './settings.ts'

/** What the command line says; it goes before everything else. */
export interface Flags {
  /** The settings file; absent: `schemactl.yaml` where there is one. */
  readonly settings?: string
  readonly environment?: string
  readonly from?: string
  readonly to?: string
  readonly schemas?: readonly string[]
  readonly shadow?: string
}

/** Environment variables, as in `process.env`. */
export type Variables = { readonly [name: string]: string | undefined }

/**
 * Settles every setting: flags, then variables (`DATABASE_URL`), then the file, then the defaults. The database of an environment that is
 * chosen by name goes before `DATABASE_URL`. A revision that names no path, `git:REF`, is that of the file's `schema`.
 * @param directory - what the file is looked for in
 * @throws SchemactlError `settings_invalid` with all problems of the file, each at its line and column
 */
export async function readSettings(flags: Flags, variables: Variables, directory = '.'): Promise<Settings> {
  const path = join(directory, flags.settings ?? 'schemactl.yaml')
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (flags.settings === undefined && isMissing(cause)) return null
    throw new SchemactlError({ code: 'settings_invalid', message: `the settings ${path} cannot be read`, remedy: 'Name a settings file that exists with --settings.' }, { cause })
  })
  const file = text === null ? {} : await parseSettings(text, path)
  return settle(file, text === null ? null : path, flags, variables)
}

const isMissing = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'

/** A text of the file in which `${NAME}` is not replaced yet: only what is used needs its variables. */
interface Written {
  readonly text: string
  problem(message: string, remedy: string): Problem
}

interface Environment {
  readonly database?: Written
  readonly shadow?: Written
  readonly values?: { readonly [name: string]: Written }
}

/** The file's content; what it does not say is absent. */
interface SettingsFile extends Environment {
  readonly schema?: Written
  readonly schemas?: readonly string[]
  readonly platform?: 'supabase'
  readonly environments?: { readonly [name: string]: Environment }
  readonly hazards?: Settings['hazards']
  readonly lock_timeout?: number
  readonly retries?: number
  readonly statement_timeout?: number
  readonly lint?: Settings['lint']
  readonly ignore?: readonly IgnorePattern[]
  readonly privileges?: Settings['privileges']
}

function settle(file: SettingsFile, path: string | null, flags: Flags, variables: Variables): Settings {
  const environment = chosen(file, flags.environment)
  const values = Object.fromEntries(Object.entries(environment.values ?? {}).map(([name, written]) => [name, expand(written, variables)]))
  const known = { ...variables, ...values }
  const text = (written: Written | undefined): string | undefined => (written === undefined ? undefined : expand(written, known))
  const state = (written: Written | undefined): string | undefined => {
    const found = text(written)
    return found === undefined || path === null ? found : relativeTo(dirname(path), found)
  }
  const databaseUrl = variables['DATABASE_URL'] === '' ? undefined : variables['DATABASE_URL']
  const schema = state(file.schema) ?? defaults.schema
  const withPath = (named: string): string => (/^git:[^:]+$/.test(named) ? `${named}:${schema.startsWith('git:') ? defaults.schema : schema}` : named)
  return {
    path,
    database: withPath(flags.from ?? state(environment.database) ?? databaseUrl ?? state(file.database) ?? defaults.database),
    schema: withPath(flags.to ?? schema),
    schemas: flags.schemas ?? file.schemas ?? defaults.schemas,
    shadow: flags.shadow ?? text(environment.shadow) ?? text(file.shadow) ?? defaults.shadow,
    platform: file.platform ?? defaults.platform,
    environment: flags.environment ?? null,
    values,
    hazards: file.hazards ?? defaults.hazards,
    lockTimeout: file.lock_timeout ?? defaults.lockTimeout,
    retries: file.retries ?? defaults.retries,
    statementTimeout: file.statement_timeout ?? defaults.statementTimeout,
    lint: file.lint ?? defaults.lint,
    ignore: file.ignore ?? defaults.ignore,
    privileges: file.privileges ?? defaults.privileges,
  }
}

function chosen(file: SettingsFile, name: string | undefined): Environment {
  if (name === undefined || file.environments === undefined) return {}
  const found = file.environments[name]
  if (found !== undefined) return found
  const names = Object.keys(file.environments)
  throw new SchemactlError({
    code: 'usage',
    message: `there is no environment ${name}${suggestion(name, names)}`,
    remedy: `The settings have ${names.join(', ')}.`,
  })
}

/** Paths in the file start from its directory. */
function relativeTo(directory: string, state: string): string {
  const [, scheme = '', path = ''] = /^(pglite:|git:|[a-z]+:\/\/)?(.*)$/s.exec(state) ?? []
  if ((scheme !== '' && scheme !== 'pglite:') || path === '' || isAbsolute(path)) return state
  return `${scheme}${join(directory, path)}`
}

function expand(written: Written, variables: Variables): string {
  return written.text.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
    const value = variables[name]
    if (value !== undefined) return value
    throw new SchemactlError(written.problem(`the environment variable ${name} is not set`, `Set ${name}, or name the database with --from.`))
  })
}

const characters = (text: string): number => Array.from(text).length

/** Keys with their values; null where nothing stands behind the key. */
type Entry = readonly [key: Node, value: Node | null]

/** Reads the file's text, collecting every problem before it throws. */
async function parseSettings(text: string, path: string): Promise<SettingsFile> {
  const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const problems: Problem[] = []

  const problemAt = (start: number, end: number, message: string, remedy: string): Problem => {
    const { line, col } = lines.linePos(start)
    const lineStart = lines.lineStarts[line - 1] ?? 0
    return {
      code: 'settings_invalid',
      message,
      remedy,
      at: { path, line, column: characters(text.slice(lineStart, lineStart + col - 1)) + 1 },
      length: Math.max(1, characters(text.slice(start, end).split('\n')[0] ?? '')),
    }
  }
  const problem = (node: Node, message: string, remedy: string): null => {
    problems.push(problemAt(node.range?.[0] ?? 0, node.range?.[1] ?? 0, message, remedy))
    return null
  }

  /** Null where there was a problem, which has been noted. */
  type Read<T> = (node: Node, name: string) => T | null

  const scalar = (node: Node): Scalar | null => (isScalar(node) ? node : null)

  const written: Read<Written> = (node, name) => {
    const value = scalar(node)?.value
    if (typeof value !== 'string' && typeof value !== 'number') return problem(node, `${name} must be a text`, `Write one text for ${name}.`)
    return {
      text: String(value),
      problem: (message, remedy) => problemAt(node.range?.[0] ?? 0, node.range?.[1] ?? 0, message, remedy),
    }
  }
  const word = <const T extends string>(words: readonly T[]): Read<T> => (node, name) => {
    const raw = scalar(node)?.value
    // YAML 1.1 readers take a bare off for false; ours does not, yet people quote or not as they please.
    const value = raw === false ? 'off' : raw
    const found = words.find((each) => each === value)
    if (found !== undefined) return found
    const shown = typeof value === 'string' ? value : 'this'
    return problem(node, `${shown} is no value for ${name}${suggestion(shown, words)}`, `It can be ${words.join(', ')}.`)
  }
  const text1: Read<string> = (node, name) => {
    const value = scalar(node)?.value
    return typeof value === 'string' ? value : problem(node, `${name} must hold names`, `Write a text in ${name}.`)
  }
  const list =
    <T>(read: Read<T>): Read<readonly T[]> =>
    (node, name) => {
      const elements = isSeq(node) ? node.items : [node]
      return elements.flatMap((element) => {
        const value = read(element as Node, name)
        return value === null ? [] : [value]
      })
    }
  const whole: Read<number> = (node, name) => {
    const value = scalar(node)?.value
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : problem(node, `${name} must be a whole number`, `Write for example ${name}: 10.`)
  }
  const time: Read<number> = (node, name) => {
    const milliseconds = durationOf(scalar(node)?.value)
    return milliseconds ?? problem(node, `${name} must be a time`, `Write for example ${name}: 500ms, 2s or 1min.`)
  }
  const table =
    <T>(read: Read<T>): Read<{ readonly [name: string]: T }> =>
    (node, name) => {
      if (!isMap(node)) return problem(node, `${name} must map names to values`, `Write NAME: VALUE below ${name}.`)
      return Object.fromEntries(
        pairsOf(node).flatMap(([key, value]) => {
          const found = value === null ? null : read(value, keyText(key))
          return found === null ? [] : [[keyText(key), found]]
        }),
      )
    }
  const form =
    <T extends object>(fields: { readonly [Name in keyof T]-?: Read<Exclude<T[Name], undefined>> }): Read<T> =>
    (node, name) => {
      if (!isMap(node)) return problem(node, `${name} must map names to values`, `Its names are ${Object.keys(fields).join(', ')}.`)
      const found: [string, unknown][] = []
      for (const [key, value] of pairsOf(node)) {
        const own = keyText(key)
        const field = Object.entries<Read<unknown>>(fields).find(([known]) => known === own)
        if (field === undefined) problem(key, `${own} is not a setting${suggestion(own, Object.keys(fields))}`, `The settings here are ${Object.keys(fields).join(', ')}.`)
        else if (value !== null) {
          const content = field[1](value, own)
          if (content !== null) found.push([own, content])
        }
      }
      return Object.fromEntries(found) as T
    }
  const ignore: Read<readonly IgnorePattern[]> = (node, name) => {
    const byKind = table(list(text1))(node, name)
    if (byKind === null || !isMap(node)) return null
    return pairsOf(node).flatMap(([key]) => {
      const kind = ([...kindNames, '*'] as const).find((each) => each === keyText(key).replaceAll('_', ' '))
      if (kind !== undefined) return (byKind[keyText(key)] ?? []).map((pattern) => ({ kind, name: pattern }))
      problem(key, `${keyText(key)} is no kind of object${suggestion(keyText(key), kindNames)}`, "Write KIND: [PATTERN, …], or '*': for every kind.")
      return []
    })
  }

  const environment = { database: written, shadow: written, values: table(written) }
  const settingsFile = form<SettingsFile>({
    ...environment,
    schema: written,
    schemas: list(text1),
    platform: word(['supabase']),
    environments: table(form<Environment>(environment)),
    hazards: list(word(hazardNames)),
    lock_timeout: time,
    retries: whole,
    statement_timeout: time,
    lint: table<Severity>(word(severities)),
    ignore,
    privileges: word(['managed', 'declared']),
  })

  for (const error of document.errors) problems.push(problemAt(error.pos[0], error.pos[1], error.message, 'Correct the YAML.'))
  const root = document.contents
  const found = problems.length > 0 || root === null || (isScalar(root) && root.value === null) ? {} : settingsFile(root, path)
  const [first, ...more] = problems
  if (first !== undefined) throw new SchemactlError([first, ...more])
  return found ?? {}
}

const pairsOf = (map: YAMLMap): readonly Entry[] =>
  (map.items as readonly Pair<Node, Node | null>[]).map((pair) => [pair.key, isEmpty(pair.value) ? null : pair.value])

const isEmpty = (node: Node | null): boolean => node === null || ('value' in node && node.value === null)

const keyText = (node: Node): string => String('value' in node ? node.value : node)

/** `500ms`, `2s`, `1min`, `1h`, a number of milliseconds; undefined for anything else. */
export function durationOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? Math.round(value) : undefined
  const [, number, unit] = typeof value === 'string' ? (/^\s*(\d+(?:\.\d+)?)\s*(ms|s|min|h|)\s*$/.exec(value) ?? []) : []
  if (number === undefined) return undefined
  const milliseconds = unit === 's' ? 1_000 : unit === 'min' ? 60_000 : unit === 'h' ? 3_600_000 : 1
  return Math.round(Number(number) * milliseconds)
}

/** `; did you mean schemas?` where one of the words is near. */
export function suggestion(word: string, words: readonly string[]): string {
  if (words.length === 0) return ''
  const nearest = closest(word, words)
  return distance(word, nearest) <= Math.max(2, Math.floor(word.length / 3)) ? `; did you mean ${nearest}?` : ''
}
