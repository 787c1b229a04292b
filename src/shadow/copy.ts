import { imitated, kindOf } from '../kinds/registry.ts'
import { majorOf, type Catalog, type Role, type Server } from '../model/catalog.ts'
import type { Fact } from '../model/fact.ts'
import { keyOf, type Key } from '../model/identity.ts'
import { dependentsOf } from '../plan/operations.ts'
import { makePlan } from '../plan/plan.ts'
import { PostgresError, type Connection } from '../postgres/connection.ts'
import { ident, literal, sql, type Sql } from '../sql/sql.ts'

/** A statement that could not be carried out in a copy, and what the server said. */
export interface Refusal {
  readonly sql: string
  readonly error: PostgresError
}

/** Statements that make these facts in an empty database, in order; nobody uses it, so the plain forms do. */
export function statementsFor(catalog: Catalog, major: number): readonly Sql[] {
  const batches = makePlan({
    live: { ...catalog, facts: new Map(), dependencies: new Map() },
    desired: catalog,
    changes: [...catalog.facts.values()].filter((fact) => !isGiven(fact)).map((fact) => ({ change: 'added' as const, fact })),
    backfills: new Map(),
    fills: [],
    online: false,
    keepArrivals: true,
    major,
    declaredAt: () => null,
  })
  return batches.flatMap((batch) => batch.steps.flatMap((step) => (step.type === 'statement' ? [step.sql] : [])))
}

/** In every database from the start. */
export const isGiven = (fact: Fact): boolean => fact.key === 'schema public'

/** The catalog with only these facts, and the dependencies among them. */
export function sliceOf(catalog: Catalog, keys: ReadonlySet<Key>): Catalog {
  const facts = new Map([...catalog.facts].filter(([key]) => keys.has(key)))
  const dependencies = new Map(
    [...catalog.dependencies].filter(([key]) => keys.has(key)).map(([key, needed]) => [key, needed.filter((one) => keys.has(one))] as const),
  )
  return { ...catalog, facts, dependencies }
}

/** The facts and all they depend on, directly or not; tables with all their columns, whose rows may be meant as a whole. */
export function withDependencies(catalog: Catalog, keys: Iterable<Key>): Set<Key> {
  const found = new Set<Key>()
  const dependents = dependentsOf(catalog)
  const isColumnOf = (part: Key, table: Key): boolean => {
    const fact = catalog.facts.get(part)
    const parent = fact !== undefined && kindOf(fact).holdsRows === true ? (kindOf(fact).parent?.(fact) ?? null) : null
    return parent !== null && keyOf(parent) === table
  }
  const queue = [...keys].filter((key) => catalog.facts.has(key))
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (found.has(key)) continue
    found.add(key)
    const own = key
    queue.push(...(catalog.dependencies.get(own) ?? []), ...(dependents.get(own) ?? []).filter((dependent) => isColumnOf(dependent, own)))
  }
  return found
}

/** Makes the roles that the catalogs speak of, and becomes the one that reads the live database, so that owners compare. */
export async function enterAs(connection: Connection, server: Server, roles: readonly Role[]): Promise<void> {
  const there = new Set((await connection.query('SELECT rolname AS name FROM pg_catalog.pg_roles')).map((row) => String(row['name'])))
  const missing = roles.filter((role) => !there.has(role.name) && role.name !== server.user)
  const statements: Sql[] = missing.map((role) => sql`CREATE ROLE ${ident(role.name)}${role.login ? sql` LOGIN` : sql``}${role.bypassRowSecurity ? sql` BYPASSRLS` : sql``}`)
  if (!there.has(server.user)) statements.push(sql`CREATE ROLE ${ident(server.user)} SUPERUSER LOGIN`)
  const known = new Set([...there, ...missing.map((role) => role.name), server.user])
  for (const role of missing) for (const group of role.memberOf) if (known.has(group)) statements.push(sql`GRANT ${ident(group)} TO ${ident(role.name)}`)
  statements.push(sql`SET ROLE ${ident(server.user)}`, sql`SET check_function_bodies = off`)
  await connection.execute(statements.join(';\n'))
}

/** Collations of ICU that a server imports from its library and the embedded one leaves out: made where the text names them. */
export async function makeCollations(connection: Connection, text: string): Promise<void> {
  const named = [...new Set([...text.matchAll(/"([\w@-]+-x-icu)"/g)].map((match) => match[1] ?? ''))]
  if (named.length === 0 || connection.kind !== 'embedded') return
  const there = new Set((await connection.query("SELECT collname AS name FROM pg_catalog.pg_collation WHERE collname LIKE '%-x-icu'")).map((row) => String(row['name'])))
  const missing = named.filter((name) => !there.has(name))
  if (missing.length === 0) return
  const made = missing.map((name) => sql`CREATE COLLATION pg_catalog.${ident(name)} (provider = icu, locale = ${literal(name.slice(0, -'-x-icu'.length))})`)
  await connection.execute(['SET LOCAL allow_system_table_mods = on', ...made, 'SET LOCAL allow_system_table_mods = off'].join(';\n'))
}

/** Runs statements one transaction wide, each on its own; what the server refuses is left out and returned. */
export async function runEach(connection: Connection, statements: readonly Sql[]): Promise<readonly Refusal[]> {
  if (statements.length === 0) return []
  await makeCollations(connection, statements.join('\n'))
  const textOf = (statement: string): string => (connection.kind === 'embedded' ? imitated(statement, { major: majorOf(connection.server), known: true }) : statement)
  if (await succeeds(connection, statements.map(textOf).join(';\n'))) return []
  const refusals: Refusal[] = []
  for (const statement of statements) {
    await connection.execute('SAVEPOINT each')
    try {
      await connection.execute(textOf(statement))
      await connection.execute('RELEASE SAVEPOINT each')
    } catch (error) {
      await connection.execute('ROLLBACK TO SAVEPOINT each; RELEASE SAVEPOINT each')
      if (!(error instanceof PostgresError)) throw error
      refusals.push({ sql: statement, error })
    }
  }
  return refusals
}

async function succeeds(connection: Connection, text: string): Promise<boolean> {
  await connection.execute('SAVEPOINT whole')
  try {
    await connection.execute(text)
    await connection.execute('RELEASE SAVEPOINT whole')
    return true
  } catch (error) {
    await connection.execute('ROLLBACK TO SAVEPOINT whole; RELEASE SAVEPOINT whole')
    if (!(error instanceof PostgresError)) throw error
    return false
  }
}
