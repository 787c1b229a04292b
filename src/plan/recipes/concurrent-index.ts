import { createIndex, furnishIndex, type Index } from '../../kinds/index.ts'
import { draft, lock, type Draft } from '../../kinds/kind.ts'
import type { Fact } from '../../model/fact.ts'
import { describe, keyOf, type Identity } from '../../model/identity.ts'
import type { Resume } from '../../model/step.ts'
import { ident, literal, sql, type Sql } from '../../sql/sql.ts'
import { isInUse, type World } from '../world.ts'
import type { Recipe } from './recipe.ts'

const indexWhere = (schema: string, name: string, condition: Sql): Sql =>
  sql`SELECT EXISTS (SELECT FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class c ON c.oid = x.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ${literal(schema)} AND c.relname = ${literal(name)} AND ${condition})`

/** Built and valid is done; an invalid one of that name is what a failed build left. */
export function resumeOfIndex(schema: string, name: string): Resume {
  return {
    done: indexWhere(schema, name, sql`x.indisvalid`),
    leftover: { found: indexWhere(schema, name, sql`NOT x.indisvalid`), remove: sql`DROP INDEX CONCURRENTLY ${ident(schema, name)}` },
  }
}

const indexed = (fact: Fact<Index>): Identity => ({ kind: fact.attributes.of === 'materialized view' ? 'materialized view' : 'table', path: fact.attributes.table })

/** Whether the index can be built and dropped beside others' work; PostgreSQL refuses it for partitioned tables. */
const isConcurrent = (fact: Fact<Index>, world: World): boolean => fact.attributes.of !== 'partitioned table' && isInUse(indexed(fact), world)

/** CREATE INDEX CONCURRENTLY on tables in use. */
export const concurrentIndex: Recipe = (operation, world) => {
  if (operation.verb !== 'create' || operation.fact.id.kind !== 'index') return null
  const fact = operation.fact as Fact<Index>
  if (!isConcurrent(fact, world)) return null
  const [schema = '', name = ''] = fact.id.path
  const built: Draft = draft(createIndex(fact.id, fact.attributes, 'concurrently'), {
    locks: [lock(fact.attributes.table, 'SHARE UPDATE EXCLUSIVE')],
    duration: 'build',
    hazards: fact.attributes.unique
      ? [
          { name: 'not_transactional', message: `index ${name} is built outside a transaction` },
          { name: 'may_fail_on_data', message: `rows of ${fact.attributes.table.join('.')} may not be unique` },
        ]
      : [{ name: 'not_transactional', message: `index ${name} is built outside a transaction` }],
    resume: resumeOfIndex(schema, name),
  })
  const furnished = furnishIndex(fact, world.context.live.facts.has(keyOf({ kind: 'partition', path: fact.attributes.table })))
  return [
    { title: `build ${describe(fact.id)}`, phase: 'expand', drafts: [built], settles: true },
    ...(furnished.length === 0 ? [] : [{ title: `set up ${describe(fact.id)}`, phase: 'expand' as const, drafts: furnished, settles: true }]),
  ]
}

/** DROP INDEX CONCURRENTLY on tables in use, where nothing has to happen in the same transaction. */
export const concurrentIndexDrop: Recipe = (operation, world) => {
  if (operation.verb !== 'drop' || operation.again || operation.fact.id.kind !== 'index') return null
  const fact = operation.fact as Fact<Index>
  if (fact.attributes.attached !== null || !isConcurrent(fact, world)) return null
  const [schema = '', name = ''] = fact.id.path
  return [
    {
      title: `drop ${describe(fact.id)}`,
      phase: 'contract',
      drafts: [
        draft(sql`DROP INDEX CONCURRENTLY ${ident(schema, name)}`, {
          locks: [lock(fact.attributes.table, 'SHARE UPDATE EXCLUSIVE')],
          hazards: [{ name: 'not_transactional', message: `index ${name} is dropped outside a transaction` }],
          resume: { done: sql`SELECT NOT (${indexWhere(schema, name, sql`true`)})`, leftover: null },
        }),
      ],
    },
  ]
}
