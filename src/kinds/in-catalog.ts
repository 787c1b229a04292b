import { sql, type Sql } from '../sql/sql.ts'

/** Whom the session is for while `inCatalog` acts as another. */
export const actingRole = sql`pg_catalog.current_setting('schemactl.acting_role')`

/** The statement as one that writes to the embedded server's catalog. Inside a transaction: each use of that server is one. */
export const inCatalog = (statement: Sql): Sql =>
  sql`SELECT pg_catalog.set_config('schemactl.acting_role', current_user, true); SET LOCAL ROLE NONE; SET LOCAL allow_system_table_mods = on; ${statement}; SET LOCAL allow_system_table_mods = off; SELECT pg_catalog.set_config('role', ${actingRole}, true)`
