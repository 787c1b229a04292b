import { decodeCatalog, encodeCatalog } from '../catalog/codec.ts'
import { readCatalogHere } from '../catalog/read.ts'
import { namespaceOf } from '../diff/scope.ts'
import type { Catalog, Server } from '../model/catalog.ts'
import type { Fact } from '../model/fact.ts'
import { compareIdentity, type Key } from '../model/identity.ts'
import { SchemactlError } from '../model/problem.ts'
import type { Platform } from '../platform/platform.ts'
import type { Connection } from '../postgres/connection.ts'
import { statementsVersion } from '../version.ts'
import { keep, nameOf, recall } from './cache.ts'
import { enterAs } from './copy.ts'
import { inWorkshop } from './workshop.ts'

/** The catalog as it would be on the platform: with the platform's stubs and roles, where it has none of the platform's schemas. */
export async function onPlatform(catalog: Catalog, platform: Platform): Promise<Catalog> {
  if ([...catalog.facts.values()].some((fact) => platform.schemas.includes(namespaceOf(fact.id) ?? ''))) return catalog
  const stubs = await stubsOf(platform, catalog.server)
  const facts = new Map<Key, Fact>([...stubs.facts, ...catalog.facts].sort(([, a], [, b]) => compareIdentity(a.id, b.id)))
  const known = new Set(catalog.roles.map((role) => role.name))
  return {
    server: catalog.server,
    facts,
    dependencies: new Map([...stubs.dependencies, ...catalog.dependencies]),
    roles: [...catalog.roles, ...platform.roles.filter((role) => !known.has(role.name))],
  }
}

async function stubsOf(platform: Platform, server: Server): Promise<Catalog> {
  const name = nameOf('platform', statementsVersion, platform.name, server.user, JSON.stringify(platform.roles), ...platform.stubs)
  const known = await recall(name)
  if (known !== null) {
    try {
      return decodeCatalog(known, 'the cache')
    } catch (error) {
      if (!(error instanceof SchemactlError)) throw error
    }
  }
  const catalog = await inWorkshop([], async (connection) => {
    await enterAs(connection, server, platform.roles)
    await connection.execute(platform.stubs.join(';\n'))
    return readCatalogHere(connection)
  })
  await keep(name, encodeCatalog(catalog))
  return catalog
}

/** Makes the platform's stubs and roles in an embedded database that has none of its schemas. */
export async function makePlatform(connection: Connection, platform: Platform): Promise<void> {
  const [row] = await connection.query('SELECT count(*)::int4 AS count FROM pg_catalog.pg_namespace WHERE nspname::text = ANY ($1::text[])', [platform.schemas])
  if (row?.['count'] !== 0) return
  await connection.transaction('READ WRITE', async () => {
    await enterAs(connection, connection.server, platform.roles)
    await connection.execute(`${platform.stubs.join(';\n')}; RESET ROLE; RESET check_function_bodies`)
  })
}
