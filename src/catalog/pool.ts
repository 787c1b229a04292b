import type { ColumnType, Kind } from '../kinds/kind.ts'
import { makeFact, type Fact, type Value } from '../model/fact.ts'
import type { Identity } from '../model/identity.ts'
import { fieldsOf, textArray } from '../postgres/copy.ts'

/** Texts of more characters are seldom said twice. */
const longest = 100

/**
 * Facts by the rows that they were read from. Catalogs that are read with the same pool share what is the same in both: it is
 * taken apart once, kept once, and compared by being the same object.
 */
export class FactPool {
  readonly #rows = new Map<Kind, Map<string, Fact>>()
  readonly #texts = new Map<string, string>()
  readonly #values: { readonly [Type in ColumnType]: Map<string, Value> } = { boolean: new Map(), number: new Map(), 'text[]': new Map(), json: new Map() }

  /**
   * The fact of one row.
   * @param row - its path, then its attributes in the order of their rules, in COPY's text format
   * @param target - of kinds that have one
   */
  fact(kind: Kind, row: string, target: Fact | null): Fact {
    let rows = this.#rows.get(kind)
    if (rows === undefined) this.#rows.set(kind, (rows = new Map<string, Fact>()))
    const name = target === null ? row : `${row}\n${target.key}`
    let fact = rows.get(name)
    if (fact === undefined) rows.set(name, (fact = this.#read(kind, row, target)))
    return fact
  }

  /** The row that each fact was made from, without its target. */
  rows(): ReadonlyMap<Fact, string> {
    const rows = new Map<Fact, string>()
    for (const facts of this.#rows.values()) for (const [name, fact] of facts) rows.set(fact, fact.id.target === undefined ? name : name.slice(0, name.indexOf('\n')))
    return rows
  }

  #read(kind: Kind, row: string, target: Fact | null): Fact {
    const fields = fieldsOf(row)
    const path: string[] = []
    for (let at = 0; at < kind.path.length; at += 1) {
      const name = fields[at]
      if (name !== null && name !== undefined) path.push(this.#text(name))
    }
    const id: Identity = target === null ? { kind: kind.kind, path } : { kind: kind.kind, path, target: target.id }
    const attributes: { [name: string]: Value } = { ...shapeOf(kind) }
    let at = kind.path.length
    for (const name in attributes) {
      const field = fields[at++]
      if (field === null || field === undefined) continue
      const type = kind.types[name]
      attributes[name] = type === undefined ? this.#text(field) : this.#value(type, field)
    }
    return makeFact(id, attributes)
  }

  #text(text: string): string {
    if (text.length > longest) return text
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    this.#texts.set(text, text)
    return text
  }

  #value(type: ColumnType, text: string): Value {
    const values = this.#values[type]
    let value = values.get(text)
    if (value === undefined) values.set(text, (value = parsers[type](text)))
    return value
  }
}

const parsers: { readonly [Type in ColumnType]: (text: string) => Value } = {
  boolean: (text) => text === 't',
  number: Number,
  'text[]': textArray,
  json: (text) => JSON.parse(text) as Value,
}

const shapes = new Map<Kind, { readonly [name: string]: Value }>()

/** The attributes of a kind, all null: facts of one kind have one shape, in which they come in the order of the rules. */
function shapeOf(kind: Kind): { readonly [name: string]: Value } {
  let shape = shapes.get(kind)
  if (shape === undefined) shapes.set(kind, (shape = Object.fromEntries(Object.keys(kind.attributes).map((name) => [name, null]))))
  return shape
}
