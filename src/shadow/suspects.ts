import { readCatalogHere } from '../catalog/read.ts'
import { imitated, kindOf } from '../kinds/registry.ts'
import type { Context } from '../kinds/kind.ts'
import { majorOf, type Catalog } from '../model/catalog.ts'
import type { Change } from '../model/change.ts'
import { sameValue, type Fact } from '../model/fact.ts'
import { keyOf, type Identity, type Key, type KindName } from '../model/identity.ts'
import { alterDrafts } from '../plan/operations.ts'
import { PostgresError, type Connection } from '../postgres/connection.ts'
import { asReloaded } from '../sql/sql.ts'
import { enterAs, runEach, sliceOf, statementsFor, withDependencies } from './copy.ts'
import { surelyDiffer } from './words.ts'
import { inWorkshop } from './workshop.ts'

type Altered = Extract<Change, { readonly change: 'altered' }>

const deparsedOf = (change: Altered): readonly string[] => {
  const deparsed: readonly string[] = kindOf(change.after).deparsed ?? []
  return change.attributes.filter((name) => deparsed.includes(name))
}

const isRespelled = (change: Altered, name: string): boolean => kindOf(change.after).respelled?.includes(name) === true

/** Changes of which part is text that PostgreSQL deparses and that may mean the same, printed by another version or after a reload. */
export function suspectsAmong(changes: readonly Change[]): readonly Altered[] {
  return changes.filter(
    (change): change is Altered => change.change === 'altered' && deparsedOf(change).some((name) => isRespelled(change, name) || !surelyDiffer(change.before.attributes[name] ?? null, change.after.attributes[name] ?? null)),
  )
}

/**
 * Which attributes of suspects differ in text only: both sides are built on the same embedded server and read back; what prints
 * the same there is the same.
 * @returns for each suspect's key the attributes that are no difference
 */
export async function acquit(suspects: readonly Altered[], live: Catalog, desired: Catalog, extensions: readonly string[]): Promise<ReadonlyMap<Key, readonly string[]>> {
  const acquitted = new Map<Key, readonly string[]>()
  if (suspects.length === 0) return acquitted
  return inWorkshop(extensions, async (connection) => {
    await enterAs(connection, live.server, live.roles)
    const keys = withDependencies(desired, suspects.map((change) => change.after.key))
    await runEach(connection, statementsFor(sliceOf(desired, keys), majorOf(connection.server)).map(asReloaded))
    const kinds = new Set<KindName>(suspects.map((change) => change.after.id.kind))
    const built = await readCatalogHere(connection, { only: kinds })
    const context: Context = {
      live: { ...desired, facts: new Map() },
      desired,
      major: majorOf(connection.server),
      user: live.server.user,
      fact: (id: Identity) => desired.facts.get(keyOf(id)),
    }
    const attempted = suspects.filter((change) => built.facts.has(change.after.key))
    const back = await rebuilt(connection, attempted, context, kinds)
    for (const change of attempted) {
      const key = change.after.key
      const before = back.get(key)
      const after = built.facts.get(key)
      if (before === undefined || after === undefined) continue
      const same = deparsedOf(change).filter((name) => sameValue(before.attributes[name], after.attributes[name]))
      if (same.length > 0) acquitted.set(key, same)
    }
    return acquitted
  })
}

/** The suspects as the server prints them after it has built the live side's text. */
async function rebuilt(connection: Connection, suspects: readonly Altered[], context: Context, kinds: ReadonlySet<KindName>): Promise<ReadonlyMap<Key, Fact>> {
  const back = new Map<Key, Fact>()
  const alone: Altered[] = []
  await connection.execute('SAVEPOINT suspects')
  for (const change of suspects) if (!(await buildLive(connection, change, context, 'in place'))) alone.push(change)
  const read = await readCatalogHere(connection, { only: kinds })
  for (const change of suspects) {
    const fact = read.facts.get(change.after.key)
    if (fact !== undefined && !alone.includes(change)) back.set(fact.key, fact)
  }
  await connection.execute('ROLLBACK TO SAVEPOINT suspects')
  for (const change of alone) {
    if (await buildLive(connection, change, context, 'cascade')) {
      const fact = (await readCatalogHere(connection, { only: new Set([change.after.id.kind]) })).facts.get(change.after.key)
      if (fact !== undefined) back.set(fact.key, fact)
    }
    await connection.execute('ROLLBACK TO SAVEPOINT suspects')
  }
  await connection.execute('RELEASE SAVEPOINT suspects')
  return back
}

/** Gives the object the live side's text: altered, or dropped and made again; with `cascade` whatever depends on it goes first. */
async function buildLive(connection: Connection, change: Altered, context: Context, way: 'in place' | 'cascade'): Promise<boolean> {
  const attributes = deparsedOf(change)
  const texts = Object.fromEntries(attributes.map((name) => [name, change.before.attributes[name] ?? null]))
  const wanted: Fact = { ...change.after, attributes: { ...change.after.attributes, ...texts } }
  const altered = way === 'cascade' ? 'recreate' : alterDrafts({ before: change.after, after: wanted, attributes }, context)
  const kind = kindOf(wanted)
  const drafts = altered === 'recreate' ? [...kind.drop(change.after, context), ...kind.create(wanted, context, [])] : altered
  const statements = drafts.map((one) => asReloaded(one.sql).replace(/^((?:CREATE (?:UNIQUE )?|DROP )INDEX) CONCURRENTLY/, '$1'))
  if (way === 'cascade' && statements[0] !== undefined) statements[0] += ' CASCADE'
  await connection.execute('SAVEPOINT live')
  try {
    await connection.execute(statements.map((statement) => imitated(statement, { major: context.major, known: true })).join(';\n'))
    await connection.execute('RELEASE SAVEPOINT live')
    return true
  } catch (error) {
    await connection.execute('ROLLBACK TO SAVEPOINT live; RELEASE SAVEPOINT live')
    if (!(error instanceof PostgresError)) throw error
    return false
  }
}
