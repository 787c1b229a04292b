/** Pieces of SQL that catalog queries share. All take the alias of a table in scope. */

/** Condition: a namespace that is not the system's. `n` is pg_namespace. */
export const userNamespace = (n: string): string =>
  `${n}.nspname <> 'information_schema' AND ${n}.nspname NOT LIKE 'pg\\_%'`

/** Expression: the owner's name, null where it is the role that reads. */
export const owner = (oid: string): string => `nullif(pg_get_userbyid(${oid}), current_user)`

/** Oids below are the system's own (FirstNormalObjectId). */
export const userOid = (oid: string): string => `${oid} >= 16384`

/*
 * Conditions over what a database has that is not the system's, for a kind's `presence`. The arrays are those of
 * `catalog/presence.ts`.
 */

/** Relations of a relkind. */
export const someRelation = (relkind: string): string => `'${relkind}' = ANY (relations)`

/** Routines of a prokind. */
export const someRoutine = (prokind: string): string => `'${prokind}' = ANY (routines)`

/** Types of a typtype, arrays aside. */
export const someType = (typtype: string): string => `'${typtype}' = ANY (types)`

/** Objects of a system catalog that has oids. */
export const someObject = (catalog: string): string => `EXISTS (SELECT FROM ${catalog} WHERE ${userOid('oid')})`

/** Rows of a system catalog that is empty in a new database. */
export const someRow = (catalog: string): string => `EXISTS (SELECT FROM ${catalog})`
