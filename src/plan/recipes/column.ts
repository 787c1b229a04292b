import { alterTable } from '../../kinds/constraint.ts'
import { addNotNull, notNullName, validation, type Column, type NotNull } from '../../kinds/column.ts'
import { draft, type Draft } from '../../kinds/kind.ts'
import { sequenceOptions } from '../../kinds/sequence-options.ts'
import type { Catalog } from '../../model/catalog.ts'
import type { Attributes, Fact } from '../../model/fact.ts'
import { describe, keyOf, type Identity, type Key } from '../../model/identity.ts'
import type { Hazard } from '../../model/hazard.ts'
import type { Phase } from '../../model/step.ts'
import { kindOf } from '../../kinds/registry.ts'
import { ident, literal, nothing, printed, sql, type Sql } from '../../sql/sql.ts'
import { aboveOf, alterDrafts } from '../operations.ts'
import type { Part } from '../task.ts'
import { isInUse, tableName, tableOf, type Backfill, type World } from '../world.ts'
import { passingName, shortened } from './passing-name.ts'
import { primaryKeyOf } from './primary-key.ts'
import { refusesUpdates } from './published.ts'
import { numberedParts } from './numbering.ts'
import type { Recipe } from './recipe.ts'

const column = (id: Identity): Sql => ident(id.path[2] ?? '')

/** Columns to walk along when rows are changed batch by batch: the primary key as it is now, else a unique key without nulls. */
export function walkKey(table: readonly [string, string], live: Catalog): readonly string[] {
  const columns = primaryKeyOf(table, live)?.attributes['columns']
  return Array.isArray(columns) ? columns.map(String) : []
}

function backfillPart(id: Identity, backfill: Backfill, title: string, world: World): Part {
  const table = tableName(id)
  return {
    title,
    phase: 'migrate',
    drafts: [],
    ...(backfill.declaredAt === null ? {} : { declaredAt: backfill.declaredAt }),
    work: {
      type: 'backfill',
      table,
      column: id.path[2] ?? '',
      set: backfill.set,
      where: backfill.where ?? sql`${ident(table[1])}.${column(id)} IS NULL`,
      batch: backfill.batch,
      key: walkKey(table, world.context.live),
    },
  }
}

/**
 * NOT NULL without a scan under a strong lock: a CHECK that is validated beside others' work proves it, SET NOT NULL then
 * believes it. From 18 on NOT NULL itself can be NOT VALID. A second pass of the backfill comes after the check is in force,
 * for rows that old code wrote in between.
 */
function notNullParts(id: Identity, as: NotNull | null, backfill: Backfill | undefined, world: World): readonly Part[] {
  const table = tableName(id)
  const native = world.context.major >= 18
  const name = native ? (as?.name ?? notNullName(id)) : shortened(`${id.path[1]}_${id.path[2]}`, '_is_not_null')
  const added = native ? addNotNull(id, as, false) : alterTable(id, sql`ADD CONSTRAINT ${ident(name)} CHECK (${column(id)} IS NOT NULL) NOT VALID`)
  const again: readonly Part[] = backfill === undefined ? [] : [backfillPart(id, backfill, `fill rows of ${table.join('.')} written meanwhile`, world)]
  // Code that leaves the column out goes on with its default.
  const ownDefault = keyOf({ kind: 'default', path: id.path })
  const hasNewDefault = world.operations.creates.has(ownDefault) || world.operations.alters.has(ownDefault)
  const required: Part = { title: `require ${describe(id)} of new rows`, phase: 'migrate', drafts: [added], after: hasNewDefault ? [ownDefault] : [] }
  if (as?.valid === false) return [required]
  return [
    required,
    ...again,
    { title: `see that every row has ${describe(id)}`, phase: 'migrate', drafts: [alterTable(id, sql`VALIDATE CONSTRAINT ${ident(name)}`, validation(id))] },
    ...(native
      ? []
      : [
          {
            title: `set ${describe(id)} not null`,
            phase: 'migrate' as const,
            drafts: [alterTable(id, sql`ALTER COLUMN ${column(id)} SET NOT NULL`), { ...alterTable(id, sql`DROP CONSTRAINT ${ident(name)}`), title: `drop the check that proved it` }],
          },
        ]),
  ]
}

const notNullAs = (fact: Fact): NotNull | null => (fact as Fact<Column>).attributes.notNullAs

const without = (fact: Fact, changes: Attributes): Fact => ({ ...fact, attributes: { ...fact.attributes, ...changes } })

/**
 * A new identity column on a table in use. Made so at once it rewrites the table; so old and new rows get their numbers from a
 * sequence that goes when the column has its own, which goes on from there.
 */
function identityParts(fact: Fact<Column>, inlined: readonly Sql[], world: World): readonly Part[] {
  const { id, attributes } = fact
  const { identity } = attributes
  if (identity === null) return []
  const table = tableName(id)
  const passing = ident(table[0], passingName(table[0], identity.sequence, 'new', world.context))
  const own = ident(table[0], identity.sequence)
  const next = sql`pg_catalog.nextval(${literal(passing)}::pg_catalog.regclass)`
  const plain: Fact<Column> = { ...fact, attributes: { ...attributes, identity: null } }
  const options = sequenceOptions(identity, null)
  const identified = alterDrafts({ before: plain, after: fact, attributes: ['identity'] }, world.context)
  return [
    {
      title: `add ${describe(id)}`,
      phase: 'expand',
      drafts: [
        draft(sql`CREATE SEQUENCE ${passing} AS ${printed(identity.type)}${options === nothing ? nothing : sql` ${options}`}`),
        ...kindOf(fact).create(without(plain, { notNull: false, notNullAs: null }), world.context, inlined),
        alterTable(id, sql`ALTER COLUMN ${column(id)} SET DEFAULT ${next}`),
      ],
      settles: true,
    },
    backfillPart(id, world.backfills.get(fact.key) ?? { set: next, where: null, batch: 5000, declaredAt: null }, `fill ${describe(id)}`, world),
    ...notNullParts(id, attributes.notNullAs, undefined, world),
    {
      title: `make ${describe(id)} an identity column`,
      phase: 'migrate',
      drafts: [
        alterTable(id, sql`ALTER COLUMN ${column(id)} DROP DEFAULT`),
        ...(identified === 'recreate' ? [] : identified),
        draft(sql`SELECT pg_catalog.setval(${literal(own)}::pg_catalog.regclass, last_value, is_called) FROM ${passing}`),
        draft(sql`DROP SEQUENCE ${passing}`),
      ],
    },
  ]
}

/** Whether the column's type is a domain with constraints, itself or one that it is over. */
function hasCheckedDomain(fact: Fact, world: World): boolean {
  const { facts, dependencies } = world.context.desired
  const isChecked = (domain: Key): boolean =>
    facts.get(domain)?.attributes['notNull'] === true ||
    [...facts.values()].some((one) => one.id.kind === 'domain constraint' && keyOf({ kind: 'domain', path: one.id.path.slice(0, 2) }) === domain) ||
    (dependencies.get(domain) ?? []).some((under) => under.startsWith('domain ') && isChecked(under))
  return (dependencies.get(fact.key) ?? []).some((key) => facts.get(key)?.id.kind === 'domain' && isChecked(key))
}

/** The column's own statement, of which more is to be said than the room knows; what furnishes it follows. */
function created(fact: Fact, inlined: readonly Sql[], phase: Phase, said: Partial<Draft>, world: World): Part {
  const drafts = kindOf(fact).create(fact, world.context, inlined)
  return { title: `${phase === 'expand' ? 'add' : 'create'} ${describe(fact.id)}`, phase, drafts: drafts.map((one, index): Draft => (index > 0 ? one : { ...one, ...said })) }
}

/** PostgreSQL rewrites the table for a column of a domain with constraints, even without a default. */
function rewriting(fact: Fact, inlined: readonly Sql[], world: World): Part {
  const message = `${tableName(fact.id).join('.')} is rewritten, since the type of ${fact.id.path[2]} is a domain with constraints`
  const mayFail: Hazard = { name: 'may_fail_on_data', message: `the constraints of ${fact.id.path[2]}'s domain may not hold for what old rows get` }
  return { ...created(fact, inlined, 'expand', { duration: 'rewrite', hazards: [{ name: 'rewrites_table', message }, mayFail] }, world), settles: true }
}

/** Where rows cannot be updated, PostgreSQL gives them their values as it rewrites the table. */
function numberedAtOnce(fact: Fact, inlined: readonly Sql[], world: World): Part {
  const table = tableName(fact.id).join('.')
  const message = `${table} is rewritten to give each row a value of ${fact.id.path[2]}: it is published and has no replica identity, so that rows cannot be updated`
  return { ...created(fact, inlined, 'expand', { duration: 'rewrite', hazards: [{ name: 'rewrites_table', message }] }, world), settles: true }
}

const isStored = (fact: Fact): boolean => (fact.attributes['generated'] as { readonly stored?: boolean } | null)?.stored === true

/** PostgreSQL rewrites the table to compute a stored generated column. */
const computing = (fact: Fact, inlined: readonly Sql[], phase: Phase, world: World): Part =>
  created(fact, inlined, phase, { duration: 'rewrite', hazards: [{ name: 'rewrites_table', message: `${tableName(fact.id).join('.')} is rewritten to compute ${fact.id.path[2]}` }] }, world)

const hasNoValue = ({ id, attributes }: Fact, world: World): boolean =>
  attributes['notNull'] === true && (attributes['identity'] ?? null) === null && (attributes['generated'] ?? null) === null && !world.operations.creates.has(keyOf({ kind: 'default', path: id.path }))

/** NOT NULL, with nothing that would give old rows a value. */
function required(fact: Fact, inlined: readonly Sql[], phase: Phase, world: World): Part {
  const message = `${tableName(fact.id).join('.')} must be empty, since ${fact.id.path[2]} is NOT NULL and has neither default nor backfill`
  return created(fact, inlined, phase, { hazards: [{ name: 'may_fail_on_data', message }] }, world)
}

/** A new column on a table in use: nullable and without a volatile default first, then its rows, then NOT NULL. */
export const addColumn: Recipe = (operation, world) => {
  if (operation.verb !== 'create' || operation.fact.id.kind !== 'column') return null
  const { fact } = operation
  const { id, attributes } = fact
  if (!isInUse(tableOf(id), world) || attributes['of'] !== 'table') return null
  if (operation.again && !isStored(fact)) return hasNoValue(fact, world) ? [required(fact, operation.inlined, 'migrate', world)] : null
  const declared = world.backfills.get(fact.key)
  const ownDefault = world.operations.creates.get(keyOf({ kind: 'default', path: id.path }))
  const isVolatile = ownDefault?.attributes['volatile'] === true
  if (declared === undefined && (attributes['identity'] !== null || isVolatile) && refusesUpdates(tableOf(id), world)) return [numberedAtOnce(fact, operation.inlined, world)]
  if (attributes['identity'] !== null) return identityParts(fact as Fact<Column>, operation.inlined, world)
  if (attributes['generated'] !== null) {
    return isStored(fact)
      ? [computing(fact, operation.inlined, operation.again ? 'migrate' : 'expand', world)]
      : attributes['notNull'] === true
        ? [
            { title: `add ${describe(id)}`, phase: 'expand', drafts: kindOf(fact).create(without(fact, { notNull: false, notNullAs: null }), world.context, operation.inlined), settles: true },
            ...notNullParts(id, notNullAs(fact), undefined, world),
          ]
        : null
  }
  const text = ownDefault?.attributes['expression']
  const expression = typeof text === 'string' ? printed(text) : null
  const backfill: Backfill | undefined = declared ?? (isVolatile && expression !== null ? { set: expression, where: null, batch: 5000, declaredAt: null } : undefined)
  const notNull = attributes['notNull'] === true
  if (hasCheckedDomain(fact, world)) return [rewriting(fact, operation.inlined, world), ...(declared === undefined ? [] : [backfillPart(id, declared, `fill ${describe(id)}`, world)])]
  if (backfill === undefined) {
    if (!notNull || ownDefault !== undefined) return null
    return [required(fact, operation.inlined, 'expand', world)]
  }
  const added = kindOf(fact).create(without(fact, { notNull: false, notNullAs: null }), world.context, isVolatile ? [] : operation.inlined)
  // Not inlined, it waits for something (its sequence), and comes by itself.
  const isOwnTask = ownDefault !== undefined && operation.inlined.length === 0
  const setDefault = isVolatile && !isOwnTask && expression !== null ? [alterTable(id, sql`ALTER COLUMN ${column(id)} SET DEFAULT ${expression}`)] : []
  // With a default that fills old rows, the rows to fill are not those without a value.
  const where = backfill.where ?? (ownDefault === undefined || isVolatile ? null : sql`true`)
  return [
    { title: `add ${describe(id)}`, phase: 'expand', drafts: [...added, ...setDefault], settles: true },
    { ...backfillPart(id, { ...backfill, where }, `fill ${describe(id)}`, world), after: isOwnTask ? [ownDefault.key] : [] },
    ...(notNull ? notNullParts(id, notNullAs(fact), where === null || backfill.where !== null ? backfill : undefined, world) : []),
  ]
}

/** NOT NULL on an existing column of a table in use; its other attributes go by the room. */
export const setNotNull: Recipe = (operation, world) => {
  if (operation.verb !== 'alter' || operation.alteration.after.id.kind !== 'column') return null
  const { alteration } = operation
  const { after, before } = alteration
  const backfill = world.backfills.get(after.key)
  const becomesNotNull = alteration.attributes.includes('notNull') && after.attributes['notNull'] === true
  if (after.attributes['of'] !== 'table' || !isInUse(tableOf(after.id), world) || !becomesNotNull) return null
  // What the parent requires too comes down from there.
  const above = aboveOf(after)
  const isHandedDown = above !== null && world.context.desired.facts.get(above)?.attributes['notNull'] === true
  if (after.attributes['inherited'] === true && after.attributes['local'] !== true && isHandedDown) return null
  const identityChanges = alteration.attributes.includes('identity')
  const others = alteration.attributes.filter((name) => name !== 'notNull' && name !== 'identity')
  const altered = others.length === 0 ? [] : alterDrafts({ before, after, attributes: others }, world.context)
  const first = altered === 'recreate' ? [] : altered
  return [
    ...(first.length === 0 ? [] : [{ title: `alter ${describe(after.id)}: ${others.join(', ')}`, phase: 'migrate' as const, drafts: first }]),
    ...(backfill === undefined ? [] : [backfillPart(after.id, backfill, `fill ${describe(after.id)}`, world)]),
    ...notNullParts(after.id, notNullAs(after), backfill, world),
    ...(identityChanges ? numberedParts(alteration, 'migrate', world) : []),
  ]
}
