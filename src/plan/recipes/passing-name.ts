import type { Context } from '../../kinds/kind.ts'
import { kindOf } from '../../kinds/registry.ts'

const suffixes = { new: '_new', old: '_old' } as const

/** Names of relations and types before the plan and after it, as the rooms' slots say them. */
const slotsOf = new WeakMap<Context, ReadonlySet<string>>()

function takenIn(context: Context): ReadonlySet<string> {
  const known = slotsOf.get(context)
  if (known !== undefined) return known
  const taken = new Set<string>()
  for (const catalog of [context.live, context.desired]) for (const fact of catalog.facts.values()) for (const slot of kindOf(fact).slots?.(fact) ?? []) taken.add(slot)
  slotsOf.set(context, taken)
  return taken
}

/**
 * What stands in for the name while the plan runs: `orders_at_new` for what will have it, `orders_at_old` for what had it. At most
 * 63 bytes, and nothing has it before the plan or after: not even what an earlier run that was given up has left.
 */
export function passingName(schema: string, name: string, which: keyof typeof suffixes, context: Context): string {
  const taken = takenIn(context)
  for (let number = 1; ; number += 1) {
    const found = shortened(name, `${suffixes[which]}${number === 1 ? '' : number}`)
    if (!taken.has(`relation:${schema}.${found}`) && !taken.has(`type:${schema}.${found}`)) return found
  }
}

/** The stem, cut so that it has at most 63 bytes with the suffix. */
export function shortened(stem: string, suffix: string): string {
  let short = stem
  while (Buffer.byteLength(short) > 63 - Buffer.byteLength(suffix)) short = Array.from(short).slice(0, -1).join('')
  return `${short}${suffix}`
}
