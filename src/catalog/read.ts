import { kinds } from '../kinds/registry.ts'
import type { Kind } from '../kinds/kind.ts'
import { makeFact, type Attributes, type Fact, type Value } from '../model/fact.ts'
import { majorOf, type Catalog, type Role } from '../model/catalog.ts'
import { keyOf, type Identity, type Key, type KindName } from '../model/identity.ts'
import type { Connection, Row } from '../postgres/connection.ts'

/** Where the journal lives: no part of any catalog. */
export const journalSchema = 'schemactl'

interface Reading {
  /** Facts by catalog, OID and sub-id; valid for this snapshot only. */
  readonly objects: Map<string, Fact>
  /** In the order of the registry, unsorted within a kind. */
  readonly facts: Map<KindName, Fact[]>
}

const address = (catalog: string, oid: string, subid: string | number): string => `${catalog}:${oid}:${subid}`

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
  const links = await readLinks(connection)
  const reading: Reading = { objects: new Map(), facts: new Map() }
  for (const kind of kinds) {
    if (only !== undefined && !only.has(kind.kind)) continue
    const text = kind.query(major)
    if (text === null) continue
    take(kind, await connection.query(text), reading, links)
  }
  const facts = new Map<Key, Fact>()
  for (const kind of kinds) {
    const list = reading.facts.get(kind.kind) ?? []
    list.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    for (const fact of list) facts.set(fact.key, fact)
  }
  return {
    server: connection.server,
    facts,
    dependencies: only === undefined ? collectDependencies(facts, reading, links) : new Map(),
    roles: only === undefined ? await readRoles(connection) : [],
  }
}

interface Link {
  readonly object: string
  readonly referenced: string
  readonly type: string
}

interface Links {
  readonly all: readonly Link[]
  /** Members of extensions. */
  readonly members: ReadonlySet<string>
  /** Objects that are an internal part of another. */
  readonly parts: ReadonlyMap<string, string>
}

/** pg_depend as far as it speaks of what users made. */
async function readLinks(connection: Connection): Promise<Links> {
  const names = new Map<string, string>()
  for (const row of await connection.query("SELECT oid::text AS oid, relname AS name FROM pg_catalog.pg_class WHERE oid < 16384 AND relkind = 'r' AND relnamespace = 'pg_catalog'::regnamespace")) {
    names.set(String(row['oid']), String(row['name']))
  }
  const rows = await connection.query(`
    SELECT classid::text AS c, objid::text AS o, objsubid AS s, refclassid::text AS rc, refobjid::text AS ro, refobjsubid AS rs, deptype::text AS t
    FROM pg_catalog.pg_depend WHERE objid >= 16384 AND refobjid >= 16384`)
  const all: Link[] = []
  const members = new Set<string>()
  const parts = new Map<string, string>()
  for (const row of rows) {
    const catalog = names.get(String(row['c'])) ?? ''
    const link: Link = {
      object: address(catalog, String(row['o']), Number(row['s'])),
      referenced: address(names.get(String(row['rc'])) ?? '', String(row['ro']), Number(row['rs'])),
      type: String(row['t']),
    }
    if (link.type === 'e') {
      members.add(link.object)
      parts.set(link.object, link.referenced)
      continue
    }
    all.push(link)
    // A generation expression belongs to its column, but is linked like a default.
    if ((link.type === 'i' || (catalog === 'pg_attrdef' && link.type === 'a')) && !parts.has(link.object)) parts.set(link.object, link.referenced)
  }
  return { all, members, parts }
}

function take(kind: Kind, rows: readonly Row[], reading: Reading, links: Links): void {
  const list: Fact[] = []
  const attributeNames = Object.keys(kind.attributes)
  for (const row of rows) {
    const path: string[] = []
    for (const name of kind.path) {
      const value = row[name]
      if (value !== null && value !== undefined) path.push(String(value))
    }
    let id: Identity
    if (kind.hasTarget === true) {
      const target = resolve(address(String(row['target_class']), String(row['target_oid']), String(row['target_subid'])), reading, links)
      // Of a member of an extension, of the system, or of a kind that is no fact.
      if (target === undefined || target.exact === false) continue
      id = { kind: kind.kind, path, target: target.fact.id }
    } else {
      id = { kind: kind.kind, path }
      if (path[0] === journalSchema) continue
    }
    const at = kind.catalog === null ? null : address(kind.catalog, String(row['oid']), row['subid'] === undefined ? 0 : String(row['subid']))
    if (at !== null && isMember(at, links)) continue
    const attributes: { [name: string]: Value } = {}
    for (const name of attributeNames) attributes[name] = row[name] as Value
    const fact = makeFact(id, attributes as Attributes)
    if (at !== null) reading.objects.set(at, fact)
    list.push(fact)
  }
  reading.facts.set(kind.kind, list)
}

/** Members of extensions, and the parts of members: columns of their tables. */
function isMember(at: string, links: Links): boolean {
  if (links.members.has(at)) return true
  const [catalog = '', oid = '', subid = '0'] = at.split(':')
  return subid !== '0' && links.members.has(address(catalog, oid, 0))
}

/** The fact that an object is, or that it is a part of. `exact` where it is that object itself. */
function resolve(at: string, reading: Reading, links: Links): { readonly fact: Fact; readonly exact: boolean } | undefined {
  const own = reading.objects.get(at)
  if (own !== undefined) return { fact: own, exact: true }
  let current = at
  for (let depth = 0; depth < 6; depth += 1) {
    const part = links.parts.get(current)
    if (part !== undefined) {
      const fact = reading.objects.get(part)
      if (fact !== undefined) return { fact, exact: false }
      current = part
      continue
    }
    const [catalog = '', oid = '', subid = '0'] = current.split(':')
    if (subid === '0') return undefined
    current = address(catalog, oid, 0)
    const fact = reading.objects.get(current)
    // Columns of views are no facts: what refers to them refers to the view.
    if (fact !== undefined) return { fact, exact: false }
  }
  return undefined
}

function collectDependencies(facts: ReadonlyMap<Key, Fact>, reading: Reading, links: Links): ReadonlyMap<Key, readonly Key[]> {
  const found = new Map<Key, Set<Key>>()
  const add = (from: Key, to: Key): void => {
    if (from === to) return
    const set = found.get(from)
    if (set === undefined) found.set(from, new Set([to]))
    else set.add(to)
  }
  for (const link of links.all) {
    const from = resolve(link.object, reading, links)
    const to = from === undefined ? undefined : resolve(link.referenced, reading, links)
    if (from !== undefined && to !== undefined) add(from.fact.key, to.fact.key)
  }
  for (const kind of kinds) {
    for (const fact of reading.facts.get(kind.kind) ?? []) {
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
    if (set !== undefined) sorted.set(key, [...set].sort())
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
