import { describe, type Identity } from '../model/identity.ts'
import { ident, literal, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, lock, type Draft, type Fact } from './kind.ts'

/** Comments on objects of all kinds. */
type Comment = {
  readonly text: string
  /** What the extension that it is on says of itself: nobody has to declare that. */
  readonly given: string | null
}

/** Whether it came with its object. */
export const isGiven = ({ attributes }: Fact): boolean => attributes['text'] === attributes['given']

const underTable: ReadonlySet<string> = new Set(['table', 'foreign table', 'view', 'materialized view', 'column', 'view column'])

/** The schema public has this from the start. */
const standard = 'standard public schema'

const on = ({ path, target }: Identity, text: Sql | null): Draft => {
  if (target === undefined) throw new Error('a comment without a target')
  const [schema = '', ...rest] = target.path
  const ofIndex = path[0] === 'index'
  const named = ofIndex ? sql`INDEX ${ident(schema, rest.at(-1) ?? '')}` : address(target)
  const without = target.kind === 'schema' && schema === 'public' ? literal(standard) : sql`NULL`
  return draft(sql`COMMENT ON ${named} IS ${text ?? without}`, {
    title: `${text === null ? 'remove the comment' : 'comment'} on ${ofIndex ? 'the index of ' : ''}${describe(target)}`,
    locks: underTable.has(target.kind) ? [lock(target.path, 'SHARE UPDATE EXCLUSIVE')] : [],
  })
}

export const comment = defineKind<Comment>({
  kind: 'comment',
  catalog: null,
  hasTarget: true,
  // The schema public comes with a comment of its own; large objects are data. The index of a constraint is no fact: what is said
  // of it is about the constraint's index.
  query: () => `
    WITH available AS MATERIALIZED (SELECT name, comment FROM pg_available_extensions)
    SELECT CASE WHEN o.oid IS NULL THEN c.relname::text ELSE 'pg_constraint' END AS target_class, coalesce(o.oid, d.objoid)::text AS target_oid, d.objsubid AS target_subid,
      CASE WHEN o.oid IS NOT NULL THEN 'index' END AS part, d.description AS text,
      CASE WHEN c.relname = 'pg_extension' THEN (SELECT a.comment FROM pg_extension e JOIN available a ON a.name = e.extname WHERE e.oid = d.objoid) END AS given
    FROM pg_description d JOIN pg_class c ON c.oid = d.classoid
      LEFT JOIN pg_constraint o ON c.relname = 'pg_class' AND d.objsubid = 0 AND o.conindid = d.objoid AND o.contype IN ('p', 'u', 'x')
    WHERE (d.objoid >= 16384 OR c.relname = 'pg_namespace' AND d.objoid = (SELECT oid FROM pg_namespace WHERE nspname = 'public'))
      AND NOT (c.relname = 'pg_namespace' AND d.description = '${standard}') AND c.relname <> 'pg_largeobject'`,
  path: ['part'],
  types: {},
  create: (fact) => (isGiven(fact) ? [] : [on(fact.id, literal(fact.attributes.text))]),
  drop: (fact) => [on(fact.id, null)],
  isSame: (_, before, after) => isGiven(before) && isGiven(after),
  attributes: {
    given: 'ignored',
    text: (pair) => [on(pair.id, literal(pair.after.text))],
  },
})
