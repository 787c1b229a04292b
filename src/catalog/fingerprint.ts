import { createHash } from 'node:crypto'
import type { Fact, Value } from '../model/fact.ts'
import type { Fingerprint } from '../model/plan.ts'

/** A value as JSON with the properties of objects in order. */
export function canonical(value: Value): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item: Value) => canonical(item)).join(',')}]`
  const object = value as { readonly [name: string]: Value }
  return `{${Object.keys(object)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(object[name] ?? null)}`)
    .join(',')}}`
}

/** Hash of facts; they come in the order of their identities. */
export function fingerprint(facts: Iterable<Fact>): Fingerprint {
  const hash = createHash('sha256')
  for (const fact of facts) hash.update(`${fact.key}\n${canonical(fact.attributes)}\n`)
  return hash.digest('hex') as Fingerprint
}
