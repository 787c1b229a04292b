import { fingerprint, fingerprints } from '../catalog/fingerprint.ts'
import { FactPool } from '../catalog/pool.ts'
import { availableExtensions } from '../catalog/read.ts'
import { meantOn } from '../catalog/meant-on.ts'
import { diff as differences } from '../diff/diff.ts'
import { isManaged, isOnPlatform, isServersOwn, speaksFor, type Scope } from '../diff/scope.ts'
import { kindOf, unsupported } from '../kinds/registry.ts'
import { majorOf, type Catalog } from '../model/catalog.ts'
import type { Change } from '../model/change.ts'
import type { Fact } from '../model/fact.ts'
import { compareIdentity, describe, keyOf, rankOf, type Key, type KindName } from '../model/identity.ts'
import type { Plan, Proof } from '../model/plan.ts'
import type { Position } from '../model/position.ts'
import { SchemactlError, type Problem } from '../model/problem.ts'
import type { Batch } from '../model/step.ts'
import { locksOn } from '../plan/batches.ts'
import { makePlan, type PlanInput } from '../plan/plan.ts'
import type { DatabaseState } from '../postgres/open-database.ts'
import { defaults, type Settings } from '../settings/settings.ts'
import { acquit, suspectsAmong } from '../shadow/suspects.ts'
import { keep, nameOf, recall } from '../shadow/cache.ts'
import { isGiven, sliceOf } from '../shadow/copy.ts'
import { extensionsOf, surroundingsOf } from '../shadow/build.ts'
import { onPlatform } from '../shadow/platform.ts'
import type { Declarations } from '../source/declaration.ts'
import { statementsVersion } from '../version.ts'
import { directivesOf, withOnce } from './directives.ts'
import { afterRenames, effectiveRenames, newName, type Rename } from './renames.ts'
import { buildShadow, load, scopeOf, surroundingsOfNothing, withDatabase, type Loaded } from './states.ts'

export interface DiffOptions {
  /** STATE of the live side. */
  readonly from: string
  /** STATE of the desired side. */
  readonly to: string
  /** What is not named has its default. */
  readonly settings?: Partial<Settings>
  /** Whether the plan is run on a copy first; true by default. */
  readonly prove?: boolean
  readonly signal?: AbortSignal
  /** What is going on, for people. */
  readonly onProgress?: (text: string) => void
}

/** Both sides, the changes between them, and what they were read from. */
export interface Compared {
  readonly live: Catalog
  readonly desired: Catalog
  readonly scope: Scope
  readonly changes: readonly Change[]
  readonly renames: readonly Rename[]
  /** The live catalog before the renames; the same as `live` where there are none. */
  readonly before: Catalog
  /** That without the stubs of a platform that is not there. */
  readonly read: Catalog
  readonly declarations: Declarations | null
  readonly loaded: Loaded
  readonly extensions: readonly string[]
  readonly notes: readonly string[]
}

/**
 * The plan that turns one state into another. Writes nothing to either.
 * @throws SchemactlError for states that cannot be read, declarations that PostgreSQL refuses, changes that cannot be planned,
 *   and `plan_not_proven`
 */
export async function diff(options: DiffOptions): Promise<Plan> {
  const settings: Settings = { ...defaults, ...options.settings }
  const tell = options.onProgress ?? (() => undefined)
  const compared = await compare(options.from, options.to, settings, tell)
  const { live, desired, scope, changes, renames, before, declarations } = compared
  options.signal?.throwIfAborted()
  await refuseUninstalled(compared)
  const directives = await directivesOf(compared)
  const input: PlanInput = {
    live,
    desired,
    changes,
    backfills: directives.backfills,
    fills: directives.fills,
    online: true,
    keepArrivals: scope.privileges === 'declared',
    major: majorOf(before.server),
    declaredAt: positionsOf(declarations, desired),
  }
  const batches = withOnce(withRenames(makePlan(input), renames, [before, live]), directives.once)
  const proof = await proofOf(compared, batches, options, tell)
  const [liveFingerprint, desiredFingerprint] = fingerprints(managed(before, scope), managed(desired, scope))
  return {
    format: 1,
    major: majorOf(before.server),
    database: before.server.database,
    live: liveFingerprint,
    desired: desiredFingerprint,
    schemas: scope.schemas,
    batches,
    checks: declarations?.checks ?? [],
    proof,
    unmanaged: unmanagedOf(compared.read, compared.desired, scope),
    notes: [...unfinishedNote(compared.loaded), ...compared.notes, ...(declarations?.notes ?? []), ...directives.notes, ...similarNotes(changes)],
  }
}

/** Reads both states and finds what differs, texts that PostgreSQL only prints differently left out. */
export async function compare(from: string, to: string, settings: Settings, tell: (text: string) => void): Promise<Compared> {
  tell('reading both sides')
  const pool = new FactPool()
  // An embedded database is made where there is none: not for declarations that are none.
  if (from.startsWith('pglite:')) {
    const wanted = await load(to, settings, pool)
    return compareLoaded(await load(from, settings, pool), wanted, settings, tell, pool)
  }
  const [loaded, wanted] = await Promise.all([load(from, settings, pool), load(to, settings, pool)])
  return compareLoaded(loaded, wanted, settings, tell, pool)
}

/** What still differs between a live catalog just read and a desired state, in lines for people; and the fingerprint of that state. */
export async function compareWith(catalog: Catalog, live: DatabaseState, to: string, settings: Settings): Promise<{ readonly left: readonly string[]; readonly desired: Plan['desired'] }> {
  const { changes, desired, scope } = await compareLoaded({ from: 'database', state: live, catalog, unfinished: null }, await load(to, settings), settings, () => undefined)
  const left = changes.map((change) => {
    switch (change.change) {
      case 'added':
        return `${describe(change.fact.id)} is missing`
      case 'removed':
        return `${describe(change.fact.id)} is left`
      case 'renamed':
        return `${describe(change.from)} has its old name`
      case 'altered':
        return `${describe(change.after.id)} differs in ${change.attributes.join(', ')}`
    }
  })
  return { left, desired: managedFingerprint(desired, scope) }
}

async function compareLoaded(loaded: Loaded, wanted: Loaded, settings: Settings, tell: (text: string) => void, pool = new FactPool()): Promise<Compared> {
  const declarations = wanted.from === 'declarations' ? wanted.declarations : null
  const scope = await scopeOf(settings, declarations ?? (loaded.from === 'declarations' ? loaded.declarations : null))
  const read = loaded.from === 'declarations' ? await buildShadow(loaded.declarations, await surroundingsOfNothing(scope.platform), settings, null, pool) : loaded.catalog
  // A server that is to be on the platform has what it brings.
  const before = scope.platform === null || isOnServer(loaded) ? read : await onPlatform(read, scope.platform)
  const built = await desiredOf(wanted, loaded, before, scope, settings, tell, pool)
  const desired = meantOn(built.catalog, majorOf(before.server))
  refuseUnsupported(desired, before, scope, positionsOf(declarations, desired))
  const extensions = [
    ...new Set([
      ...built.extensions,
      ...[...before.facts.values(), ...desired.facts.values()].filter((fact) => fact.id.kind === 'extension').map((fact) => fact.id.path[0] ?? ''),
    ]),
  ].sort()
  const isFresh = ![...before.facts.values()].some((fact) => isManaged(fact, scope) && !isGiven(fact))
  const { renames, done, idle, unmatched } = effectiveRenames(declarations?.renames ?? [], before, desired, isFresh)
  const live = renames.length === 0 ? before : await afterRenames(before, renames, extensions)
  const changes = await withoutSuspects(differences(live, desired, scope), live, desired, extensions, tell)
  const notes = [
    ...(renames.length > 0 ? ['what is renamed has its new name at once: code that says the old one fails from then on'] : []),
    ...idle.map(({ to, from, at }) => `${describe(to)} is not renamed (${at.path}:${at.line}): the database has ${describe(from)} beside it`),
    ...unmatched.map(({ to, from, at }) => `${describe(to)} is created, not renamed (${at.path}:${at.line}): the database has no ${describe(from)}`),
    ...done.map(({ to, at }) => `the rename of ${describe(to)} has had its effect (${at.path}:${at.line}): the directive can go`),
  ]
  return { live, desired, scope, changes, renames, before, read, declarations, loaded, extensions, notes: isFresh ? [] : notes }
}

/** The desired state, built where declarations state it, and the extensions that it needs to be built. */
async function desiredOf(
  wanted: Loaded,
  loaded: Loaded,
  live: Catalog,
  scope: Scope,
  settings: Settings,
  tell: (text: string) => void,
  pool: FactPool,
): Promise<{ readonly catalog: Catalog; readonly extensions: readonly string[] }> {
  if (wanted.from !== 'declarations') return { catalog: wanted.catalog, extensions: [] }
  tell('building the desired state')
  const surroundings = loaded.from === 'declarations' ? await surroundingsOfNothing(scope.platform) : surroundingsOf(live, scope)
  const catalog = await buildShadow(wanted.declarations, surroundings, settings, loaded.from === 'database' ? loaded.state : null, pool)
  return { catalog, extensions: extensionsOf(wanted.declarations, surroundings) }
}

const unfinishedNote = (loaded: Loaded): readonly string[] => (loaded.from === 'database' && loaded.unfinished !== null ? [loaded.unfinished] : [])

const isOnServer = (loaded: Loaded): boolean => loaded.from === 'database' && !loaded.state.startsWith('pglite:')

/**
 * Changes without differences that are none: texts that one server prints alike.
 */
async function withoutSuspects(changes: readonly Change[], live: Catalog, desired: Catalog, extensions: readonly string[], tell: (text: string) => void): Promise<readonly Change[]> {
  const suspects = suspectsAmong(changes)
  if (suspects.length === 0) return changes
  tell('comparing texts that PostgreSQL prints in its own way')
  const name = nameOf('suspects', statementsVersion, JSON.stringify(suspects.map((change) => [change.before.key, change.before.attributes, change.after.attributes])))
  const known = await recall(name)
  const acquitted: ReadonlyMap<Key, readonly string[]> =
    known === null ? await acquit(suspects, live, desired, extensions) : new Map(JSON.parse(known) as [Key, readonly string[]][])
  if (known === null) await keep(name, JSON.stringify([...acquitted]))
  return changes.flatMap((change): readonly Change[] => {
    if (change.change !== 'altered') return [change]
    const same = acquitted.get(change.after.key) ?? []
    const attributes = change.attributes.filter((attribute) => !same.includes(attribute))
    if (attributes.length === change.attributes.length) return [change]
    if (attributes.length === 0) return []
    const kept = Object.fromEntries(same.map((attribute) => [attribute, change.before.attributes[attribute] ?? null]))
    return [{ ...change, after: { ...change.after, attributes: { ...change.after.attributes, ...kept } }, attributes }]
  })
}

function refuseUnsupported(desired: Catalog, live: Catalog, scope: Scope, positionOf: (key: Key) => Position | null): void {
  const major = majorOf(live.server)
  // What a server of this major has built, or a lower one, it can have.
  if (majorOf(desired.server) <= major) return
  const problems: Problem[] = []
  for (const fact of desired.facts.values()) {
    const reason = speaksFor(scope, fact) ? unsupported(fact, major) : null
    if (reason === null) continue
    const at = positionOf(fact.key)
    problems.push({ code: 'feature_unsupported', message: `${describe(fact.id)}: ${reason}`, remedy: `The server is PostgreSQL ${major}: declare it without, or upgrade first.`, ...(at === null ? {} : { at }) })
  }
  const [first, ...rest] = problems
  if (first !== undefined) throw new SchemactlError([first, ...rest])
}

/** What is to be created from a server's installation has to be there. */
async function refuseUninstalled({ changes, loaded, declarations, desired }: Compared): Promise<void> {
  const added = changes.flatMap((change) => (change.change === 'added' && kindOf(change.fact).installed !== undefined ? [change.fact] : []))
  if (added.length === 0 || loaded.from !== 'database' || !isOnServer(loaded)) return
  const available = await withDatabase(loaded.state, { readOnly: true }, availableExtensions)
  const positionOf = positionsOf(declarations, desired)
  const problems = added.flatMap(({ id, key }): readonly Problem[] => {
    if (available.has(id.path[0] ?? '')) return []
    const at = positionOf(key)
    return [{ code: 'feature_unsupported', message: `${describe(id)} is not available on the server`, remedy: 'Install it there first, correct its name, or declare the schema without it.', ...(at === null ? {} : { at }) }]
  })
  const [first, ...rest] = problems
  if (first !== undefined) throw new SchemactlError([first, ...rest])
}

/** Hash of the facts that are managed. */
export function managedFingerprint(catalog: Catalog, scope: Scope): Plan['live'] {
  return fingerprint(managed(catalog, scope))
}

function* managed(catalog: Catalog, scope: Scope): Iterable<Fact> {
  for (const fact of catalog.facts.values()) if (isManaged(fact, scope)) yield fact
}

/**
 * Renames come first: whatever follows speaks of the new names.
 * @param catalogs - before them and after
 */
function withRenames(batches: readonly Batch[], renames: readonly Rename[], [before, after]: readonly [Catalog, Catalog]): readonly Batch[] {
  if (renames.length === 0) return batches
  // What is renamed inside a table or schema that was renamed just now is locked by a name that it has neither before nor after.
  const passing = renames.flatMap(({ from, to }): readonly (readonly [Key, Fact])[] => {
    const fact = after.facts.get(keyOf(to))
    return fact === undefined ? [] : [[keyOf(from), { ...fact, id: from, key: keyOf(from) }]]
  })
  const between: Catalog = { ...before, facts: new Map([...before.facts, ...after.facts, ...passing]) }
  let number = 0
  const first: Batch[] = renames.map((rename) => ({
    transactional: true,
    steps: rename.drafts.map((one) => ({
      type: 'statement' as const,
      number: (number += 1),
      title: `rename ${describe(rename.from)} to ${newName(rename)}`,
      phase: 'expand' as const,
      sql: one.sql,
      locks: locksOn(one, between),
      duration: one.duration,
      hazards: one.hazards,
      resume: null,
      facts: [keyOf(rename.to)],
      declaredAt: rename.at,
    })),
  }))
  return [...first, ...batches.map((batch) => ({ ...batch, steps: batch.steps.map((step) => ({ ...step, number: step.number + number })) }))]
}

async function proofOf(compared: Compared, batches: readonly Batch[], options: DiffOptions, tell: (text: string) => void): Promise<Proof> {
  if (options.prove === false) return { outcome: 'skipped', reason: 'not asked for' }
  if (batches.length === 0) return { outcome: 'proven' }
  tell('running the plan on a copy')
  const { prove } = await import('../proof/prove.ts')
  return prove({ checks: compared.declarations?.checks ?? [], live: compared.before, desired: compared.desired, changes: compared.changes, batches, scope: compared.scope, extensions: compared.extensions, whole: compared.renames.length > 0 })
}

/** Where a fact is declared: its own statement, or that of what it belongs to. */
function positionsOf(declarations: Declarations | null, desired: Catalog): (key: Key) => Position | null {
  if (declarations === null) return () => null
  const positions = new Map<string, Position>()
  for (const one of declarations.statements) if (one.creates !== null && !positions.has(keyOf(one.creates))) positions.set(keyOf(one.creates), one.at)
  return (key) => {
    for (let fact = desired.facts.get(key); fact !== undefined; ) {
      const own = positions.get(fact.key) ?? positions.get(keyOf({ ...fact.id, path: fact.id.path.slice(0, 2) }))
      if (own !== undefined) return own
      const parent = fact.id.target ?? kindOf(fact).parent?.(fact)
      fact = parent === null || parent === undefined ? undefined : desired.facts.get(keyOf(parent))
    }
    return null
  }
}

function unmanagedOf(live: Catalog, desired: Catalog, scope: Scope): Plan['unmanaged'] {
  const byKind = new Map<KindName, string[]>()
  const isPart = (fact: Fact): boolean => {
    const parent = fact.id.target ?? kindOf(fact).parent?.(fact)
    return parent !== null && parent !== undefined
  }
  const isDeclared = (fact: Fact): boolean => scope.declared.has(fact.key) || (isServersOwn(fact) && desired.facts.has(fact.key))
  const isTold = (fact: Fact): boolean => !isDeclared(fact) && (isOnPlatform(fact, live, scope) ? fact.id.target === undefined : !isPart(fact))
  const unmanaged = [...live.facts.values()].filter((fact) => !isManaged(fact, scope) && isTold(fact))
  for (const fact of unmanaged.sort((a, b) => compareIdentity(a.id, b.id))) {
    const name = describe(fact.id).slice(fact.id.kind.length + 1)
    const list = byKind.get(fact.id.kind)
    if (list === undefined) byKind.set(fact.id.kind, [name])
    else list.push(name)
  }
  return [...byKind].sort(([a], [b]) => rankOf(a) - rankOf(b)).map(([kind, names]) => ({ kind, names }))
}

/** A drop beside a similar create may be a rename that nobody declared: it is planned as it is, and said. */
function similarNotes(changes: readonly Change[]): readonly string[] {
  const notes: string[] = []
  const added = changes.flatMap((change) => (change.change === 'added' && kindOf(change.fact).holdsRows === true ? [change.fact] : []))
  for (const change of changes) {
    if (change.change !== 'removed' || kindOf(change.fact).holdsRows !== true) continue
    const { id, attributes } = change.fact
    const siblings = added.filter((fact) => fact.id.kind === id.kind && fact.id.path.slice(0, -1).join('\n') === id.path.slice(0, -1).join('\n') && fact.attributes['type'] === attributes['type'])
    if (siblings.length === 1 && siblings[0] !== undefined) notes.push(`${describe(id)} goes and ${describe(siblings[0].id)} comes: if that is a rename, declare renamed_from`)
  }
  return notes
}


/** The managed facts of the desired state. */
export async function desiredCatalog(from: string, to: string, settings: Settings): Promise<Catalog> {
  const { desired, scope } = await compare(from, to, settings, () => undefined)
  return sliceOf(desired, new Set([...desired.facts.values()].filter((fact) => isManaged(fact, scope)).map((fact) => fact.key)))
}
