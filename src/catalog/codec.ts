import { makeFact, type Attributes, type Fact } from '../model/fact.ts'
import type { Catalog, Role, Server } from '../model/catalog.ts'
import type { Identity, Key } from '../model/identity.ts'
import { SchemactlError } from '../model/problem.ts'

/** Version of the format; a file of another is refused. */
const format = 1

interface Stored {
  readonly format: number
  readonly server: Server
  readonly roles: readonly Role[]
  /** Identity, attributes, and the positions in this list of what it depends on. */
  readonly facts: readonly (readonly [Identity, Attributes, readonly number[]])[]
}

/** A catalog as JSON text, the same bytes for the same catalog. */
export function encodeCatalog(catalog: Catalog): string {
  const positions = new Map<Key, number>([...catalog.facts.keys()].map((key, index) => [key, index]))
  const lines = [...catalog.facts.values()].map((fact) => {
    const needed = (catalog.dependencies.get(fact.key) ?? []).map((key) => positions.get(key)).filter((position) => position !== undefined)
    return JSON.stringify([fact.id, fact.attributes, needed])
  })
  return `{"format":${format},"server":${JSON.stringify(catalog.server)},"roles":${JSON.stringify(catalog.roles)},"facts":[\n${lines.join(',\n')}\n]}\n`
}

/**
 * The catalog that `encodeCatalog` wrote.
 * @param origin - for messages: where the text comes from
 * @throws SchemactlError `state_unknown` where it is cut short, or of another format
 */
export function decodeCatalog(text: string, origin: string): Catalog {
  const stored = parse(text, origin)
  const facts = new Map<Key, Fact>()
  const keys: Key[] = []
  for (const [id, attributes] of stored.facts) {
    const fact = makeFact(id, attributes)
    facts.set(fact.key, fact)
    keys.push(fact.key)
  }
  const dependencies = new Map<Key, readonly Key[]>()
  stored.facts.forEach(([, , needed], index) => {
    const key = keys[index]
    const known = needed.map((position) => keys[position]).filter((one) => one !== undefined)
    if (key !== undefined && known.length > 0) dependencies.set(key, known)
  })
  return { server: stored.server, roles: stored.roles, facts, dependencies }
}

function parse(text: string, origin: string): Stored {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw refused(origin, 'it is no complete JSON', cause)
  }
  if (typeof value !== 'object' || value === null || !('format' in value) || !('facts' in value)) throw refused(origin, 'it is not a catalog')
  if (value.format !== format) throw refused(origin, `its format is ${String(value.format)}, not ${format}`)
  return value as Stored
}

const refused = (origin: string, why: string, cause?: unknown): SchemactlError =>
  new SchemactlError(
    { code: 'state_unknown', message: `${origin} cannot be read as a catalog: ${why}`, remedy: 'Write it again with `schemactl inspect --format json`.' },
    { cause },
  )
