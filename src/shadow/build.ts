import { availableExtensions, readCatalog, readCatalogHere } from '../catalog/read.ts'
import type { FactPool } from '../catalog/pool.ts'
import { isManaged, isServersOwn, type Scope } from '../diff/scope.ts'
import { kindOf, withoutServersOwn } from '../kinds/registry.ts'
import { majorOf, type Catalog, type Role, type Server } from '../model/catalog.ts'
import { makeFact, type Fact } from '../model/fact.ts'
import { isOfServer, keyOf, type Identity } from '../model/identity.ts'
import { SchemactlError, type Problem } from '../model/problem.ts'
import { atDatabase } from '../postgres/address.ts'
import { PostgresError, type Connection } from '../postgres/connection.ts'
import type { Declaration, Declarations } from '../source/declaration.ts'
import { Cursor } from '../sql/cursor.ts'
import { ident, literal, printed, sql, type Sql } from '../sql/sql.ts'
import { tokensOf } from '../sql/tokens.ts'
import { enterAs, makeCollations, runEach, sliceOf, statementsFor } from './copy.ts'
import { batchSize, loadDeclarations, problemOf } from './load.ts'
import { inOwnWorkshop, inWorkshop } from './workshop.ts'

/** What stands in a shadow before the declarations: what lies outside their scope, from the live catalog. */
export interface Surroundings {
  readonly server: Server
  readonly roles: readonly Role[]
  /** Facts outside the managed schemas. */
  readonly outside: Catalog
}

/**
 * What of the live catalog the declarations may refer to without declaring it. What they do declare, as a policy on a table of
 * the platform, its declaration makes; unless others of the surroundings need it.
 */
export function surroundingsOf(live: Catalog, scope: Scope): Surroundings {
  const outside = [...live.facts.values()].filter((fact) => !isManaged(fact, scope) && !isServersOwn(fact) && isWorthAStub(fact))
  const needed = new Set(outside.flatMap((fact) => live.dependencies.get(fact.key) ?? []))
  const stubs = outside.filter((fact) => !scope.declared.has(fact.key) || needed.has(fact.key))
  return { server: live.server, roles: live.roles, outside: sliceOf(live, new Set(stubs.map((fact) => fact.key))) }
}

/** The statements without those that create what stands there already. */
const withoutThere = (statements: readonly Declaration[], { outside }: Surroundings): readonly Declaration[] =>
  statements.filter(({ creates }) => creates === null || !outside.facts.has(keyOf(creates)))

/** Rows of others' schemas matter as far as one can refer to them. */
function isWorthAStub(fact: Fact): boolean {
  return fact.id.target === undefined || fact.attributes['privileges'] !== undefined
}

/**
 * The catalog of the desired state, as PostgreSQL built it in the embedded server: the surroundings first, then the declarations.
 * Objects of the surroundings are in it too.
 * @throws SchemactlError `declaration_rejected`, `declaration_cycle`
 */
export async function buildEmbedded(declarations: Declarations, surroundings: Surroundings, pool: FactPool): Promise<Catalog> {
  const base = sql`SET ROLE ${ident(surroundings.server.user)}; SET search_path = public`
  const extensions = extensionsOf(declarations, surroundings)
  const asRead = (catalog: Catalog, absent: readonly Identity[]): Catalog =>
    withAbsent({ ...catalog, server: { ...catalog.server, user: surroundings.server.user } }, absent, surroundings)
  if (declarations.statements.length + surroundings.outside.facts.size > mostInOneTransaction) {
    return inOwnWorkshop(extensions, async (connection) => {
      await enterAs(connection, surroundings.server, surroundings.roles)
      const { statements, absent } = await withoutAbsentExtensions(connection, withoutThere(declarations.statements, surroundings))
      await connection.transaction('', () => makeCollations(connection, statements.map((one) => one.sql).join('\n')))
      await naming(absent, () => buildInBatches(connection, statements, surroundings, base))
      return asRead(await readCatalog(connection, { pool }), absent)
    })
  }
  return inWorkshop(extensions, async (connection) => {
    await enterAs(connection, surroundings.server, surroundings.roles)
    await runEach(connection, statementsFor(surroundings.outside, majorOf(connection.server)))
    const { statements, absent } = await withoutAbsentExtensions(connection, withoutThere(declarations.statements, surroundings))
    await makeCollations(connection, statements.map((one) => one.sql).join('\n'))
    await naming(absent, async () => {
      await loadDeclarations(connection, statements, false, base, majorOf(surroundings.server))
      await checkBodies(connection, statements)
    })
    return asRead(await readCatalogHere(connection, { pool }), absent)
  })
}

/** Statements and facts that one transaction builds: it walks all its locks at the end of each statement, and there is room for so many only. */
const mostInOneTransaction = batchSize * 10

/** The surroundings, then the declarations, in transactions of `batchSize` statements. */
async function buildInBatches(connection: Connection, statements: readonly Declaration[], { outside, server }: Surroundings, base: Sql): Promise<void> {
  const stubs = statementsFor(outside, majorOf(connection.server))
  for (let from = 0; from < stubs.length; from += batchSize) await connection.transaction('', () => runEach(connection, stubs.slice(from, from + batchSize)))
  await loadDeclarations(connection, statements, true, base, majorOf(server))
  await connection.transaction('', () => checkBodies(connection, statements))
}

/** As `buildEmbedded`, on a server: in a database of its own, which is dropped again. For `--shadow target` and `--shadow postgres://…`. */
export async function buildOnServer(url: string, declarations: Declarations, surroundings: Surroundings, pool: FactPool): Promise<Catalog> {
  const { openServer } = await import('../postgres/server.ts')
  const admin = await openServer(url)
  const name = `schemactl_shadow_${process.pid}_${Date.now().toString(36)}`
  try {
    await admin.execute(`CREATE DATABASE ${ident(name)} TEMPLATE template0`)
    try {
      const connection = await openServer(atDatabase(url, name))
      try {
        await connection.execute('SET check_function_bodies = off')
        // What they say of the cluster would hold for all its databases, and longer than this one.
        const statements = declarations.statements.filter((one) => one.aboutCluster === null)
        const base = sql`RESET ROLE; SET search_path = public`
        await buildInBatches(connection, withoutThere(statements, surroundings), surroundings, base)
        const ofServer = declarations.statements.filter((one) => one.aboutCluster?.isManaged === true)
        return ofServer.length === 0 ? await readCatalog(connection, { pool }) : await readWith(connection, ofServer, base, pool)
      } finally {
        await connection.close()
      }
    } finally {
      await admin.execute(`DROP DATABASE IF EXISTS ${ident(name)} WITH (FORCE)`)
    }
  } finally {
    await admin.close()
  }
}

/** The catalog as it would be with what is the server's and declared, and without what is the server's and is not. */
async function readWith(connection: Connection, ofServer: readonly Declaration[], base: Sql, pool: FactPool): Promise<Catalog> {
  await connection.execute(['BEGIN ISOLATION LEVEL REPEATABLE READ', ...withoutServersOwn(majorOf(connection.server))].join(';\n'))
  try {
    await loadDeclarations(connection, ofServer, false, base)
    return await readCatalogHere(connection, { pool })
  } finally {
    await connection.execute('ROLLBACK')
  }
}

/** The name of what the declaration takes from the server's installation; null for all else. */
function installedName({ creates }: Declaration): string | null {
  return creates !== null && !isOfServer(creates.kind) && kindOf(creates.kind).installed !== undefined ? (creates.path[0] ?? null) : null
}

/** Extensions that the shadow must be able to load: the embedded server takes them at its start. */
export function extensionsOf(declarations: Declarations, surroundings: Surroundings): readonly string[] {
  const declared = declarations.statements.flatMap((one) => installedName(one) ?? [])
  const installed = [...surroundings.outside.facts.values()].filter((fact) => kindOf(fact).installed !== undefined).map((fact) => fact.id.path[0] ?? '')
  return [...new Set([...declared, ...installed])].sort()
}

/** Declared extensions that this server does not have cannot be built; they are taken as declared. */
async function withoutAbsentExtensions(
  connection: Connection,
  statements: readonly Declaration[],
): Promise<{ readonly statements: readonly Declaration[]; readonly absent: readonly Identity[] }> {
  if (statements.every((one) => installedName(one) === null)) return { statements, absent: [] }
  const available = await availableExtensions(connection)
  const isAbsent = (one: Declaration): boolean => {
    const name = installedName(one)
    return name !== null && !available.has(name)
  }
  const absent = statements.filter(isAbsent).flatMap(({ creates }) => (creates === null ? [] : [creates]))
  const names = absent.map(({ path }) => path[0])
  const isAbout = ({ sql: text }: Declaration): boolean => names.length > 0 && names.includes(extensionMeant(text) ?? '')
  return { statements: statements.filter((one) => !isAbsent(one) && !isAbout(one)), absent }
}

/** The extension that the statement alters or comments on; null for any other statement. */
function extensionMeant(text: string): string | null {
  const cursor = new Cursor(text, tokensOf(text))
  return cursor.accept('alter', 'extension') || cursor.accept('comment', 'on', 'extension') ? cursor.name() : null
}

/** What is refused may be so for want of an extension. */
async function naming<T>(absent: readonly Identity[], load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    if (absent.length === 0 || !(error instanceof SchemactlError)) throw error
    const names = absent.map(({ path }) => path[0]).join(', ')
    const remedy = `The embedded server does not have ${names}: if that is what is missing, build the declarations on a server that has it, with --shadow target or --shadow postgres://….`
    const [first, ...rest] = error.problems
    const named = (problem: Problem): Problem => ({ ...problem, remedy })
    throw new SchemactlError([named(first), ...rest.map(named)], { cause: error.cause })
  }
}

function withAbsent(catalog: Catalog, absent: readonly Identity[], surroundings: Surroundings): Catalog {
  if (absent.length === 0) return catalog
  const added = absent.map((id) => surroundings.outside.facts.get(keyOf(id)) ?? makeFact(id, kindOf(id.kind).installed ?? {}))
  const facts = new Map([...catalog.facts, ...added.map((fact) => [fact.key, fact] as const)])
  return { ...catalog, facts }
}

/** Bodies are written before what they name; PostgreSQL checks them once everything is there. */
async function checkBodies(connection: Connection, statements: readonly Declaration[]): Promise<void> {
  const routines = statements.filter(({ creates }) => creates !== null && !isOfServer(creates.kind) && kindOf(creates.kind).hasBody === true)
  if (routines.length === 0) return
  const rows = await connection.query(`
    SELECT n.nspname AS schema, p.proname AS name, l.lanvalidator::regproc::text AS validator, p.oid::text AS oid, p.proconfig AS settings
    FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
    WHERE l.lanname IN ('sql', 'plpgsql') AND p.oid >= 16384 AND p.prokind IN ('f', 'p')`)
  const declared = new Map<string, Declaration>()
  for (const one of routines) declared.set((one.creates?.path.slice(0, 2) ?? []).join('\n'), one)
  const toCheck = rows.filter((row) => declared.has(`${String(row['schema'])}\n${String(row['name'])}`))
  if (toCheck.length === 0) return
  await connection.execute('SAVEPOINT bodies; SET LOCAL check_function_bodies = on')
  try {
    // As CREATE checks it: under what was set in its file, and under the settings of its own.
    const call = (row: (typeof toCheck)[number]): string => {
      const settings: readonly unknown[] = Array.isArray(row['settings']) ? row['settings'] : []
      return [
        ...(declared.get(`${String(row['schema'])}\n${String(row['name'])}`)?.settings ?? []),
        ...settings.map(String).map((entry) => sql`SELECT pg_catalog.set_config(${literal(entry.slice(0, entry.indexOf('=')))}, ${literal(entry.slice(entry.indexOf('=') + 1))}, true)`),
        sql`SELECT ${printed(String(row['validator']))}(${printed(String(row['oid']))}::oid)`,
      ].join(';\n')
    }
    try {
      await connection.execute(toCheck.map((row) => `${call(row)};\nROLLBACK TO SAVEPOINT bodies; SET LOCAL check_function_bodies = on`).join(';\n'))
      return
    } catch (error) {
      if (!(error instanceof PostgresError)) throw error
    }
    const problems: Problem[] = []
    for (const row of toCheck) {
      await connection.execute('ROLLBACK TO SAVEPOINT bodies; SET LOCAL check_function_bodies = on')
      try {
        await connection.execute(call(row))
      } catch (error) {
        if (!(error instanceof PostgresError)) throw error
        const declaration = declared.get(`${String(row['schema'])}\n${String(row['name'])}`)
        if (declaration !== undefined) problems.push(problemOf(declaration, error))
      }
    }
    const [first, ...rest] = problems
    if (first !== undefined) throw new SchemactlError([first, ...rest])
  } finally {
    await connection.execute('ROLLBACK TO SAVEPOINT bodies; RELEASE SAVEPOINT bodies')
  }
}
