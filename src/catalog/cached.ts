import { kindOf } from '../kinds/registry.ts'
import { makeFact, type Attributes, type Fact } from '../model/fact.ts'
import type { Catalog, Role, Server } from '../model/catalog.ts'
import { keyOf, type Identity, type Key, type KindName } from '../model/identity.ts'
import type { FactPool } from './pool.ts'

/** Version of the form; text of another is read as none. */
const form = 2

interface Head {
  readonly form: number
  readonly server: Server
  readonly roles: readonly Role[]
  /** Lines that follow. */
  readonly facts: number
}

/**
 * A catalog as text that is quick to read beside another catalog: a line for each fact, of its kind, the position of its target, the
 * positions of what it depends on, and the row that it was read from. A fact that no row of the pool made has no kind, and is JSON.
 */
export function encodeRows(catalog: Catalog, pool: FactPool): string {
  const rows = pool.rows()
  const positions = new Map<Key, number>([...catalog.facts.keys()].map((key, index) => [key, index]))
  const lines = [...catalog.facts.values()].map((fact) => {
    const needed = (catalog.dependencies.get(fact.key) ?? []).map((key) => positions.get(key)).filter((position) => position !== undefined)
    const row = rows.get(fact)
    const target = fact.id.target === undefined ? null : positions.get(keyOf(fact.id.target))
    const own = row === undefined || target === undefined ? ['', '', needed, JSON.stringify([fact.id, fact.attributes])] : [fact.id.kind, target ?? '', needed, row]
    return own.join('\t')
  })
  const head: Head = { form, server: catalog.server, roles: catalog.roles, facts: lines.length }
  return [JSON.stringify(head), ...lines, ''].join('\n')
}

/**
 * The catalog that `encodeRows` wrote; what a catalog of the same pool has too is the same fact.
 * @returns null where the text is cut short, or of another form
 */
export function decodeRows(text: string, pool: FactPool): Catalog | null {
  const lines = text.split('\n')
  const head = headIn(lines[0] ?? '')
  if (head === null || lines.length !== head.facts + 2) return null
  const list: Fact[] = []
  const needs: string[] = []
  for (let index = 1; index <= head.facts; index += 1) {
    const line = lines[index] ?? ''
    const afterKind = line.indexOf('\t')
    const afterTarget = line.indexOf('\t', afterKind + 1)
    const afterNeeds = line.indexOf('\t', afterTarget + 1)
    const kind = line.slice(0, afterKind)
    const target = line.slice(afterKind + 1, afterTarget)
    const rest = line.slice(afterNeeds + 1)
    needs.push(line.slice(afterTarget + 1, afterNeeds))
    list.push(kind === '' ? factIn(rest) : pool.fact(kindOf(kind as KindName), rest, target === '' ? null : (list[Number(target)] ?? null)))
  }
  const facts = new Map<Key, Fact>()
  const dependencies = new Map<Key, readonly Key[]>()
  for (const [index, fact] of list.entries()) {
    facts.set(fact.key, fact)
    const needed = needs[index] ?? ''
    if (needed !== '') dependencies.set(fact.key, needed.split(',').flatMap((position) => list[Number(position)]?.key ?? []))
  }
  return { server: head.server, roles: head.roles, facts, dependencies }
}

function headIn(line: string): Head | null {
  try {
    const head = JSON.parse(line) as Head
    return head.form === form ? head : null
  } catch {
    return null
  }
}

function factIn(text: string): Fact {
  const [id, attributes] = JSON.parse(text) as [Identity, Attributes]
  return makeFact(id, attributes)
}
