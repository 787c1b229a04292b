import { kindOf, kinds } from '../kinds/registry.ts'
import type { Kind } from '../kinds/kind.ts'
import type { Fact } from '../model/fact.ts'
import { majorOf, type Catalog, type Role } from '../model/catalog.ts'
import { keyOf, type Identity, type Key, type KindName } from '../model/identity.ts'
import type { Connection } from '../postgres/connection.ts'
import { ident } from '../sql/sql.ts'
import { Addressed } from './addressed.ts'
import { oidOf, readLinks, subidOf, type Address, type Links } from './links.ts'
import { FactPool } from './pool.ts'
import { presentKinds } from './presence.ts'

/** Where the journal lives: no part of any catalog. */
export const journalSchema = 'schemactl'

interface Reading {
  readonly pool: FactPool
  /** By the system catalog that they are recorded in. */
  readonly objects: Map<string, Addressed<Fact>>
  /** In the order of the registry, sorted within a kind. */
  readonly facts: Map<Kind, readonly Fact[]>
  readonly links: Links
}

export interface ReadOptions {
  /** Kinds to read; by default all. Dependencies are read for all kinds only. */
  readonly only?: ReadonlySet<KindName>
  /** Of a catalog that this one is to be compared with. */
  readonly pool?: FactPool
}

/**
 * Reads the facts of a database and what depends on what, in one snapshot and at most one query for each kind. Writes nothing and
 * locks nothing but what deparsing needs (ACCESS SHARE).
 * @returns facts in the order of their identities; objects of the system, of extensions and the journal left out
 * @throws PostgresError where a catalog cannot be read
 */
export async function readCatalog(connection: Connection, options: ReadOptions = {}): Promise<Catalog> {
  return connection.transaction('ISOLATION LEVEL REPEATABLE READ READ ONLY', () => readCatalogHere(connection, options))
}

/** As `readCatalog`, inside the transaction that the caller has open: it sees what that has done. */
export async function readCatalogHere(connection: Connection, { only, pool = new FactPool() }: ReadOptions = {}): Promise<Catalog> {
  const major = majorOf(connection.server)
  await connection.execute("SET LOCAL search_path = ''; SET LOCAL quote_all_identifiers = off; SET LOCAL DateStyle = 'ISO, MDY'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL extra_float_digits = 1; SET LOCAL jit = off; SET LOCAL bytea_output = 'hex'")
  const reading: Reading = { pool, objects: new Map(), facts: new Map(), links: await readLinks(connection) }
  const queries = new Map<Kind, string>()
  for (const kind of kinds) {
    const query = only?.has(kind.kind) === false ? null : kind.query(major)
    if (query !== null) queries.set(kind, query)
  }
  const present = await presentKinds([...queries.keys()], connection)
  const asked = present.map((kind) => ({ kind, text: `SELECT ${columnsOf(kind)} FROM (${queries.get(kind) ?? ''}) q` }))
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

/** Where the object is recorded, its path, its attributes. */
function columnsOf(kind: Kind): string {
  const address = kind.hasTarget === true ? ['target_class', 'target_oid', 'target_subid'] : kind.hasSubid === true ? ['oid', 'subid'] : ['oid']
  return [...address, ...kind.path, ...Object.keys(kind.attributes)].map((name) => `q.${ident(name)}`).join(', ')
}

function ask(connection: Connection, text: string | undefined): Promise<readonly string[]> {
  const answer = text === undefined ? Promise.resolve([]) : connection.copy(text)
  // It is awaited after the answer before it, which may fail first.
  answer.catch(() => undefined)
  return answer
}

/** The facts of one kind, sorted by key. */
function take(kind: Kind, rows: readonly string[], { pool, objects, links }: Reading): readonly Fact[] {
  const list: Fact[] = []
  const own = kind.catalog === null ? new Addressed<Fact>() : objectsIn(kind.catalog, objects)
  const members = kind.catalog === null ? undefined : links.members.get(kind.catalog)
  for (const row of rows) {
    let at = 0
    const next = (): string => {
      const end = row.indexOf('\t', at)
      const field = row.slice(at, end)
      at = end + 1
      return field
    }
    let target: Fact | null = null
    if (kind.hasTarget === true) {
      const found = objects.get(next())?.get(Number(next()), Number(next()))
      // Of a member of an extension, of the system, or of a kind that is no fact.
      if (found === undefined) continue
      target = found
    }
    const oid = target === null ? Number(next()) : 0
    const subid = kind.hasSubid === true ? Number(next()) : 0
    if (members?.has(oid) === true) continue
    const fact = pool.fact(kind, row.slice(at), target)
    if (target === null && fact.id.path[0] === journalSchema) continue
    own.set(oid, subid, fact)
    list.push(fact)
  }
  return list.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

function objectsIn(catalog: string, objects: Map<string, Addressed<Fact>>): Addressed<Fact> {
  let known = objects.get(catalog)
  if (known === undefined) objects.set(catalog, (known = new Addressed<Fact>()))
  return known
}

/** The fact that an object is, or that it is a part of. */
function factAt(catalog: string, oid: number, subid: number, { objects, links }: Reading): Fact | undefined {
  const own = objects.get(catalog)?.get(oid, subid)
  if (own !== undefined) return own
  let current: Address = { catalog, oid, subid }
  for (let depth = 0; depth < 6; depth += 1) {
    // Columns of views are no facts where nothing is said of them: what refers to them refers to the view.
    const next = links.wholes.get(current.catalog)?.get(current.oid, current.subid) ?? (current.subid === 0 ? undefined : { ...current, subid: 0 })
    if (next === undefined) return undefined
    const fact = objects.get(next.catalog)?.get(next.oid, next.subid)
    if (fact !== undefined) return fact
    current = next
  }
  return undefined
}

function collectDependencies(facts: ReadonlyMap<Key, Fact>, reading: Reading): ReadonlyMap<Key, readonly Key[]> {
  const found = new Map<Fact, Key[]>()
  const add = (from: Fact, to: Key): void => {
    const list = found.get(from)
    if (list === undefined) found.set(from, [to])
    else if (!list.includes(to)) list.push(to)
  }
  const makers = new Map<Key, Fact[]>()
  for (const link of reading.links.all) {
    for (const [index, object] of link.objects.entries()) {
      const from = factAt(link.catalog, oidOf(object), subidOf(object), reading)
      const referenced = link.referenced[index] ?? 0
      const to = from === undefined ? undefined : factAt(link.referencedCatalog, oidOf(referenced), subidOf(referenced), reading)
      if (from === undefined || to === undefined || from === to) continue
      add(from, to.key)
      if (link.referencedCatalog === 'pg_type' && kindOf(from).makesRows === true) makers.set(to.key, [...(makers.get(to.key) ?? []), from])
    }
  }
  const keyFor = keysOf(facts)
  for (const [kind, list] of reading.facts) {
    for (const fact of list) {
      if (fact.id.target !== undefined) add(fact, keyFor(fact.id.target))
      const parent = kind.parent?.(fact)
      if (parent !== undefined && parent !== null) {
        add(fact, keyFor(parent))
        if (kind.holdsRows === true) for (const maker of makers.get(keyFor(parent)) ?? []) add(maker, fact.key)
      }
      for (const needed of kind.needs?.(fact) ?? []) {
        const key = keyFor(needed)
        if (key !== fact.key && facts.has(key)) add(fact, key)
      }
      for (const brought of kind.brings?.(fact) ?? []) {
        const key = keyOf(brought)
        const needs = found.get(fact)
        if (needs?.includes(key) === true) found.set(fact, needs.filter((one) => one !== key))
      }
    }
  }
  const sorted = new Map<Key, readonly Key[]>()
  for (const [key, fact] of facts) {
    const needed = found.get(fact)
    if (needed !== undefined) sorted.set(key, needed.length === 1 ? needed : needed.sort())
  }
  return sorted
}

/** `keyOf` that gives the fact's own string where there is one, and remembers the last: what belongs to one table comes in a row. */
function keysOf(facts: ReadonlyMap<Key, Fact>): (id: Identity) => Key {
  const last = new Map<KindName, { readonly path: readonly string[]; readonly key: Key }>()
  return (id) => {
    const before = last.get(id.kind)
    if (id.target === undefined && before?.path.length === id.path.length && before.path.every((name, index) => name === id.path[index])) return before.key
    const made = keyOf(id)
    const key = facts.get(made)?.key ?? made
    if (id.target === undefined) last.set(id.kind, { path: id.path, key })
    return key
  }
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

/** Names of the extensions that can be created in the database. */
export async function availableExtensions(connection: Connection): Promise<ReadonlySet<string>> {
  return new Set((await connection.query('SELECT name FROM pg_catalog.pg_available_extensions')).map((row) => String(row['name'])))
}
