import { describe, type Identity } from '../model/identity.ts'
import { literal, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, lock, type Draft } from './kind.ts'

/** Comments on objects of all kinds. */
type Comment = {
  readonly text: string
}

const underTable: ReadonlySet<string> = new Set(['table', 'foreign table', 'view', 'materialized view', 'column', 'view column'])

const on = (target: Identity | undefined, text: Sql | null): Draft => {
  if (target === undefined) throw new Error('a comment without a target')
  return draft(sql`COMMENT ON ${address(target)} IS ${text ?? sql`NULL`}`, {
    title: `${text === null ? 'remove the comment' : 'comment'} on ${describe(target)}`,
    locks: underTable.has(target.kind) ? [lock(target.path, 'SHARE UPDATE EXCLUSIVE')] : [],
  })
}

export const comment = defineKind<Comment>({
  kind: 'comment',
  catalog: null,
  hasTarget: true,
  // The schema public comes with a comment of its own; large objects are data.
  query: () => `
    SELECT c.relname AS target_class, d.objoid::text AS target_oid, d.objsubid AS target_subid, d.description AS text
    FROM pg_description d JOIN pg_class c ON c.oid = d.classoid
    WHERE (d.objoid >= 16384 OR c.relname = 'pg_namespace' AND d.objoid = (SELECT oid FROM pg_namespace WHERE nspname = 'public'))
      AND NOT (c.relname = 'pg_namespace' AND d.description = 'standard public schema') AND c.relname <> 'pg_largeobject'`,
  path: [],
  types: {},
  create: (fact) => [on(fact.id.target, literal(fact.attributes.text))],
  drop: (fact) => [on(fact.id.target, null)],
  attributes: {
    text: (pair) => [on(pair.id.target, literal(pair.after.text))],
  },
})
