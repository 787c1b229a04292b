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
  /** Members of extensions, and the parts of those that are relations or types: their OIDs, by catalog. */
  readonly members: ReadonlyMap<string, ReadonlySet<number>>
  /** What an object is an internal part of, by the part's catalog. */
  readonly wholes: ReadonlyMap<string, Addressed<Address>>
}

// Left out, since nothing comes of them: the triggers of foreign keys, TOAST tables with their indexes, arrays of which nothing
// is made, and defaults of tables, which know their column by name; but a generation expression is a part of its column, and the
// default of a member's column is the extension's.
// Grouped by OIDs, and named afterwards: sorting tens of thousands of rows by two names would be half of the work.
const query = `
  SELECT c.relname AS catalog, r.relname AS "referencedCatalog", l.type, l.objects::text AS objects, l.referenced::text AS referenced
  FROM (
    SELECT d.classid, d.refclassid, d.deptype::text AS type,
      array_agg(d.objid::int8 * ${columnsAtMost} + d.objsubid) AS objects, array_agg(d.refobjid::int8 * ${columnsAtMost} + d.refobjsubid) AS referenced
    FROM pg_catalog.pg_depend d
    WHERE d.objid >= 16384 AND d.refobjid >= 16384
      AND NOT (d.classid = 'pg_trigger'::regclass AND d.refclassid = 'pg_constraint'::regclass)
      AND NOT (d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.objid IN (SELECT oid FROM pg_catalog.pg_class WHERE relnamespace = 'pg_toast'::regnamespace))
      AND NOT (d.classid = 'pg_type'::regclass AND d.refclassid = 'pg_type'::regclass AND d.deptype = 'i'
        AND d.objid NOT IN (SELECT refobjid FROM pg_catalog.pg_depend WHERE refclassid = 'pg_type'::regclass))
      AND NOT (d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a'
        AND (d.refobjid, d.refobjsubid) NOT IN (SELECT attrelid, attnum::int4 FROM pg_catalog.pg_attribute WHERE attgenerated <> '')
        AND d.refobjid NOT IN (SELECT oid FROM pg_catalog.pg_class WHERE oid >= 16384 AND relkind NOT IN ('r', 'p', 'i', 'I', 't', 'S'))
        AND d.refobjid NOT IN (SELECT objid FROM pg_catalog.pg_depend WHERE classid = 'pg_class'::regclass AND deptype = 'e'))
    GROUP BY d.classid, d.refclassid, d.deptype
  ) l JOIN pg_catalog.pg_class c ON c.oid = l.classid JOIN pg_catalog.pg_class r ON r.oid = l.refclassid
  ORDER BY c.relname, r.relname, l.type`

export async function readLinks(connection: Connection): Promise<Links> {
  const all: Link[] = []
  const members = new Map<string, Set<number>>()
  const wholes = new Map<string, Addressed<Address>>()
  const parts: Link[] = []
  for (const row of await connection.query(query)) {
    const catalog = String(row['catalog'])
    const referencedCatalog = String(row['referencedCatalog'])
    const type = String(row['type'])
    const objects = numbersIn(row['objects'])
    const referenced = numbersIn(row['referenced'])
    const isMembership = type === 'e'
    if (isMembership) members.set(catalog, new Set([...(members.get(catalog) ?? []), ...objects.map(oidOf)]))
    else all.push({ catalog, referencedCatalog, objects, referenced })
    if ((type === 'a' || type === 'i') && havingParts.has(referencedCatalog)) parts.push({ catalog, referencedCatalog, objects, referenced })
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
  if (members.size > 0) addParts(members, parts)
  return { all, members, wholes }
}

const havingParts: ReadonlySet<string> = new Set(['pg_class', 'pg_type', 'pg_constraint'])

/** Constraints, indexes, triggers of a member's table are no members themselves. */
function addParts(members: Map<string, Set<number>>, parts: readonly Link[]): void {
  for (let grown = true; grown; ) {
    grown = false
    for (const { catalog, referencedCatalog, objects, referenced } of parts) {
      const wholes = members.get(referencedCatalog)
      if (wholes === undefined) continue
      const own = members.get(catalog) ?? new Set()
      const before = own.size
      for (const [index, object] of objects.entries()) if (wholes.has(oidOf(referenced[index] ?? 0))) own.add(oidOf(object))
      if (own.size === before) continue
      members.set(catalog, own)
      grown = true
    }
  }
}

/** `{1,2}`, as PostgreSQL prints an array of numbers. */
function numbersIn(array: unknown): readonly number[] {
  const numbers: unknown = JSON.parse(`[${String(array).slice(1, -1)}]`)
  return Array.isArray(numbers) ? numbers.map(Number) : []
}
