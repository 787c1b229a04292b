import { createHash } from 'node:crypto'
import { isList, type Fact, type Value } from '../model/fact.ts'
import { compareIdentity, type KindName } from '../model/identity.ts'
import type { Fingerprint } from '../model/plan.ts'

type Properties = { readonly [name: string]: Value }

/** Hash of facts; they come in the order of their identities. */
export function fingerprint(facts: Iterable<Fact>): Fingerprint {
  const hash = new Portions()
  const words = new Words()
  for (const fact of facts) hash.add(words.of(fact))
  return hash.end()
}

/** The hashes of two lists of facts: as `fingerprint`, but what is the same object in both is put into words once. */
export function fingerprints(one: Iterable<Fact>, other: Iterable<Fact>): readonly [Fingerprint, Fingerprint] {
  const [left, right] = [new Portions(), new Portions()]
  const words = new Words()
  const [lefts, rights] = [one[Symbol.iterator](), other[Symbol.iterator]()]
  let a = lefts.next()
  let b = rights.next()
  for (;;) {
    if (a.done === true && b.done === true) return [left.end(), right.end()]
    if (a.done !== true && b.done !== true && a.value === b.value) {
      const text = words.of(a.value)
      left.add(text)
      right.add(text)
      a = lefts.next()
      b = rights.next()
    } else if (a.done !== true && (b.done === true || compareIdentity(a.value.id, b.value.id) < 0)) {
      left.add(words.of(a.value))
      a = lefts.next()
    } else if (b.done !== true) {
      right.add(words.of(b.value))
      b = rights.next()
    }
  }
}

/** A hash of text that comes in pieces; each call of the hash has its price. */
class Portions {
  readonly #hash = createHash('sha256')
  #text = ''

  add(text: string): void {
    this.#text += text
    if (this.#text.length < 100_000) return
    this.#hash.update(this.#text)
    this.#text = ''
  }

  end(): Fingerprint {
    return this.#hash.update(this.#text).digest('hex') as Fingerprint
  }
}

/** Facts as text: the key, and the attributes as JSON with names in order, those of objects within too. */
class Words {
  /** Names of a kind's attributes as they come, and those in order with what stands before the value. */
  readonly #shapes = new Map<KindName, { readonly names: readonly string[]; readonly sorted: readonly (readonly [string, string])[] }>()

  of(fact: Fact): string {
    let text = `${fact.key}\n{`
    for (const [name, before] of this.#sorted(fact)) text += before + json(fact.attributes[name] ?? null)
    return `${text}}\n`
  }

  #sorted({ id: { kind }, attributes }: Fact): readonly (readonly [string, string])[] {
    const shape = this.#shapes.get(kind)
    let at = 0
    let known = shape !== undefined
    for (const name in attributes) if (shape?.names[at++] !== name) known = false
    if (shape !== undefined && known && at === shape.names.length) return shape.sorted
    const names = Object.keys(attributes)
    const sorted = [...names].sort().map((name, index) => [name, `${index === 0 ? '' : ','}${JSON.stringify(name)}:`] as const)
    this.#shapes.set(kind, { names, sorted })
    return sorted
  }
}

function json(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value !== 'object') return JSON.stringify(value)
  return isList(value) && value.length === 0 ? '[]' : JSON.stringify(canonical(value))
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
