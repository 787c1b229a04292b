import { createHash } from 'node:crypto'
import { isList, type Attributes, type Fact, type Value } from '../model/fact.ts'
import type { KindName } from '../model/identity.ts'
import type { Fingerprint } from '../model/plan.ts'

type Properties = { readonly [name: string]: Value }

/** Text of about this many characters is hashed at a time: each call has its price. */
const portion = 100_000

/** Hash of facts; they come in the order of their identities. */
export function fingerprint(facts: Iterable<Fact>): Fingerprint {
  const hash = createHash('sha256')
  const shapes = new Map<KindName, Shape>()
  let text = ''
  for (const fact of facts) {
    text += `${fact.key}\n${JSON.stringify(inOrder(fact.id.kind, fact.attributes, shapes))}\n`
    if (text.length < portion) continue
    hash.update(text)
    text = ''
  }
  return hash.update(text).digest('hex') as Fingerprint
}

/** Names of a kind's attributes as they come, and an object that has them in order. */
interface Shape {
  readonly names: readonly string[]
  readonly sorted: Properties
}

/** The attributes with their names in order, those of objects within too. */
function inOrder(kind: KindName, attributes: Attributes, shapes: Map<KindName, Shape>): Properties {
  const names = Object.keys(attributes)
  let shape = shapes.get(kind)
  if (shape === undefined || names.length !== shape.names.length || !names.every((name, index) => name === shape?.names[index])) {
    shape = { names, sorted: Object.fromEntries([...names].sort().map((name) => [name, null])) }
    shapes.set(kind, shape)
  }
  const ordered: { [name: string]: Value } = { ...shape.sorted }
  for (const name of names) ordered[name] = canonical(attributes[name] ?? null)
  return ordered
}

function canonical(value: Value): Value {
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.every((item) => typeof item !== 'object') ? value : value.map(canonical)
  const object: Properties = value
  return Object.fromEntries(
    Object.keys(object)
      .sort()
      .map((name) => [name, canonical(object[name] ?? null)]),
  )
}
