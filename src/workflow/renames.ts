import { meantOn } from '../catalog/meant-on.ts'
import { readCatalogHere } from '../catalog/read.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Context, Draft } from '../kinds/kind.ts'
import { majorOf, type Catalog } from '../model/catalog.ts'
import type { Fact } from '../model/fact.ts'
import { compareIdentity, describe, keyOf, kindNames, rankOf, type Identity, type Key } from '../model/identity.ts'
import type { Position } from '../model/position.ts'
import { SchemactlError, type Problem } from '../model/problem.ts'
import { PostgresError } from '../postgres/connection.ts'
import { enterAs, runEach, sliceOf, statementsFor } from '../shadow/copy.ts'
import { inWorkshop } from '../shadow/workshop.ts'
import type { RenameDirective } from '../source/declaration.ts'
import { literally } from './literally.ts'

export interface Rename {
  readonly from: Identity
  readonly to: Identity
  readonly drafts: readonly Draft[]
  readonly at: Position
}

/** What the object is called from then on; with its schema where that is another one. */
export function newName({ from, to }: Rename): string {
  const path = isRoutine(to) ? to.path.slice(0, 2) : to.path
  return path.length === 2 && from.path[0] !== to.path[0] ? path.join('.') : (path.at(-1) ?? '')
}

export interface Renamed {
  /** In the order in which they must be carried out. */
  readonly renames: readonly Rename[]
  /** Directives whose rename has been carried out before. */
  readonly done: readonly RenameDirective[]
  /** Directives with both names in the database: two objects swap names by way of a third. */
  readonly idle: readonly RenameDirective[]
  /** Directives with neither name in the database: what they are about is created. */
  readonly unmatched: readonly RenameDirective[]
}

/**
 * The directives that still have something to rename in the live catalog.
 * @param isFresh - there is nothing yet that could have an old name
 * @throws SchemactlError `directive_unmatched` for those of what is not declared, those of a kind that has no rename, and those that may
 *   mean, by another name, what would be dropped with its rows
 */
export function effectiveRenames(directives: readonly RenameDirective[], live: Catalog, desired: Catalog, isFresh: boolean): Renamed {
  const problems: Problem[] = []
  const renames: Rename[] = []
  const done: RenameDirective[] = []
  const idle: RenameDirective[] = []
  const unmatched: RenameDirective[] = []
  const moved = new Map<Key, Identity>()
  const context: Context = { live, desired, major: majorOf(live.server), user: live.server.user, fact: (id) => desired.facts.get(keyOf(id)) ?? live.facts.get(keyOf(id)) }
  const settled = new Set<RenameDirective>()
  const settle = (directive: RenameDirective): void => {
    if (settled.has(directive)) return
    settled.add(directive)
    const to = resolved(directive.to, desired) ?? directive.to
    // Of several old names the first that is there counts.
    if (moved.has(keyOf(to))) return
    const others = directives.filter((one) => one !== directive && keyOf(one.to) === keyOf(directive.to))
    if (value(to, desired) === undefined) {
      problems.push(refused(directive, `${describe(directive.to)} is not declared`))
      return
    }
    const there = value(to, live) ?? underOldContainer(to, to, live, moved)
    // Who has the name may give it up.
    if (there !== undefined) for (const next of directives) if (keyOf(next.from) === keyOf(directive.to)) settle(next)
    const isFree = there === undefined || [...moved.values()].some((gone) => keyOf(gone) === keyOf(there))
    const from = liveName(directive.from, to, live, moved)
    if (isFresh || !isFree) {
      const isSwap = directives.some((one) => keyOf(one.to) === keyOf(directive.from) && keyOf(one.from) === keyOf(directive.to))
      const isIdle = from !== undefined && others.length === 0 && (isSwap || value(directive.from, desired) === undefined)
      if (isIdle && !isFresh) idle.push(directive)
      else done.push(directive)
      return
    }
    if (from === undefined) {
      // Where even what it is a part of is new, the database never had it: a fresh one.
      if (isPart(directive.from) && !hasWhole(directive.from, live) && wholesMoved(directive.from, moved).length === 0) done.push(directive)
      else if (!others.some((one) => liveName(one.from, to, live, moved) !== undefined)) {
        const meant = leaving(directive, directives, live, desired)
        if (meant === undefined) unmatched.push(directive)
        else problems.push(refused(directive, `the database has neither ${describe(directive.from)} nor ${describe(directive.to)}, and would lose ${describe(meant)}`))
      }
      return
    }
    const kind = kindOf(from.kind)
    if (kind.rename === undefined) {
      problems.push(refused(directive, `a ${from.kind} cannot be renamed`))
      return
    }
    const named: Identity = { ...from, path: namedBy(from, to, moved) }
    renames.push({ from: named, to, drafts: kind.rename(named, to, context), at: directive.at })
    moved.set(keyOf(to), from)
  }
  for (const directive of [...directives].sort((a, b) => rankOf(a.to.kind) - rankOf(b.to.kind) || compareIdentity(a.to, b.to))) settle(directive)
  const [first, ...rest] = problems
  if (first !== undefined) throw new SchemactlError([first, ...rest])
  return { renames: [...renames, ...following(renames, moved, live, desired, context)], done, idle, unmatched }
}

/**
 * Renames of what is named after a table or column that is renamed, as PostgreSQL names keys, checks and the sequences of serial
 * columns: a new table's would have the new name. What holds rows has it by directive only.
 */
function following(renames: readonly Rename[], moved: ReadonlyMap<Key, Identity>, live: Catalog, desired: Catalog, context: Context): readonly Rename[] {
  if (renames.length === 0) return []
  const found: Rename[] = []
  const gone = new Set<Key>()
  for (const { fact, whole, cause } of belongingTo(renames, desired)) {
    const { id } = fact
    const kind = kindOf(fact)
    const isOfMoved = isPart(id) && wholesMoved(id, moved).length > 0
    // A table that is moved into another schema takes along what stands beside it, with few exceptions.
    const former = isPart(id) || schemaMoved(id, moved).length > 0 ? undefined : wholesMoved({ ...id, path: whole }, moved).find(({ path }) => path[0] !== id.path[0])
    const inFormer = (one: Identity): Identity | undefined => (former === undefined ? undefined : value({ ...one, path: [former.path[0] ?? '', ...one.path.slice(1)] }, live))
    const there = (isOfMoved ? undefined : value(id, live)) ?? underOldContainer(id, id, live, moved) ?? (kind.staysBehind === true ? undefined : inFormer(id))
    if (kind.rename === undefined || moved.has(fact.key) || (there !== undefined && !gone.has(keyOf(there)))) continue
    const old: Identity = { ...id, path: [...id.path.slice(0, -1), formerName(id.path.at(-1) ?? '', whole, renames)] }
    const before = (isOfMoved || former !== undefined ? undefined : value(old, live)) ?? underOldContainer(old, old, live, moved) ?? inFormer(old)
    if (before === undefined || value(old, desired) !== undefined) continue
    const from = former !== undefined && kind.staysBehind === true ? before : old
    found.push({ from, to: id, drafts: kind.rename(from, id, context), at: cause.at })
    gone.add(keyOf(before))
  }
  return found
}

/** What belongs to something that is renamed, or has parts that are; in the order of these renames, which free the names for each other. */
function belongingTo(renames: readonly Rename[], desired: Catalog): readonly { readonly fact: Fact; readonly whole: readonly string[]; readonly cause: Rename }[] {
  const byWhole = new Map(renames.map((cause, index) => [cause.to.path.slice(0, 2).join('\n'), { cause, index }]))
  const belonging = [...desired.facts.values()].flatMap((fact) => {
    if (fact.id.target !== undefined || kindOf(fact).holdsRows === true) return []
    const whole = kindOf(fact).parent?.(fact)?.path.slice(0, 2) ?? []
    const found = byWhole.get(whole.join('\n'))
    return found === undefined ? [] : [{ fact, whole, ...found }]
  })
  return belonging.sort((a, b) => a.index - b.index)
}

/** With the old names of the table and of its columns in it. */
function formerName(name: string, whole: readonly string[], renames: readonly Rename[]): string {
  const own = renames.filter(({ to }) => to.path.slice(0, 2).join('\n') === whole.join('\n'))
  const table = own.find(({ to }) => to.path.length === 2)?.from.path[1]
  const columns = new Map(own.flatMap(({ from, to }) => (to.path.length === 3 && kindOf(to.kind).holdsRows === true ? [[to.path[2] ?? '', from.path[2] ?? '']] : [])))
  const begin = `${whole[1] ?? ''}_`
  const [head, rest] = name.startsWith(begin) ? [table === undefined ? begin : `${table}_`, name.slice(begin.length)] : ['', name]
  // All at once: one may have the old name of another.
  const words = [...columns.keys()].sort((a, b) => b.length - a.length).map(literally)
  if (words.length === 0) return `${head}${rest}`
  return `${head}${rest.replaceAll(new RegExp(`(?<=^|_)(?:${words.join('|')})(?=_|$)`, 'g'), (word) => columns.get(word) ?? word)}`
}

/** In the statement, what the object belongs to already has its new name. */
function namedBy(from: Identity, to: Identity, moved: ReadonlyMap<Key, Identity>): readonly string[] {
  if (from.path.length > 2 && to.path.length === from.path.length && !isRoutine(from)) return [...to.path.slice(0, -1), from.path.at(-1) ?? '']
  const [schema = '', ...rest] = from.path
  return rest.length > 0 && moved.get(keyOf({ kind: 'schema', path: to.path.slice(0, 1) }))?.path[0] === schema ? [to.path[0] ?? '', ...rest] : from.path
}

const isRoutine = (id: Identity): boolean => id.kind === 'function' || id.kind === 'procedure' || id.kind === 'aggregate'

const isPart = (id: Identity): boolean => id.path.length > 2 && !isRoutine(id)

/** Whether what it is a part of is there. */
const hasWhole = (part: Identity, catalog: Catalog): boolean => kindNames.some((kind) => catalog.facts.has(keyOf({ kind, path: part.path.slice(0, 2) })))

/** What holds rows, would go, and may be what the directive means by another name. */
function leaving({ from }: RenameDirective, directives: readonly RenameDirective[], live: Catalog, desired: Catalog): Identity | undefined {
  if (kindOf(from.kind).holdsRows !== true) return undefined
  const whole = from.path.slice(0, -1).join('\n')
  const claimed = new Set(directives.map((one) => keyOf(one.from)))
  return [...live.facts.values()].find(({ id, key }) => id.kind === from.kind && id.path.slice(0, -1).join('\n') === whole && !desired.facts.has(key) && !claimed.has(key))?.id
}

function refused(directive: RenameDirective, message: string): Problem {
  return { code: 'directive_unmatched', message, remedy: 'Correct the name, or take the directive out.', at: directive.at }
}

/** The object under its full identity: files name routines without argument types, and relations as tables. */
function resolved(id: Identity, catalog: Catalog): Identity | undefined {
  if (value(id, catalog) !== undefined) return id
  for (const fact of catalog.facts.values()) {
    if (fact.id.kind === id.kind && isRoutine(id) && fact.id.path[0] === id.path[0] && fact.id.path[1] === id.path[1]) return fact.id
  }
  return undefined
}

/** The fact; or a part that is no fact of its own, as a value of an enum is, where what it is a part of has it. */
function value(id: Identity, catalog: Catalog): Identity | undefined {
  const fact = catalog.facts.get(keyOf(id))
  if (fact !== undefined) return fact.id
  if (id.path.length !== 3) return undefined
  const whole = catalog.facts.get(keyOf({ kind: id.kind, path: id.path.slice(0, 2) }))
  return whole !== undefined && kindOf(whole).parts?.(whole).includes(id.path[2] ?? '') === true ? id : undefined
}

/** The old name as the live catalog has it. */
function liveName(from: Identity, to: Identity, live: Catalog, moved: ReadonlyMap<Key, Identity>): Identity | undefined {
  const direct = isRoutine(from) ? sameRoutine(from, to, live) : value(from, live)
  return direct ?? underOldContainer(from, to, live, moved)
}

/** A routine by its new argument types, or any of that name. */
const sameRoutine = (from: Identity, to: Identity, live: Catalog): Identity | undefined => value({ ...from, path: [from.path[0] ?? '', from.path[1] ?? '', to.path[2] ?? ''] }, live) ?? resolved(from, live)

const wholesMoved = (part: Identity, moved: ReadonlyMap<Key, Identity>): readonly Identity[] => kindNames.flatMap((kind) => moved.get(keyOf({ kind, path: part.path.slice(0, 2) })) ?? [])
const schemaMoved = (id: Identity, moved: ReadonlyMap<Key, Identity>): readonly Identity[] => [moved.get(keyOf({ kind: 'schema', path: id.path.slice(0, 1) }))].filter((found) => found !== undefined)

/** A part of something that is renamed too stands under the old name there. */
function underOldContainer(part: Identity, to: Identity, live: Catalog, moved: ReadonlyMap<Key, Identity>): Identity | undefined {
  for (const before of [...(isPart(part) ? wholesMoved(to, moved) : []), ...schemaMoved(to, moved)]) {
    const old: Identity = { ...part, path: [...before.path, ...part.path.slice(before.path.length)] }
    const there = isRoutine(part) ? sameRoutine(old, to, live) : value(old, live)
    if (there !== undefined) return there
  }
  return undefined
}

/**
 * The live catalog as it will be after the renames: carried out on an embedded copy, since PostgreSQL rewrites every text that
 * mentions what is renamed.
 * @throws SchemactlError `plan_impossible` where the copy refuses
 */
export async function afterRenames(live: Catalog, renames: readonly Rename[], extensions: readonly string[]): Promise<Catalog> {
  return inWorkshop(extensions, async (connection) => {
    await enterAs(connection, live.server, live.roles)
    await runEach(connection, statementsFor(sliceOf(live, new Set(live.facts.keys())), majorOf(connection.server)))
    for (const rename of renames) {
      for (const draft of rename.drafts) {
        try {
          await connection.execute(draft.sql)
        } catch (error) {
          if (!(error instanceof PostgresError)) throw error
          throw new SchemactlError(
            { code: 'plan_impossible', message: `${describe(rename.from)} cannot be renamed: ${error.message}`, remedy: 'Correct the directive.', at: rename.at, sqlstate: error.sqlstate, detail: [draft.sql] },
            { cause: error },
          )
        }
      }
    }
    return { ...meantOn(await readCatalogHere(connection), majorOf(live.server)), server: live.server, roles: live.roles }
  })
}
