import { kindOf } from '../kinds/registry.ts'
import type { Context, Draft, Pair } from '../kinds/kind.ts'
import type { Catalog } from '../model/catalog.ts'
import type { Change } from '../model/change.ts'
import type { Attributes, Fact } from '../model/fact.ts'
import { keyOf, type Key, type KindName } from '../model/identity.ts'
import { differing } from '../diff/diff.ts'
import { push } from './graph.ts'

/** What will be done, by fact: a fact that is both dropped and created is recreated. */
export interface Operations {
  readonly creates: ReadonlyMap<Key, Fact>
  readonly drops: ReadonlyMap<Key, Fact>
  readonly alters: ReadonlyMap<Key, Alteration>
  /** Facts that hold rows and whose kind has no statement for the change: a recipe must carry the rows over. */
  readonly rebuilds: ReadonlyMap<Key, Alteration>
  /** Facts that hold rows and are made again all the same: a recipe carries the rows from the old to the new. */
  readonly carries: ReadonlySet<Key>
  /** Recreated though they are not managed: they depend on what must be recreated. */
  readonly unmanaged: ReadonlySet<Key>
}

export interface Alteration {
  readonly before: Fact
  readonly after: Fact
  readonly attributes: readonly string[]
}

export function pairOf(alteration: Alteration): Pair<Attributes> {
  const { before, after } = alteration
  return { id: after.id, before: before.attributes, after: after.attributes, fact: after }
}

/** The drafts of an alteration, in the order of the room's rules; 'recreate' where one attribute has no statement. */
export function alterDrafts(alteration: Alteration, context: Context): readonly Draft[] | 'recreate' {
  const kind = kindOf(alteration.after)
  const pair = pairOf(alteration)
  const drafts: Draft[] = []
  let replaced = false
  for (const [name, rule] of Object.entries(kind.attributes)) {
    if (!alteration.attributes.includes(name)) continue
    const result = typeof rule === 'function' ? rule(pair, context) : rule
    if (result === 'ignored') continue
    if (result === 'recreate') return 'recreate'
    if (result === 'replace') {
      if (replaced) continue
      replaced = true
      const replacement = kind.replace?.(pair, context) ?? 'recreate'
      if (replacement === 'recreate') return 'recreate'
      drafts.push(...replacement)
      continue
    }
    drafts.push(...result)
  }
  return drafts
}

const reversed = new WeakMap<Catalog, ReadonlyMap<Key, readonly Key[]>>()

/** Facts by what they depend on: the reverse of a catalog's dependencies. */
export function dependentsOf(catalog: Catalog): ReadonlyMap<Key, readonly Key[]> {
  const known = reversed.get(catalog)
  if (known !== undefined) return known
  const dependents = new Map<Key, Key[]>()
  for (const [key, needed] of catalog.dependencies) {
    for (const one of needed) {
      push(dependents, one, key)
      const part = catalog.facts.get(one)
      const whole = part === undefined || kindOf(part).isReadAsWhole?.(part) !== true ? null : wholeOf(part)
      if (whole !== null && whole !== key && !needed.includes(whole)) push(dependents, whole, key)
    }
  }
  reversed.set(catalog, dependents)
  return dependents
}

/** What the fact is a part of; null for none, or for no fact. */
export function wholeOf(part: Fact | undefined): Key | null {
  const whole = part === undefined ? null : (kindOf(part).parent?.(part) ?? null)
  return whole === null ? null : keyOf(whole)
}

/** The fact of a parent table that hands this one down; null for none, or for no fact. */
export function aboveOf(part: Fact | undefined): Key | null {
  const above = part === undefined ? null : (kindOf(part).handedBy?.(part) ?? null)
  return above === null ? null : keyOf(above)
}

/** What makes, changes and takes away the fact by its own alterations; null for none. */
export function giverOf(fact: Fact, context: Context): Key | null {
  const giver = kindOf(fact).comesWith?.(fact, context) ?? null
  return giver === null ? null : keyOf(giver)
}

/** Names of the tables that the fact inherits from. */
export const parentsOf = (fact: Fact): readonly string[] => (kindOf(fact).inherits?.(fact).from ?? []).map((parent) => parent.join('.'))

/** Names of those that the one fact inherits from and the other does not. */
export function parentsOnlyOf(one: Fact, other: Fact): readonly string[] {
  const others = parentsOf(other)
  return parentsOf(one).filter((parent) => !others.includes(parent))
}

/** Names of the tables that these parents of the fact inherit from in turn. */
export function ancestorsOf(fact: Fact, parents: readonly string[], catalog: Catalog): readonly string[] {
  const from = kindOf(fact).inherits?.(fact).from ?? []
  return from
    .filter((parent) => parents.includes(parent.join('.')))
    .flatMap((parent) => catalog.facts.get(keyOf({ kind: fact.id.kind, path: parent })) ?? [])
    .flatMap((parent) => [...parentsOf(parent), ...ancestorsOf(parent, parentsOf(parent), catalog)])
}

/** What of these takes a place that something else leaves: a relation of its name, say. */
export function heirsAmong(creates: ReadonlyMap<Key, Fact>): (gone: Fact) => readonly Key[] {
  const takers = new Map<string, Key>()
  for (const fact of creates.values()) for (const slot of kindOf(fact).slots?.(fact) ?? []) takers.set(slot, fact.key)
  return (gone) => (kindOf(gone).slots?.(gone) ?? []).flatMap((slot) => takers.get(slot) ?? [])
}

/**
 * Operations for changes: what PostgreSQL cannot alter is recreated, together with everything that depends on it, and so is
 * whatever cannot stay while something it depends on is altered.
 */
export function operationsFor(changes: readonly Change[], context: Context): Operations {
  const { live, desired } = context
  const creates = new Map<Key, Fact>()
  const drops = new Map<Key, Fact>()
  const alters = new Map<Key, Alteration>()
  const rebuilds = new Map<Key, Alteration>()
  const carries = new Set<Key>()
  const unmanaged = new Set<Key>()
  for (const change of changes) {
    if (change.change === 'added') creates.set(change.fact.key, change.fact)
    else if (change.change === 'removed') drops.set(change.fact.key, change.fact)
    else if (change.change === 'altered') alters.set(change.after.key, change)
  }
  const removed = new Set(drops.keys())
  const dependents = dependentsOf(live)

  const recreate = (key: Key): void => {
    const before = live.facts.get(key)
    if (before === undefined || drops.has(key)) return
    const kind = kindOf(before)
    const whole = kind.parent?.(before)
    const goesAlong = whole !== null && whole !== undefined && drops.has(keyOf(whole))
    if (rebuilds.has(key) && !goesAlong) return
    const after = desired.facts.get(key) ?? before
    if (!desired.facts.has(key)) unmanaged.add(key)
    rebuilds.delete(key)
    if (kind.carriesRows === true) carries.add(key)
    else if (kind.holdsRows === true && !isDerived(after) && !isComputed(before) && !goesAlong) {
      const only = kind.onlyWith?.(before, null, context)
      if (only !== null && only !== undefined && !drops.has(keyOf(only))) {
        recreate(keyOf(only))
        return
      }
      const alteration = alters.get(key) ?? { before, after, attributes: differing(before, after) }
      rebuilds.set(key, alteration)
      alters.delete(key)
      disturb(key, alteration)
      return
    }
    drops.set(key, before)
    creates.set(key, after)
    alters.delete(key)
    for (const dependent of dependents.get(key) ?? []) {
      // A part that is wanted no longer goes along now, and what reads it would keep the whole.
      if (removed.has(dependent) && isPartOf(dependent, key)) for (const reader of dependents.get(dependent) ?? []) recreate(reader)
      else recreate(dependent)
    }
  }

  const isPartOf = (part: Key, whole: Key): boolean => wholeOf(live.facts.get(part)) === whole

  const disturb = (key: Key, alteration: Alteration): void => {
    const disturbs = disturbedBy(alteration, rebuilds.has(key), context)
    for (const dependent of dependents.get(key) ?? []) {
      const fact = live.facts.get(dependent)
      if (fact === undefined || !(disturbs(fact.id.kind) || isUnsettledBy(alteration, fact)) || (kindOf(fact).holdsRows === true && !isDerived(fact))) continue
      recreate(dependent)
    }
  }

  for (const key of removed) {
    const before = drops.get(key)
    const whole = before === undefined ? null : kindOf(before).parent?.(before)
    const goesAlong = whole !== null && whole !== undefined && drops.has(keyOf(whole))
    const only = before === undefined || goesAlong ? null : kindOf(before).onlyWith?.(before, null, context)
    if (only !== null && only !== undefined) recreate(keyOf(only))
  }

  for (const fact of [...creates.values()]) {
    const only = kindOf(fact).addedOnlyWith?.(fact, context)
    if (only !== null && only !== undefined) recreate(keyOf(only))
  }

  for (const [key, alteration] of [...alters]) {
    if (!alters.has(key)) continue
    const only = kindOf(alteration.before).onlyWith?.(alteration.before, alteration.after, context)
    if (only !== null && only !== undefined) {
      recreate(keyOf(only))
      if (!alters.has(key)) continue
    }
    if (alterDrafts(alteration, context) === 'recreate') {
      recreate(key)
      continue
    }
    disturb(key, alteration)
  }

  // What stays as it is, but in the live database depends on something that goes: it is bound anew. Rows only where something else
  // takes the name of what goes.
  const heirsOf = heirsAmong(creates)
  for (const key of removed) {
    const gone = live.facts.get(key)
    const heirs = gone === undefined ? [] : heirsOf(gone)
    const isHeir = (needed: Key): boolean => heirs.includes(needed) || (gone !== undefined && isNamesake(gone, desired.facts.get(needed)))
    for (const dependent of dependents.get(key) ?? []) {
      const fact = live.facts.get(dependent)
      if (fact === undefined || drops.has(dependent)) continue
      // What is not managed of a table that goes, goes with it.
      if (!desired.facts.has(dependent) && !creates.has(key) && isPartOf(dependent, key)) {
        drops.set(dependent, fact)
        continue
      }
      const inherits = desired.dependencies.get(dependent)?.some(isHeir) === true
      if (inherits || (kindOf(fact).holdsRows !== true && !alters.has(dependent))) recreate(dependent)
    }
  }
  return { creates, drops, alters, rebuilds, carries, unmanaged }
}

/** Whether a call of the one could be taken for a call of the other. */
export function isNamesake(one: Fact, other: Fact | undefined): boolean {
  const name = kindOf(one).calledAs?.(one.id)
  return other !== undefined && other.key !== one.key && name !== undefined && kindOf(other).calledAs?.(other.id) === name
}

/** Which kinds of dependents cannot stay while this is carried out; a rebuild is taken for a change of everything. */
export function disturbedBy(alteration: Alteration, rebuilt: boolean, context: Context): (kind: KindName) => boolean {
  const kind = kindOf(alteration.after)
  const attributes = rebuilt ? Object.keys(kind.attributes) : alteration.attributes
  const named = attributes.map((attribute) => kind.disturbs?.(pairOf(alteration), attribute, context) ?? [])
  return (dependent) => named.some((names) => names === 'all' || names.includes(dependent))
}

/** Its values are nowhere: they are computed when they are read. */
function isComputed({ attributes }: Fact): boolean {
  const generated = attributes['generated'] ?? null
  return typeof generated === 'object' && generated !== null && 'stored' in generated && generated.stored === false
}

/** Whether the dependent is better made again around the alteration, though it could stay. */
export function isUnsettledBy(alteration: Alteration, dependent: Fact): boolean {
  const kind = kindOf(alteration.after)
  return alteration.attributes.some((attribute) => kind.unsettles?.(pairOf(alteration), attribute, dependent) === true)
}

/** A fact of a kind that holds rows, but whose values PostgreSQL will compute from others. */
function isDerived(after: Fact): boolean {
  return (after.attributes['generated'] ?? null) !== null
}
