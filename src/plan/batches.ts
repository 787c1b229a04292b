import type { Draft, DraftLock } from '../kinds/kind.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Catalog } from '../model/catalog.ts'
import type { Fact } from '../model/fact.ts'
import type { Hazard } from '../model/hazard.ts'
import { blocksReads, blocksWrites, lockModes, strongerMode, type Lock, type LockMode } from '../model/lock-mode.ts'
import type { Position } from '../model/position.ts'
import { phases, type Batch, type Phase, type Step } from '../model/step.ts'
import type { Key } from '../model/identity.ts'
import { join as joined, sql } from '../sql/sql.ts'
import type { Node, Unit } from './node.ts'
import { parentsOf, parentsOnlyOf } from './operations.ts'
import type { World } from './world.ts'

interface Open {
  readonly phase: Phase
  readonly steps: Step[]
  /** Existing relations that are locked so that writers wait. */
  readonly strong: Set<string>
  /** It reads, builds or rewrites while it holds what it holds. */
  long: boolean
}

interface Heir {
  readonly relation: readonly string[]
  readonly as: 'child' | 'partition'
}

/** What there was before the plan and still is, that a lock can be on, and what inherits from what. */
interface Left {
  /** Names as in the rooms' slots; sequences of identity columns too, which are no facts of their own. */
  readonly relations: Set<string>
  readonly heirs: Map<string, readonly Heir[]>
}

function leftBefore(live: Catalog): Left {
  const left: Left = { relations: new Set(), heirs: new Map() }
  for (const fact of live.facts.values()) {
    for (const slot of kindOf(fact).slots?.(fact) ?? []) left.relations.add(slot)
    for (const parent of parentsOf(fact)) inherit(fact, parent, left)
  }
  return left
}

/** What a node drops is not there for what follows, even where it is made again; what leaves its parent is no longer reached through it, and what joins one is. */
function keepUp(node: Node, left: Left, world: World): void {
  const isDone = node.part === node.task.parts.at(-1)
  const alteration = node.verb === 'alter' ? world.operations.alters.get(node.key) : undefined
  if (alteration !== undefined && (isDone || node.part.letsGo === true)) for (const parent of parentsOnlyOf(alteration.before, alteration.after)) disinherit(alteration.before, parent, left)
  if (!isDone) return
  if (alteration !== undefined) for (const parent of parentsOnlyOf(alteration.after, alteration.before)) inherit(alteration.after, parent, left)
  for (const key of node.task.covers) {
    const made = node.verb === 'create' ? world.operations.creates.get(key) : undefined
    if (made !== undefined) for (const parent of parentsOf(made)) inherit(made, parent, left)
    const gone = node.verb === 'drop' ? world.context.live.facts.get(key) : undefined
    if (gone === undefined) continue
    for (const slot of kindOf(gone).slots?.(gone) ?? []) left.relations.delete(slot)
    for (const parent of parentsOf(gone)) disinherit(gone, parent, left)
  }
}

function inherit(child: Fact, parent: string, left: Left): void {
  left.heirs.set(parent, [...(left.heirs.get(parent) ?? []), { relation: child.id.path, as: kindOf(child).inherits?.(child).as ?? 'child' }])
}

function disinherit(child: Fact, parent: string, left: Left): void {
  left.heirs.set(parent, (left.heirs.get(parent) ?? []).filter((heir) => heir.relation.join('\n') !== child.id.path.join('\n')))
}

/** The lock itself and those on the relations that it reaches. */
function reached(given: DraftLock, left: Left): readonly Lock[] {
  const { descends, ...lock } = given
  if (descends === undefined) return [lock]
  const own = (left.heirs.get(lock.relation.join('.')) ?? []).filter((heir) => descends === 'children' || heir.as === 'partition')
  return [lock, ...own.flatMap((heir) => reached({ relation: [heir.relation[0] ?? '', heir.relation[1] ?? ''], mode: lock.mode, descends }, left))]
}

/** Steps in batches as large as safety allows: one existing relation strongly locked at a time, and no scan while one is. */
export function makeBatches(units: readonly Unit[], world: World, declaredAt: (key: Key) => Position | null): readonly Batch[] {
  const batches: Batch[] = []
  const left = leftBefore(world.context.live)
  let open: Open | null = null
  let number = 0
  let phase = 0
  const close = (): void => {
    if (open !== null && open.steps.length > 0) batches.push({ transactional: true, steps: open.steps })
    open = null
  }

  for (const unit of withTypesTogether(units)) {
    phase = Math.max(phase, ...unit.map((node) => phases.indexOf(node.part.phase)))
    const named = phases[phase] ?? 'contract'
    const [first] = unit
    if (first?.part.work !== undefined) {
      close()
      number += 1
      batches.push({ transactional: false, steps: [rowStep(first, number, named, left, declaredAt)] })
      continue
    }
    const strong = strongOf(unit, left)
    const drafts = unit.flatMap((node) => {
      const result = node.part.drafts.map((one) => ({ node, one: placed(one, left) }))
      keepUp(node, left, world)
      return result
    })
    if (drafts.length === 0) continue
    if (drafts.some(({ one }) => one.resume !== null)) {
      for (const { node, one } of drafts) {
        const step = statementStep([{ node, one }], (number += 1), named, declaredAt)
        if (one.resume !== null) {
          close()
          batches.push({ transactional: false, steps: [step] })
        } else {
          open = join(open, named, [step], strong, close)
        }
      }
      continue
    }
    const steps = jointly(drafts).map((joint) => statementStep(joint, (number += 1), named, declaredAt))
    open = world.online ? join(open, named, steps, strong, close) : joinAll(open, named, steps)
  }
  close()
  return batches
}

function joinAll(open: Open | null, phase: Phase, steps: readonly Step[]): Open {
  if (open === null) return { phase, steps: [...steps], strong: new Set(), long: false }
  open.steps.push(...steps)
  return open
}

/** Relations that writers of would wait for, a partitioned table with all its partitions as one. */
function strongOf(nodes: readonly Node[], left: Left): Set<string> {
  const locks = nodes.flatMap((node) => node.part.drafts).flatMap((one) => one.locks)
  return new Set(locks.filter((lock) => blocksWrites(lock.mode) && left.relations.has(`relation:${lock.relation.join('.')}`)).map((lock) => lock.relation.join('\n')))
}

/** Adds the steps to the open batch where that is safe; else the batch is closed and they begin another. */
function join(open: Open | null, phase: Phase, steps: readonly Step[], strong: Set<string>, close: () => void): Open {
  const long = steps.some((step) => step.duration !== 'instant')
  const together = open === null ? strong : new Set([...open.strong, ...strong])
  if (open !== null && open.phase === phase && together.size <= 1 && !long && !open.long) {
    open.steps.push(...steps)
    for (const one of strong) open.strong.add(one)
    return open
  }
  close()
  return { phase, steps: [...steps], strong, long }
}

/** The draft's locks on what a catalog has. */
export const locksOn = (one: Draft, live: Catalog): readonly Lock[] => placed(one, leftBefore(live)).locks

/** The draft as it stands in this plan: locks on what exists before, once each; held for an instant where nothing existing is locked. */
function placed(one: Draft, left: Left): Draft & { readonly locks: readonly Lock[] } {
  const existing = strongest(one.locks.flatMap((given) => reached(given, left)).filter((lock) => left.relations.has(`relation:${lock.relation.join('.')}`)))
  const locks = existing.filter(({ mode }) => mode !== 'ACCESS SHARE')
  // The first lock is on what is read or rewritten; a table that the plan makes has no rows yet.
  const [own] = one.locks
  const onExisting = own === undefined || existing.some((lock) => lock.relation.join('\n') === own.relation.join('\n'))
  const duration = onExisting ? one.duration : 'instant'
  const hazards = onExisting ? one.hazards : one.hazards.filter((hazard) => hazard.name === 'data_loss' || hazard.name === 'changes_access' || hazard.name === 'not_transactional')
  return { ...one, locks, duration, hazards: [...hazards, ...blocking(locks, duration)] }
}

/** One lock on each relation, in the order of their names. */
function strongest(locks: readonly Lock[]): readonly Lock[] {
  const found = new Map<string, Lock>()
  for (const lock of locks) {
    const name = lock.relation.join('.')
    const known = found.get(name)
    found.set(name, known === undefined ? lock : { ...lock, mode: strongerMode(lock.mode, known.mode) })
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, lock]) => lock)
}

/** A strong lock that is held while rows are read or written. */
function blocking(locks: readonly Lock[], duration: Draft['duration']): readonly Hazard[] {
  if (duration === 'instant') return []
  const worst = locks.reduce<{ readonly mode: LockMode; readonly relation: readonly string[] } | null>(
    (found, lock) => (found === null || lockModes.indexOf(lock.mode) > lockModes.indexOf(found.mode) ? lock : found),
    null,
  )
  if (worst === null || !blocksWrites(worst.mode)) return []
  const where = worst.relation.join('.')
  const what = { scan: 'is read through', rewrite: 'is rewritten', build: 'is indexed', batches: 'is changed' }[duration]
  return blocksReads(worst.mode)
    ? [{ name: 'blocks_reads', message: `nobody can read or write ${where} while it ${what}` }]
    : [{ name: 'blocks_writes', message: `nobody can write ${where} while it ${what}` }]
}

const outside: Hazard = { name: 'not_transactional', message: 'PostgreSQL takes it only outside a transaction' }

function statementStep(drafts: Joint, number: number, phase: Phase, declaredAt: (key: Key) => Position | null): Step {
  const [{ node, one }, ...others] = drafts
  const hazards = drafts.flatMap((each, index) => each.one.hazards.filter(({ name }) => !isSaidOnce(name) || !drafts.slice(0, index).some((before) => before.one.hazards.some((other) => other.name === name))))
  return {
    type: 'statement',
    number,
    title: drafts.map((each) => each.one.title ?? each.node.part.title).join(', '),
    phase,
    sql: others.length === 0 || one.action === undefined ? one.sql : sql`ALTER TABLE ${one.action.table} ${joined(drafts.flatMap((each) => each.one.action?.what ?? []), ', ')}`,
    locks: strongest(drafts.flatMap((each) => each.one.locks)),
    duration: drafts.find((each) => each.one.duration !== 'instant')?.one.duration ?? 'instant',
    hazards: one.resume === null || one.hazards.some((hazard) => hazard.name === 'not_transactional') ? hazards : [...hazards, outside],
    resume: one.resume,
    facts: drafts.flatMap((each) => each.node.task.covers),
    declaredAt: declaredAt(node.key),
  }
}

type Placed = { readonly node: Node; readonly one: Draft & { readonly locks: readonly Lock[] } }
/** One draft, or several that are one statement. */
type Joint = readonly [Placed, ...Placed[]]

const isSaidOnce = (name: Hazard['name']): boolean => name === 'blocks_reads' || name === 'blocks_writes'

const areTogether = (a: Draft | undefined, b: Draft | undefined): boolean => a?.action !== undefined && a.action.table === b?.action?.table

/** Units that only change types of one table's columns, one after the other, as one. */
function withTypesTogether(units: readonly Unit[]): readonly Unit[] {
  const result: Unit[] = []
  for (const unit of units) {
    const before = result.at(-1)
    const drafts = [...(before ?? []), ...unit].flatMap((node) => node.part.drafts)
    const [first] = drafts
    const isOne = before !== undefined && before[0]?.part.phase === unit[0]?.part.phase && [...before, ...unit].every((node) => node.part.drafts.length > 0) && drafts.every((one) => areTogether(first, one))
    if (isOne) result[result.length - 1] = [...before, ...unit]
    else result.push(unit)
  }
  return result
}

function jointly(drafts: readonly Placed[]): readonly Joint[] {
  const result: Joint[] = []
  for (const each of drafts) {
    const before = result.at(-1)
    if (before !== undefined && areTogether(before[0].one, each.one)) result[result.length - 1] = [...before, each]
    else result.push([each])
  }
  return result
}

function rowStep(node: Node, number: number, phase: Phase, left: Left, declaredAt: (key: Key) => Position | null): Step {
  const { work } = node.part
  if (work === undefined) throw new Error('a step without work')
  const isThere = left.relations.has(`relation:${work.table.join('.')}`)
  return {
    ...work,
    number,
    title: node.part.title,
    phase,
    locks: isThere ? [{ relation: work.table, mode: 'ROW EXCLUSIVE' }] : [],
    duration: 'batches',
    hazards: isThere && work.type === 'rows' && work.mode === 'sync' ? [{ name: 'data_loss', message: `rows of ${work.table.join('.')} that are not declared are deleted` }] : [],
    facts: node.task.covers,
    declaredAt: node.part.declaredAt ?? declaredAt(node.key),
  }
}
