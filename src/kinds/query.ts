/** Pieces of SQL that catalog queries share. All take the alias of a table in scope. */

/** Condition: a namespace that is not the system's. `n` is pg_namespace. */
export const userNamespace = (n: string): string =>
  `${n}.nspname <> 'information_schema' AND ${n}.nspname NOT LIKE 'pg\\_%'`

/** Expression: the owner's name, null where it is the role that reads. */
export const owner = (oid: string): string => `nullif(pg_get_userbyid(${oid}), current_user)`

/** Oids below are the system's own (FirstNormalObjectId). */
export const userOid = (oid: string): string => `${oid} >= 16384`

/** Which of these conditions hold, as an array of booleans: conditions of kinds' `presence`, in the words that follow. */
export const presenceQuery = (conditions: readonly string[]): string => `
  SELECT ARRAY[${conditions.map((condition) => `coalesce(${condition}, false)`).join(', ')}]::boolean[] AS present
  FROM (SELECT array_agg(DISTINCT relkind) AS relations FROM pg_class WHERE ${userOid('oid')}) r,
    (SELECT array_agg(DISTINCT prokind) AS routines FROM pg_proc WHERE ${userOid('oid')}) p,
    (SELECT array_agg(DISTINCT typtype) AS types FROM pg_type WHERE ${userOid('oid')} AND typinput <> 'array_in'::regproc) t`

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

/** Columns `sort` and `grantee`: the two parts of a grantee's path. Both are oids. */
export const granteeColumns = (grantee: string, owner: string): string => `
  CASE WHEN ${grantee} = 0 THEN 'PUBLIC' WHEN ${grantee} = ${owner} THEN 'OWNER' ELSE 'role' END AS sort,
  CASE WHEN ${grantee} <> 0 AND ${grantee} <> ${owner} THEN pg_get_userbyid(${grantee})::text END AS grantee`
