/** Pieces of SQL that catalog queries share. All take the alias of a table in scope. */

/** Condition: a namespace that is not the system's. `n` is pg_namespace. */
export const userNamespace = (n: string): string =>
  `${n}.nspname <> 'information_schema' AND ${n}.nspname NOT LIKE 'pg\\_%'`

/** Expression: the owner's name, null where it is the role that reads. */
export const owner = (oid: string): string => `nullif(pg_get_userbyid(${oid}), current_user)`

/** Oids below are the system's own (FirstNormalObjectId). */
export const userOid = (oid: string): string => `${oid} >= 16384`
