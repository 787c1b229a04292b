import { kinds } from '../kinds/registry.ts'
import type { Kind } from '../kinds/kind.ts'
import { makeFact, type Fact, type Value } from '../model/fact.ts'
import { majorOf, type Catalog, type Role } from '../model/catalog.ts'
import { keyOf, type Identity, type Key, type KindName } from '../model/identity.ts'
import type { Connection, Row } from '../postgres/connection.ts'
import { addressOf, readLinks, wholeOf, type Address, type Links } from './links.ts'

/** Where the journal lives: no part of any catalog. */
export const journalSchema = 'schemactl'

interface Reading {
  /** Facts by catalog and address. */
  readonly objects: Map<string, Map<number, Fact>>
  /** In the order of the registry, unsorted within a kind. */
  readonly facts: Map<Kind, readonly Fact[]>
  readonly links: Links
}

/**
 * Reads the facts of a database and what depends on what, in one snapshot and a fixed number of queries. Writes nothing and
 * locks nothing but what deparsing needs (ACCESS SHARE).
 * @param only - kinds to read; by default all. Dependencies are read for all kinds only.
 * @returns facts in the order of their identities; objects of the system, of extensions and the journal left out
 * @throws PostgresError where a catalog cannot be read
 */
export async function readCatalog(connection: Connection, only?: ReadonlySet<KindName>): Promise<Catalog> {
  return connection.transaction('ISOLATION LEVEL REPEATABLE READ READ ONLY', () => readCatalogHere(connection, only))
}

/** As `readCatalog`, inside the transaction that the caller has open: it sees what that has done. */
export async function readCatalogHere(connection: Connection, only?: ReadonlySet<KindName>): Promise<Catalog> {
  const major = majorOf(connection.server)
  await connection.execute("SET LOCAL search_path = ''; SET LOCAL quote_all_identifiers = off; SET LOCAL DateStyle = 'ISO, MDY'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'")
  const reading: Reading = { objects: new Map(), facts: new Map(), links: await readLinks(connection) }
  const asked = kinds.flatMap((kind) => {
    const text = only === undefined || only.has(kind.kind) ? kind.query(major) : null
    return text === null ? [] : [{ kind, text }]
  })
  let answer = ask(connection, asked[0]?.text)
  for (const [index, { kind }] of asked.entries()) {
    const rows = await answer
    // The server works on the next question while we take in this answer.
    answer = ask(connection, asked[index + 1]?.text)
    reading.facts.set(kind, take(kind, rows, reading))
  }
  const facts = new Map<Key, Fact>()
  for (const list of reading.facts.values()) for (const fact of list) facts.set(fact.key, fact)
  return {
    server: connection.server,
    facts,
    dependencies: only === undefined ? collectDependencies(facts, reading) : new Map(),
    roles: only === undefined ? await readRoles(connection) : [],
  }
}

function ask(connection: Connection, text: string | undefined): Promise<readonly Row[]> {
  const answer = text === undefined ? Promise.resolve([]) : connection.query(text)
  // It is awaited after the answer before it, which may fail first.
  answer.catch(() => undefined)
  return answer
}

/** The facts of one kind, sorted by key. */
function take(kind: Kind, rows: readonly Row[], { objects, links }: Reading): readonly Fact[] {
  const list: Fact[] = []
  const attributeNames = Object.keys(kind.attributes)
  // All facts of a kind have one shape, in which their attributes come in the order of the rules.
  const shape: { readonly [name: string]: Value } = Object.fromEntries(attributeNames.map((name) => [name, null]))
  const own = new Map<number, Fact>()
  const members = kind.catalog === null ? undefined : links.members.get(kind.catalog)
  for (const row of rows) {
    const path: string[] = []
    for (const name of kind.path) {
      const value = row[name]
      if (typeof value === 'string') path.push(value)
    }
    let id: Identity
    if (kind.hasTarget === true) {
      const target = objects.get(String(row['target_class']))?.get(addressOf(Number(row['target_oid']), Number(row['target_subid'])))
      // Of a member of an extension, of the system, or of a kind that is no fact.
      if (target === undefined) continue
      id = { kind: kind.kind, path, target: target.id }
    } else {
      id = { kind: kind.kind, path }
      if (path[0] === journalSchema) continue
    }
    const at = addressOf(Number(row['oid'] ?? 0), Number(row['subid'] ?? 0))
    if (members !== undefined && (members.has(at) || members.has(wholeOf(at)))) continue
    const attributes: { [name: string]: Value } = { ...shape }
    for (const name of attributeNames) attributes[name] = row[name] as Value
    const fact = makeFact(id, attributes)
    own.set(at, fact)
    list.push(fact)
  }
  if (kind.catalog !== null) {
    const known = objects.get(kind.catalog)
    if (known === undefined) objects.set(kind.catalog, own)
    else for (const [at, fact] of own) known.set(at, fact)
  }
  return list.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

/** The fact that an object is, or that it is a part of. */
function resolve(catalog: string, at: number, { objects, links }: Reading): Fact | undefined {
  const own = objects.get(catalog)?.get(at)
  if (own !== undefined) return own
  let current: Address = { catalog, at }
  for (let depth = 0; depth < 6; depth += 1) {
    // Columns of views are no facts where nothing is said of them: what refers to them refers to the view.
    const whole = wholeOf(current.at)
    const next = links.parts.get(current.catalog)?.get(current.at) ?? (whole === current.at ? undefined : { catalog: current.catalog, at: whole })
    if (next === undefined) return undefined
    const fact = objects.get(next.catalog)?.get(next.at)
    if (fact !== undefined) return fact
    current = next
  }
  return undefined
}

function collectDependencies(facts: ReadonlyMap<Key, Fact>, reading: Reading): ReadonlyMap<Key, readonly Key[]> {
  const found = new Map<Key, Set<Key>>()
  const add = (from: Key, to: Key): void => {
    if (from === to) return
    const set = found.get(from)
    if (set === undefined) found.set(from, new Set([to]))
    else set.add(to)
  }
  for (const { catalog, referencedCatalog, objects, referenced } of reading.links.all) {
    for (const [index, object] of objects.entries()) {
      const from = resolve(catalog, object, reading)
      const to = from === undefined ? undefined : resolve(referencedCatalog, referenced[index] ?? 0, reading)
      if (from !== undefined && to !== undefined) add(from.key, to.key)
    }
  }
  for (const [kind, list] of reading.facts) {
    for (const fact of list) {
      if (fact.id.target !== undefined) add(fact.key, keyOf(fact.id.target))
      const parent = kind.parent?.(fact)
      if (parent !== undefined && parent !== null) add(fact.key, keyOf(parent))
      for (const needed of kind.needs?.(fact) ?? []) {
        const key = keyOf(needed)
        if (facts.has(key)) add(fact.key, key)
      }
      for (const brought of kind.brings?.(fact) ?? []) found.get(fact.key)?.delete(keyOf(brought))
    }
  }
  const sorted = new Map<Key, readonly Key[]>()
  for (const key of facts.keys()) {
    const set = found.get(key)
    if (set !== undefined) sorted.set(key, set.size > 1 ? [...set].sort() : [...set])
  }
  return sorted
}

async function readRoles(connection: Connection): Promise<readonly Role[]> {
  const rows = await connection.query(`
    SELECT r.rolname AS name, r.rolcanlogin AS login, r.rolbypassrls AS bypass,
      ARRAY(SELECT g.rolname::text FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid ORDER BY 1) AS groups
    FROM pg_catalog.pg_roles r WHERE r.rolname NOT LIKE 'pg\\_%' ORDER BY r.rolname`)
  return rows.map((row) => ({
    name: String(row['name']),
    login: row['login'] === true,
    bypassRowSecurity: row['bypass'] === true,
    memberOf: Array.isArray(row['groups']) ? row['groups'].map(String) : [],
  }))
}
