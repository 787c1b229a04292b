import type { Connection } from '../postgres/connection.ts'

/** Where an object is recorded: the number of `addressOf` in a system catalog. Valid for one snapshot only. */
export interface Address {
  readonly catalog: string
  readonly at: number
}

/** A table has 1,600 columns at most (MaxHeapAttributeNumber). */
const columnsAtMost = 2048

/** OID and sub-id as one number. */
export const addressOf = (oid: number, subid: number): number => oid * columnsAtMost + subid

/** The object that a column is of. */
export const wholeOf = (at: number): number => at - (at % columnsAtMost)

/** Dependencies between the objects of two catalogs, of one type: `objects[i]` depends on `referenced[i]`. */
export interface Link {
  readonly catalog: string
  readonly referencedCatalog: string
  readonly objects: readonly number[]
  readonly referenced: readonly number[]
}

/** What pg_depend says of objects that users made. */
export interface Links {
  readonly all: readonly Link[]
  /** Members of extensions, by catalog. */
  readonly members: ReadonlyMap<string, ReadonlySet<number>>
  /** Objects that are an internal part of another, by catalog. */
  readonly parts: ReadonlyMap<string, ReadonlyMap<number, Address>>
}

// Left out, since nothing comes of them: the triggers of foreign keys, TOAST tables with their indexes, arrays of which nothing
// is made, and defaults of tables, which know their column by name; but a generation expression is a part of its column.
const query = `
  SELECT c.relname AS catalog, r.relname AS "referencedCatalog", d.deptype::text AS type,
    array_agg(d.objid::int8 * ${columnsAtMost} + d.objsubid)::text AS objects, array_agg(d.refobjid::int8 * ${columnsAtMost} + d.refobjsubid)::text AS referenced
  FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class c ON c.oid = d.classid JOIN pg_catalog.pg_class r ON r.oid = d.refclassid
  WHERE d.objid >= 16384 AND d.refobjid >= 16384
    AND NOT (d.classid = 'pg_trigger'::regclass AND d.refclassid = 'pg_constraint'::regclass)
    AND NOT (d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.objid IN (SELECT oid FROM pg_catalog.pg_class WHERE relnamespace = 'pg_toast'::regnamespace))
    AND NOT (d.classid = 'pg_type'::regclass AND d.refclassid = 'pg_type'::regclass AND d.deptype = 'i'
      AND d.objid NOT IN (SELECT refobjid FROM pg_catalog.pg_depend WHERE refclassid = 'pg_type'::regclass))
    AND NOT (d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a'
      AND d.objid NOT IN (SELECT e.oid FROM pg_catalog.pg_attrdef e JOIN pg_catalog.pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum
        JOIN pg_catalog.pg_class o ON o.oid = e.adrelid WHERE a.attgenerated <> '' OR o.relkind NOT IN ('r', 'p')))
  GROUP BY c.relname, r.relname, d.deptype
  ORDER BY c.relname, r.relname, d.deptype`

export async function readLinks(connection: Connection): Promise<Links> {
  const all: Link[] = []
  const members = new Map<string, Set<number>>()
  const parts = new Map<string, Map<number, Address>>()
  for (const row of await connection.query(query)) {
    const catalog = String(row['catalog'])
    const referencedCatalog = String(row['referencedCatalog'])
    const type = String(row['type'])
    const objects = numbersIn(row['objects'])
    const referenced = numbersIn(row['referenced'])
    const isMembership = type === 'e'
    if (isMembership) members.set(catalog, new Set([...(members.get(catalog) ?? []), ...objects]))
    else all.push({ catalog, referencedCatalog, objects, referenced })
    if (!isMembership && type !== 'i' && !(catalog === 'pg_attrdef' && type === 'a')) continue
    let ofCatalog = parts.get(catalog)
    if (ofCatalog === undefined) parts.set(catalog, (ofCatalog = new Map<number, Address>()))
    for (const [index, object] of objects.entries()) {
      if (isMembership || !ofCatalog.has(object)) ofCatalog.set(object, { catalog: referencedCatalog, at: referenced[index] ?? 0 })
    }
  }
  return { all, members, parts }
}

/** `{1,2}`, as PostgreSQL prints an array of numbers. */
function numbersIn(array: unknown): readonly number[] {
  const numbers: unknown = JSON.parse(`[${String(array).slice(1, -1)}]`)
  return Array.isArray(numbers) ? numbers.map(Number) : []
}
