import { nameAlone, type Column } from '../../kinds/column.ts'
import type { Draft } from '../../kinds/kind.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { Fact } from '../../model/fact.ts'
import { aboveOf, alterDrafts, ancestorsOf, parentsOnlyOf, wholeOf, type Alteration } from '../operations.ts'
import type { Part } from '../task.ts'
import { tableName, type World } from '../world.ts'
import { rowSecurityFlags } from './row-security.ts'
import type { Recipe } from './recipe.ts'

/** Of a column that comes from a parent: only the parent's own statement changes it. */
const boundAttributes: ReadonlySet<string> = new Set(['type', 'collation', 'generated', 'notNull', 'notNullAs'])

/**
 * A child that gets other parents is tied to them before it leaves the old ones: what both hand down stays handed down. Where it
 * has something from the old that must be another for the new, it leaves first, and what changes does so in between.
 */
export const otherParents: Recipe = (operation, world) => {
  if (operation.verb !== 'alter' || operation.alteration.after.id.kind !== 'table') return null
  const { before, after, attributes } = operation.alteration
  const gone = parentsOnlyOf(before, after)
  if (gone.length === 0 || parentsOnlyOf(after, before).length === 0) return null
  if (!hasChangingPart(operation.alteration, gone, world) && !getsPartFromBoth(operation.alteration, gone, world)) return null

  const kept = (kindOf(before).inherits?.(before).from ?? []).filter((parent) => !gone.includes(parent.join('.')))
  const alone: Fact = { ...before, attributes: { ...before.attributes, inherits: kept } }
  const child = after.id.path.join('.')
  const drafts = (alteration: Alteration): Part['drafts'] => {
    const found = alterDrafts(alteration, world.context)
    return found === 'recreate' ? [] : found
  }
  const rest: Alteration = { before: alone, after, attributes }
  const names = partsFrom(gone, after, [...world.context.live.facts.values()]).flatMap(nameOfNotNull)
  const leave: Part = { title: `${child} no longer inherits from ${gone.join(', ')}`, phase: 'expand', letsGo: true, drafts: [...drafts({ before, after: alone, attributes: ['inherits'] }), ...names] }
  const join: readonly Part[] = rowSecurityFlags({ verb: 'alter', alteration: rest }, world) ?? [{ title: `${child} gets other parents`, phase: 'expand', drafts: drafts(rest) }]
  return [leave, ...join]
}

function hasChangingPart({ after }: Alteration, gone: readonly string[], world: World): boolean {
  const { operations } = world
  const altered = [...operations.alters.values()].filter(({ attributes }) => attributes.some((name) => boundAttributes.has(name)))
  const going = [...operations.drops.values()].filter((part) => operations.creates.has(part.key) || goesAbove(part, world))
  return partsFrom(gone, after, [...altered.map(({ before }) => before), ...going]).length > 0
}

/** Whether it goes from a table further up that stays, and that the new parents may inherit from too. */
function goesAbove(part: Fact, world: World): boolean {
  const { drops } = world.operations
  const above = aboveOf(part)
  const fact = above === null ? undefined : drops.get(above)
  const whole = wholeOf(fact)
  return fact !== undefined && whole !== null && (!drops.has(whole) || goesAbove(fact, world))
}

/** Whether something that the new parents hand down comes to a table that those inherit from as well: it would have it through them. */
function getsPartFromBoth({ before, after }: Alteration, gone: readonly string[], { context, operations }: World): boolean {
  const ancestors = ancestorsOf(before, gone, context.live)
  const comesTo = (part: Fact): boolean => {
    if (ancestors.includes(tableName(part.id).join('.'))) return true
    const above = aboveOf(part)
    const next = above === null ? undefined : operations.creates.get(above)
    return next !== undefined && comesTo(next)
  }
  return [...operations.creates.values()].some((part) => wholeOf(part) === after.key && comesTo(part))
}

/** What of these belongs to the table and comes from one of those parents. */
const partsFrom = (parents: readonly string[], table: Fact, facts: readonly Fact[]): readonly Fact[] =>
  facts.filter((fact) => {
    const above = kindOf(fact).handedBy?.(fact) ?? null
    return above !== null && parents.includes(tableName(above).join('.')) && wholeOf(fact) === table.key
  })

/** It becomes the child's own, and stays that beside what the new parents hand down. */
const nameOfNotNull = (fact: Fact): readonly Draft[] => (fact.id.kind === 'column' ? nameAlone(fact.id, (fact as Fact<Column>).attributes) : [])
