import type { Catalog } from '../model/catalog.ts'
import type { Attributes, Fact } from '../model/fact.ts'
import type { Hazard } from '../model/hazard.ts'
import type { Identity, Key, KindName } from '../model/identity.ts'
import type { Lock, LockMode } from '../model/lock-mode.ts'
import type { Duration, Resume } from '../model/step.ts'
import type { Sql } from '../sql/sql.ts'

/** A statement that a room proposes, before it has a place in a plan. */
export interface Draft {
  /** What it does, for people, where the operation's own title does not say that. */
  readonly title?: string
  readonly sql: Sql
  /** What it does to a table, as ALTER TABLE takes it, where several in a row shall be one statement: it rewrites the table once. */
  readonly action?: { readonly table: Sql; readonly what: Sql }
  readonly locks: readonly DraftLock[]
  readonly duration: Duration
  readonly hazards: readonly Hazard[]
  /** Null where it runs in a transaction. */
  readonly resume: Resume | null
}

/** A lock that may reach down to the relations that inherit from its own: all of them, or its partitions only. */
export interface DraftLock extends Lock {
  readonly descends?: 'children' | 'partitions'
}

/** A draft with what is usual: no locks, an instant, no hazards, in a transaction. */
export function draft(sql: Sql, more: Partial<Omit<Draft, 'sql'>> = {}): Draft {
  return { locks: [], duration: 'instant', hazards: [], resume: null, ...more, sql }
}

export function lock(relation: readonly string[], mode: LockMode): Lock {
  return { relation: [relation[0] ?? '', relation[1] ?? ''], mode }
}

/** What a statement is meant for that the embedded server is given. */
export interface Meant {
  /** Of the server by whose rules it is read. */
  readonly major: number
  /** Whether a server has carried it out before, so that nothing is to be learnt by it. */
  readonly known: boolean
}

/** A lock on the relation and on whatever inherits from it. */
export function lockTree(relation: readonly string[], mode: LockMode, descends: 'children' | 'partitions' = 'children'): DraftLock {
  return { ...lock(relation, mode), descends }
}

/** What a room may know of the world when it renders. */
export interface Context {
  readonly live: Catalog
  readonly desired: Catalog
  /** Major version of the server that the SQL is for. */
  readonly major: number
  /** The role that will run the SQL. */
  readonly user: string
  /** The fact as desired, else as it is. */
  fact(id: Identity): Fact | undefined
}

/** Before and after of one fact. */
export interface Pair<A> {
  readonly id: Identity
  readonly before: A
  readonly after: A
  readonly fact: Fact
}

/**
 * How a difference in one attribute is carried out:
 * - `recreate`: PostgreSQL has no statement for it; drop and create, with everything that depends on it
 * - `replace`: the room's `replace` does it, once for all such attributes (CREATE OR REPLACE)
 * - `ignored`: read because creating needs it, but never a difference
 * - a function: the statements, or one of the first two words
 */
export type Rule<A> = 'recreate' | 'replace' | 'ignored' | ((pair: Pair<A>, context: Context) => readonly Draft[] | 'recreate' | 'replace')

/** How a column of a catalog query is read; `number` is what fits into a JavaScript number, int8 is left as text. */
export type ColumnType = 'boolean' | 'number' | 'text[]' | 'json'

/** The types of attributes that are no text. */
export type ColumnTypes<A> = string extends keyof A
  ? { readonly [name: string]: ColumnType | undefined }
  : { readonly [Name in keyof A as [A[Name]] extends [string | null] ? never : Name]-?: ColumnTypeOf<NonNullable<A[Name]>> }

type ColumnTypeOf<V> = [V] extends [boolean] ? 'boolean' : [V] extends [number] ? 'number' : [V] extends [readonly string[]] ? 'text[]' | 'json' : 'json'

export interface Kind<A extends Attributes = Attributes> {
  readonly kind: KindName
  /** The system catalog of its objects, as pg_depend's classid knows it: `pg_policy`. Null for kinds without objects of their own. */
  readonly catalog: string | null
  /** Condition that holds where there may be such objects (query.ts has the words for it); without it the query is always asked. */
  readonly presence?: string
  /**
   * The query of all objects of the kind, without those of the system (pg_catalog, information_schema, pg_toast), in any
   * order; search_path is empty while it runs. Columns, by name: `oid` (of the object in `catalog`), `subid` where the room has
   * that, the names in `path`, and one for each attribute. Kinds with a target give `target_class` (a catalog's name),
   * `target_oid` and `target_subid` in place of the oid. Null where the server's major has no such objects.
   */
  query(major: number): string | null
  /** Whether objects share an oid, as columns do, and a `subid` tells them apart. */
  readonly hasSubid?: true
  /** The result columns that make up the identity, outermost first. */
  readonly path: readonly string[]
  /** The attributes that are no text, and what their result columns are. */
  readonly types: ColumnTypes<A>
  /** The schema that an object lies in; null for objects of the whole database. By default the first name. */
  namespace?(id: Identity): string | null
  /** Whether facts are about another object. */
  readonly hasTarget?: boolean
  /**
   * Attributes whose text PostgreSQL deparses, so that versions and reloads may print it differently: such a difference is
   * only a suspect until PostgreSQL has printed both alike or not.
   */
  readonly deparsed?: readonly (keyof A & string)[]
  /** Those of them that are no SQL: other words may mean the same. */
  readonly respelled?: readonly (keyof A & string)[]
  /** What it is part of: created after it, gone with it when it is dropped. */
  parent?(fact: Fact<A>): Identity | null
  /** What else must exist first, besides what pg_depend says. */
  needs?(fact: Fact<A>): readonly Identity[]
  /** Facts that its own statements make and take away: pg_depend says that it needs them, but they come and go with it. */
  brings?(fact: Fact<A>): readonly Identity[]
  /** Names that only one object can have, whatever its kind: relations and types of a schema. `relation:public.orders`. */
  slots?(fact: Fact<A>): readonly string[]
  /** Facts of these kinds with the same parent come first. */
  readonly afterSiblings?: readonly KindName[]
  /** Others that come first where they are made too: PostgreSQL takes the oldest of those that are alike. */
  madeAfter?(fact: Fact<A>, context: Context): readonly Identity[]
  /** Names under which PostgreSQL finds it by search when something else is made (a key for a foreign key), not by its own name. */
  foundAs?(fact: Fact<A>): readonly string[]
  /** The name by which others call it, its arguments aside: PostgreSQL may take another of that name for it. */
  calledAs?(id: Identity): string
  /** What PostgreSQL searches for when it is made: one that goes must be gone by then, or it would be taken. */
  searches?(fact: Fact<A>): readonly string[]
  /** Whether one of the kind that goes must be gone before this one is made, though their names differ: both claim the same. */
  clashes?(gone: Fact<A>, made: Fact<A>, context: Context): boolean
  /** Who needs what it needs of this kind may be written by way of it: it is made before. */
  readonly wraps?: KindName
  /** What must be made again for the fact to go (`after` is null) or to change so: PostgreSQL takes such a part only with its whole. */
  onlyWith?(before: Fact<A>, after: Fact<A> | null, context: Context): Identity | null
  /** What must be made again for it to be added, where that is there: PostgreSQL takes such a part only with its whole. */
  addedOnlyWith?(fact: Fact<A>, context: Context): Identity | null
  /** Names of its parts that are no facts, as the values of an enum are; the rename of the kind is of them too. */
  parts?(fact: Fact<A>): readonly string[]
  /** `inlined`: what `inline` of its children gave, in the order of their identities; they need no statement of their own. */
  create(fact: Fact<A>, context: Context, inlined: readonly Sql[]): readonly Draft[]
  drop(fact: Fact<A>, context: Context): readonly Draft[]
  rename?(from: Identity, to: Identity, context: Context): readonly Draft[]
  /** For attributes whose rule is `replace`. 'recreate' where this difference cannot be replaced. */
  replace?(pair: Pair<A>, context: Context): readonly Draft[] | 'recreate'
  /** Whether an attribute says the same on both sides, though its values differ, because of what else the facts say. */
  isSame?(attribute: string, before: Fact<A>, after: Fact<A>): boolean
  /** Every attribute that is read has a rule; they are carried out in this order. */
  readonly attributes: { readonly [Name in keyof A]-?: Rule<A> }
  /**
   * Which dependents cannot stay while this attribute is altered (or while the object is replaced): they are dropped before
   * and created after. 'all', or the kinds. Not asked for recreate: then it is all.
   */
  disturbs?(pair: Pair<A>, attribute: string, context: Context): 'all' | readonly KindName[]
  /** A dependent that is better made again around this alteration, though PostgreSQL would let it stay. */
  unsettles?(pair: Pair<A>, attribute: string, dependent: Fact): boolean
  /** Kinds of dependents of which those that go must be gone before this attribute is altered; those that stay may stay. */
  follows?(pair: Pair<A>, attribute: string): readonly KindName[]
  /** Facts that come first where they are dropped or altered too, before this attribute is altered. */
  waits?(pair: Pair<A>, attribute: string, context: Context): readonly Identity[]
  /** Whether a table must have what its parent has of this, to be made its partition or child. */
  handedOn?(fact: Fact<A>): boolean
  /** Tables whose partitions leave, or go, after this where it goes as well: until then it holds for them, and they would take it along. */
  keepsParts?(fact: Fact<A>): readonly (readonly string[])[]
  /** Facts of this kind that PostgreSQL itself makes when another object is created (default privileges give grants). */
  arrivals?(created: Fact, context: Context): readonly Fact[]
  /** The relation whose rows those of its own need: it is filled before. */
  references?(fact: Fact<A>): Identity | null
  /** It comes with the installation of a server: where one lacks it, it is taken to be there, with these attributes. */
  readonly installed?: A
  /** What the embedded server runs in place of a statement that it cannot run; null where that is no such statement. */
  readonly imitate?: (statement: string, meant: Meant) => Sql | null
  /** Others live in it, or come with it: it is made before everything else. */
  readonly holdsOthers?: true
  /** It has a body that PostgreSQL checks only if asked. */
  readonly hasBody?: boolean
  /** The relations that the one of this name inherits from: locks on these may reach it. */
  inherits?(fact: Fact<A>): { readonly from: readonly (readonly string[])[]; readonly as: 'child' | 'partition' }
  /**
   * It is the server's, for all of its databases: never taken away for want of a declaration. Where a shadow is built on a server, it is
   * made in a transaction that is taken back, after the statement that takes away what there is.
   */
  readonly ofServer?: { readonly none: Sql }
  /** Whether dropping the object loses rows: then it is never dropped for another's sake. */
  readonly holdsRows?: boolean
  /** It can be made again though it holds rows: a recipe carries them over. */
  readonly carriesRows?: boolean
  /** Who reads it is in the way of changes to what it is a part of. */
  isReadAsWhole?(fact: Fact<A>): boolean
  /** What it says of the type of a table's rows is said of each column: it makes such rows. */
  readonly makesRows?: true
  /** The fact of a parent table whose alterations reach this one by themselves. */
  handedBy?(fact: Fact<A>): Identity | null
  /** What makes, changes and takes away the fact by its own alterations. */
  comesWith?(fact: Fact<A>, context: Context): Identity | null
  /** It acts on the plan's own statements: made last and dropped first. */
  readonly watches?: true
  /** It may refuse what is written to rows from then on: it comes after those that the plan writes. */
  readonly refusesWrites?: true
  /** It has a say in what is made of a kind: it changes only when that is made, which the plan knows from how it was before. */
  governs?(made: KindName): boolean
  /** Order among its siblings inside the parent's statement; by default that of names. */
  position?(fact: Fact<A>): number
  /** Dropped by a statement of its own even where its parent goes: it locks another object too. */
  dropsAlone?(fact: Fact<A>, context: Context): boolean
  /** Where its table is moved into another schema it does not come along, or is still called by the table's old name: it goes first. */
  readonly staysBehind?: true
  /** Its text inside the statement that creates its parent, where it can be part of that; `inlined` as for `create`. */
  inline?(fact: Fact<A>, context: Context, inlined: readonly Sql[]): Sql | null
  /** What its text inside the parent's statement could not say. */
  afterInline?(fact: Fact<A>, context: Context): readonly Draft[]
}

/** States a room; the compiler sees to it that every attribute has a rule. */
export function defineKind<A extends Attributes>(kind: Kind<A>): Kind<A> {
  return kind
}

/** Identity and attributes of dependents or parents that rooms often need. */
export const id = (kind: KindName, ...path: readonly string[]): Identity => ({ kind, path })

export type { Catalog, Fact, Identity, Key }
