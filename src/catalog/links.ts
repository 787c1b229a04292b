import type { Connection } from '../postgres/connection.ts'
import { Addressed } from './addressed.ts'

/** Where an object is recorded. Valid for one snapshot only. */
export interface Address {
  readonly catalog: string
  readonly oid: number
  readonly subid: number
}

/** OID and sub-id come as one number. A table has 1,600 columns at most (MaxHeapAttributeNumber). */
const columnsAtMost = 2048

export const oidOf = (at: number): number => Math.floor(at / columnsAtMost)
export const subidOf = (at: number): number => at % columnsAtMost

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
  /** Members of extensions: their OIDs, by catalog. */
  readonly members: ReadonlyMap<string, ReadonlySet<number>>
  /** What an object is an internal part of, by the part's catalog. */
  readonly wholes: ReadonlyMap<string, Addressed<Address>>
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
  const wholes = new Map<string, Addressed<Address>>()
  for (const row of await connection.query(query)) {
    const catalog = String(row['catalog'])
    const referencedCatalog = String(row['referencedCatalog'])
    const type = String(row['type'])
    const objects = numbersIn(row['objects'])
    const referenced = numbersIn(row['referenced'])
    const isMembership = type === 'e'
    if (isMembership) members.set(catalog, new Set([...(members.get(catalog) ?? []), ...objects.map(oidOf)]))
    else all.push({ catalog, referencedCatalog, objects, referenced })
    if (!isMembership && type !== 'i' && !(catalog === 'pg_attrdef' && type === 'a')) continue
    let ofCatalog = wholes.get(catalog)
    if (ofCatalog === undefined) wholes.set(catalog, (ofCatalog = new Addressed()))
    for (const [index, object] of objects.entries()) {
      const whole = referenced[index] ?? 0
      if (isMembership || ofCatalog.get(oidOf(object), subidOf(object)) === undefined) {
        ofCatalog.set(oidOf(object), subidOf(object), { catalog: referencedCatalog, oid: oidOf(whole), subid: subidOf(whole) })
      }
    }
  }
  return { all, members, wholes }
}

/** `{1,2}`, as PostgreSQL prints an array of numbers. */
function numbersIn(array: unknown): readonly number[] {
  const numbers: unknown = JSON.parse(`[${String(array).slice(1, -1)}]`)
  return Array.isArray(numbers) ? numbers.map(Number) : []
}
