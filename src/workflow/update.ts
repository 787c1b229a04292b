import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { documentsOf, type WrittenDocument } from '../source/layout.ts'
import { isWritten } from '../diff/scope.ts'
import type { Catalog } from '../model/catalog.ts'
import { describe, keyOf, type Identity } from '../model/identity.ts'
import type { Position } from '../model/position.ts'
import { defaults, type Settings } from '../settings/settings.ts'
import { sliceOf } from '../shadow/copy.ts'
import type { Declarations } from '../source/declaration.ts'
import { readFiles } from '../source/files.ts'
import { compare, type Compared } from './diff.ts'
import { literally } from './literally.ts'
import { writeSql, type WrittenFile } from './inspect.ts'

export interface UpdateOptions {
  /** STATE that the declarations shall say. */
  readonly from: string
  /** Of the declarations. */
  readonly directory: string
  /** How what is new is written. */
  readonly format: 'sql' | 'yaml'
  readonly settings?: Partial<Settings>
}

/** What declarations become to say another state; nothing is written yet. */
export interface Update {
  /** Files with their new text, by path inside the directory. */
  readonly files: readonly (WrittenFile & { readonly isNew: boolean })[]
  /** What is declared in a way that is left to people, in lines for them. */
  readonly left: readonly string[]
}

/** Whether there is anything in the directory that an update would have to keep. */
export async function holdsDeclarations(directory: string): Promise<boolean> {
  const found = await stat(directory).catch(() => null)
  return found?.isDirectory() === true && (await readFiles(directory, '/', '')).files.length > 0
}

/**
 * Declarations that say what another state holds, with as little changed as can be: files that agree stay as they are, documents
 * in YAML keep their comments, order and directives, files in SQL are written anew only where nobody has changed them since they were
 * written. What that does not reach, and what the state does not have, is left, and named.
 */
export async function updateDeclarations(options: UpdateOptions): Promise<Update> {
  const settings: Settings = { ...defaults, ...options.settings, schemas: options.settings?.schemas ?? ['*'] }
  const compared = await compare(options.from, options.directory, settings, () => undefined)
  if (compared.changes.length === 0) return { files: [], left: [] }
  const first = await edited(compared, options, new Set())
  const wrong = await stillDifferent(first, options, settings)
  if (wrong.size === 0) return first
  // What the differences did not fit is written as a whole, under the comments that it had.
  const second = await edited(compared, options, wrong)
  const stubborn = await stillDifferent(second, options, settings)
  const named = new Set(second.left.map((line) => line.slice(line.indexOf(' ') + 1)))
  const more = [...stubborn].filter((path) => second.files.some((file) => file.path === path)).map((path) => `${path}: says something else still: see schemactl diff`)
  return { files: second.files, left: [...second.left, ...more.filter((line) => !named.has(line))] }
}

/** Both states as they would be written, in the live one's spelling wherever they mean the same. */
function states({ before, desired, changes, scope }: Compared): { readonly declared: Catalog; readonly live: Catalog } {
  const facts = new Map(before.facts)
  const dependencies = new Map(before.dependencies)
  for (const change of changes) {
    if (change.change === 'renamed') continue
    if (change.change === 'removed') facts.delete(change.fact.key)
    else if (change.change === 'added') {
      facts.set(change.fact.key, change.fact)
      dependencies.set(change.fact.key, desired.dependencies.get(change.fact.key) ?? [])
    } else {
      const changed = Object.fromEntries(change.attributes.map((name) => [name, change.after.attributes[name] ?? null]))
      facts.set(change.after.key, { ...change.after, attributes: { ...change.before.attributes, ...changed } })
    }
  }
  const managed = (catalog: Catalog): Catalog => sliceOf(catalog, new Set([...catalog.facts.values()].filter((fact) => isWritten(fact, scope)).map((fact) => fact.key)))
  return { declared: managed({ ...before, facts, dependencies }), live: managed(before) }
}

const keyOfDocument = ({ id, path }: WrittenDocument): string => (id === null ? path : keyOf(id))

/** @param whole - paths of files whose documents are written as a whole */
async function edited(compared: Compared, { directory, format }: UpdateOptions, whole: ReadonlySet<string>): Promise<Update> {
  const { updateYaml } = await import('../source/update-yaml.ts')
  const { styled, shown } = await import('../source/write-yaml.ts')
  const { declarations } = compared
  const { declared, live } = states(compared)
  const texts = new Map<string, string>()
  const fresh = new Set<string>()
  const left: string[] = []
  const sqlBefore = new Map(writeSql(declared).map(({ path, text }) => [path, text]))
  const sqlAfter = new Map(writeSql(live).map(({ path, text }) => [path, text]))
  const inside = (path: string): string => (path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : path)
  const textOf = async (path: string): Promise<string | null> => texts.get(path) ?? (await readFile(join(directory, path), 'utf8').catch(() => null))
  const before = new Map(documentsOf(declared).map((one) => [keyOfDocument(one), one]))
  const after = new Map(documentsOf(live).map((one) => [keyOfDocument(one), one]))

  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)]
    if (JSON.stringify(was?.content) === JSON.stringify(is?.content)) continue
    if (was === undefined && is !== undefined) {
      const path = `${is.path}.${format}`
      const there = await textOf(path)
      const text = format === 'yaml' ? shown(await styled(is.content)) : (sqlAfter.get(path) ?? '')
      if (there === null) fresh.add(path)
      if (format === 'sql' && there !== null && !fresh.has(path)) left.push(`${path}: does not declare ${nameOf(is)}`)
      else texts.set(path, there === null || format === 'sql' ? text : `${there.replace(/\n*$/, '\n')}---\n${text}`)
      continue
    }
    const one = was ?? is
    const at = one === undefined || declarations === null ? null : declaredAt(declarations, one.id)
    if (one === undefined || at === null) left.push(`${directory}: ${one === undefined ? key : nameOf(one)} is not as it is in the database`)
    else if (is === undefined || was === undefined) left.push(`${at.path}:${at.line}: the database has no ${nameOf(one)}`)
    else {
      const path = inside(at.path)
      const text = (await textOf(path)) ?? ''
      const position = offsetOf(text, at, texts.has(path) ? nameIn(was) : null)
      const changed = /\.sql$/i.test(path)
        ? sqlBefore.get(path) === text ? (sqlAfter.get(path) ?? null) : text === sqlAfter.get(path) ? text : null
        : await updateYaml(text, { at: position, before: was.content, after: is.content }, whole.has(path))
      if (changed !== null) texts.set(path, changed)
      else left.push(`${at.path}:${at.line}: ${nameOf(was)} is not as it is in the database`)
    }
  }
  return { files: [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => ({ path, text, isNew: fresh.has(path) })), left }
}

const nameOf = ({ id, path }: WrittenDocument): string => (id === null ? path : describe(id))

const nameIn = ({ content }: WrittenDocument): string | null => {
  const [name] = Object.values(content)
  return typeof name === 'string' ? name : null
}

/** Where the object is declared: files name routines without argument types, so one that has namesakes is not found. */
function declaredAt({ statements }: Declarations, id: Identity | null): Position | null {
  if (id === null) return null
  const exact = statements.filter(({ creates }) => creates !== null && keyOf(creates) === keyOf(id))
  const named = exact.length > 0 ? exact : statements.filter(({ creates }) => creates?.kind === id.kind && creates.path.join('\n') === id.path.slice(0, 2).join('\n'))
  const [one, another] = named
  return one === undefined || another !== undefined ? null : one.at
}

/** Of a place in a text; where an edit has moved the lines, of the name itself. */
function offsetOf(text: string, { line, column }: Position, name: string | null): number {
  if (name !== null) {
    const found = new RegExp(`(?:^|[\\s:"'])${literally(name)}(?=["':]|\\s|$)`, 'm').exec(text)
    if (found !== null) return found.index + found[0].length - name.length
  }
  const start = text.split('\n').slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
  return start + column - 1
}

/** Paths of the files whose objects differ still, were the update written. */
async function stillDifferent(update: Update, { from, directory }: UpdateOptions, settings: Settings): Promise<ReadonlySet<string>> {
  if (update.files.length === 0) return new Set()
  const trial = await mkdtemp(join(tmpdir(), 'schemactl-update-'))
  try {
    const folder = join(trial, 'schema')
    await cp(directory, folder, { recursive: true })
    for (const { path, text } of update.files) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    try {
      const compared = await compare(from, folder, settings, () => undefined)
      const { declared, live } = states(compared)
      const before = new Map(documentsOf(declared).map((one) => [keyOfDocument(one), one]))
      const paths = new Set<string>()
      for (const one of documentsOf(live)) {
        if (JSON.stringify(before.get(keyOfDocument(one))?.content) === JSON.stringify(one.content)) continue
        const at = compared.declarations === null ? null : declaredAt(compared.declarations, one.id)
        if (at !== null) paths.add(at.path.slice(folder.length + 1))
      }
      return paths
    } catch {
      // Not even declarations any more: every file is written as a whole.
      return new Set(update.files.map(({ path }) => path))
    }
  } finally {
    await rm(trial, { recursive: true, force: true })
  }
}
