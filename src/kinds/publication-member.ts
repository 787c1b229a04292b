import { ident, join, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, id, lock, type Fact, type Identity } from './kind.ts'
import type { Lock } from '../model/lock-mode.ts'
import { someObject } from './query.ts'

/** Tables (rows of pg_publication_rel) and schemas (pg_publication_namespace; the table is '') of publications. */
type PublicationMember = {
  /** Names in the table's order; null for all. */
  readonly columns: readonly string[] | null
  /** A condition, as pg_get_expr prints it. */
  readonly where: string | null
}

const publicationOf = (of: Identity): Identity => id('publication', of.path[0] ?? '')
const isSchema = (of: Identity): boolean => of.path[2] === ''
const locks = (of: Identity): readonly Lock[] => (isSchema(of) ? [] : [lock(of.path.slice(1), 'SHARE UPDATE EXCLUSIVE')])

const sorts = ({ id: of, attributes }: Fact<PublicationMember>): readonly ('schemas' | 'lists')[] => (isSchema(of) ? ['schemas'] : attributes.columns === null ? [] : ['lists'])

function member({ id: of, attributes: { columns, where } }: Pick<Fact<PublicationMember>, 'id' | 'attributes'>): Sql {
  if (isSchema(of)) return sql`TABLES IN SCHEMA ${ident(of.path[1] ?? '')}`
  const list = columns === null ? nothing : sql` (${join(columns.map((column) => ident(column)), ', ')})`
  return sql`TABLE ONLY ${ident(...of.path.slice(1))}${list}${where === null ? nothing : sql` WHERE (${printed(where)})`}`
}

export const publicationMember = defineKind<PublicationMember>({
  kind: 'publication member',
  catalog: 'pg_publication_rel',
  presence: someObject('pg_publication'),
  query: (major) => {
    const columns =
      major >= 15
        ? `CASE WHEN r.prattrs IS NOT NULL THEN ARRAY(
          SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs::int2[]) ORDER BY a.attnum) END AS columns,
        pg_get_expr(r.prqual, r.prrelid) AS where`
        : 'NULL::text[] AS columns, NULL::text AS where'
    const schemas =
      major >= 15
        ? `
      UNION ALL
      SELECT '0', p.pubname, n.nspname, '', NULL, NULL
      FROM pg_publication_namespace m JOIN pg_publication p ON p.oid = m.pnpubid JOIN pg_namespace n ON n.oid = m.pnnspid`
        : ''
    return `
      SELECT r.oid::text AS oid, p.pubname AS publication, n.nspname AS schema, c.relname AS table, ${columns}
      FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace${schemas}`
  },
  path: ['publication', 'schema', 'table'],
  types: { columns: 'text[]' },
  namespace: (of) => of.path[1] ?? null,
  deparsed: ['where'],
  parent: (fact) => publicationOf(fact.id),
  staysBehind: true,
  needs: (fact) => (isSchema(fact.id) ? [id('schema', fact.id.path[1] ?? '')] : []),
  // PostgreSQL takes no list of columns beside a whole schema: one must be gone before the other comes.
  foundAs: (fact) => sorts(fact).map((sort) => `publication ${sort}:${fact.id.path[0]}`),
  searches: (fact) => sorts(fact).map((sort) => `publication ${sort === 'schemas' ? 'lists' : 'schemas'}:${fact.id.path[0]}`),
  // Updates and deletes of a table without a replica identity.
  refusesWrites: true,
  create: (fact) => [draft(sql`ALTER ${address(publicationOf(fact.id))} ADD ${member(fact)}`, { locks: locks(fact.id) })],
  drop: ({ id: of }) => [
    draft(sql`ALTER ${address(publicationOf(of))} DROP ${member({ id: of, attributes: { columns: null, where: null } })}`, { locks: locks(of) }),
  ],
  // ALTER PUBLICATION … SET TABLE names all tables at once: one alone is dropped and added.
  attributes: {
    columns: 'recreate',
    where: 'recreate',
  },
})
