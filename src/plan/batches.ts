import type { Draft } from '../kinds/kind.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Hazard } from '../model/hazard.ts'
import { blocksReads, blocksWrites, lockModes, strongerMode, type Lock, type LockMode } from '../model/lock-mode.ts'
import type { Position } from '../model/position.ts'
import { phases, type Batch, type Phase, type Step } from '../model/step.ts'
import type { Key } from '../model/identity.ts'
import type { Node, Unit } from './order.ts'
import type { World } from './world.ts'

interface Open {
  readonly phase: Phase
  readonly steps: Step[]
  /** Existing relations that are locked so that writers wait. */
  readonly strong: Set<string>
  /** It reads, builds or rewrites while it holds what it holds. */
  long: boolean
}

/** Relations that there are before the plan; sequences of identity columns too, which are no facts of their own. */
function relationsBefore(world: World): ReadonlySet<string> {
  const names = new Set<string>()
  for (const fact of world.context.live.facts.values()) for (const slot of kindOf(fact).slots?.(fact) ?? []) names.add(slot)
  return names
}

/** Steps in batches as large as safety allows: one existing relation strongly locked at a time, and no scan while one is. */
export function makeBatches(units: readonly Unit[], world: World, declaredAt: (key: Key) => Position | null): readonly Batch[] {
  const batches: Batch[] = []
  const existing = relationsBefore(world)
  let open: Open | null = null
  let number = 0
  let phase = 0
  const close = (): void => {
    if (open !== null && open.steps.length > 0) batches.push({ transactional: true, steps: open.steps })
    open = null
  }

  for (const unit of units) {
    phase = Math.max(phase, ...unit.map((node) => phases.indexOf(node.part.phase)))
    const named = phases[phase] ?? 'contract'
    const [first] = unit
    if (first?.part.work !== undefined) {
      close()
      number += 1
      batches.push({ transactional: false, steps: [rowStep(first, number, named, declaredAt)] })
      continue
    }
    const drafts = unit.flatMap((node) => node.part.drafts.map((one) => ({ node, one: placed(one, existing) })))
    if (drafts.length === 0) continue
    if (drafts.some(({ one }) => one.resume !== null)) {
      for (const { node, one } of drafts) {
        const step = statementStep(node, one, (number += 1), named, declaredAt)
        if (one.resume !== null) {
          close()
          batches.push({ transactional: false, steps: [step] })
        } else {
          open = join(open, named, [step], close)
        }
      }
      continue
    }
    const steps = drafts.map(({ node, one }) => statementStep(node, one, (number += 1), named, declaredAt))
    open = world.online ? join(open, named, steps, close) : joinAll(open, named, steps)
  }
  close()
  return batches
}

function joinAll(open: Open | null, phase: Phase, steps: readonly Step[]): Open {
  if (open === null) return { phase, steps: [...steps], strong: new Set(), long: false }
  open.steps.push(...steps)
  return open
}

/** Adds the steps to the open batch where that is safe; else the batch is closed and they begin another. */
function join(open: Open | null, phase: Phase, steps: readonly Step[], close: () => void): Open {
  const strong = new Set(steps.flatMap((step) => step.locks.filter((lock) => blocksWrites(lock.mode)).map((lock) => lock.relation.join('\n'))))
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

/** The draft as it stands in this plan: locks on what exists before, once each; held for an instant where nothing existing is locked. */
function placed(one: Draft, existing: ReadonlySet<string>): Draft {
  const strongest = new Map<string, Lock>()
  for (const lock of one.locks) {
    const name = lock.relation.join('.')
    if (lock.mode === 'ACCESS SHARE' || !existing.has(`relation:${name}`)) continue
    const known = strongest.get(name)
    strongest.set(name, known === undefined ? lock : { ...lock, mode: strongerMode(lock.mode, known.mode) })
  }
  const locks = [...strongest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, lock]) => lock)
  // The first lock is on what is read or rewritten; a table that the plan makes has no rows yet.
  const [own] = one.locks
  const onExisting = own === undefined || locks.some((lock) => lock.relation.join('\n') === own.relation.join('\n'))
  const duration = onExisting ? one.duration : 'instant'
  const hazards = onExisting ? one.hazards : one.hazards.filter((hazard) => hazard.name === 'data_loss' || hazard.name === 'changes_access' || hazard.name === 'not_transactional')
  return { ...one, locks, duration, hazards: [...hazards, ...blocking(locks, duration)] }
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

function statementStep(node: Node, one: Draft, number: number, phase: Phase, declaredAt: (key: Key) => Position | null): Step {
  return {
    type: 'statement',
    number,
    title: one.title ?? node.part.title,
    phase,
    sql: one.sql,
    locks: one.locks,
    duration: one.duration,
    hazards: one.hazards,
    resume: one.resume,
    facts: node.task.covers,
    declaredAt: declaredAt(node.key),
  }
}

function rowStep(node: Node, number: number, phase: Phase, declaredAt: (key: Key) => Position | null): Step {
  const { work } = node.part
  if (work === undefined) throw new Error('a step without work')
  return {
    ...work,
    number,
    title: node.part.title,
    phase,
    locks: [{ relation: work.table, mode: 'ROW EXCLUSIVE' }],
    duration: 'batches',
    hazards: work.type === 'rows' && work.mode === 'sync' ? [{ name: 'data_loss', message: `rows of ${work.table.join('.')} that are not declared are deleted` }] : [],
    facts: node.task.covers,
    declaredAt: declaredAt(node.key),
  }
}
