import { join, literal, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, type Draft, type Pair } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someObject } from './query.ts'
import { renameOnly } from './rename.ts'

/** Publications: rows of pg_publication; tables and schemas in them are facts of their own. */
type Publication = {
  readonly allTables: boolean
  /** Of insert, update, delete and truncate those that are published, in this order. */
  readonly operations: readonly string[]
  /** Changes of partitions as those of their root. */
  readonly viaRoot: boolean
  /** 18 and later; `none` before. */
  readonly generatedColumns: 'none' | 'stored'
  readonly owner: string | null
}

const operationList = (operations: readonly string[]): Sql => sql`publish = ${literal(operations.join(', '))}`

const set = (pair: Pair<Publication>, parameter: Sql): readonly Draft[] => [draft(sql`ALTER ${address(pair.id)} SET (${parameter})`)]

export const publication = defineKind<Publication>({
  kind: 'publication',
  catalog: 'pg_publication',
  presence: someObject('pg_publication'),
  query: (major) => `
    SELECT p.oid::text AS oid, p.pubname AS name, p.puballtables AS "allTables",
      array_remove(ARRAY[CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
        CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END], NULL) AS operations,
      p.pubviaroot AS "viaRoot",
      ${major >= 18 ? `CASE p.pubgencols WHEN 's' THEN 'stored' ELSE 'none' END` : `'none'`} AS "generatedColumns",
      ${owner('p.pubowner')} AS owner
    FROM pg_publication p`,
  path: ['name'],
  types: { allTables: 'boolean', operations: 'text[]', viaRoot: 'boolean' },
  namespace: () => null,
  // Updates and deletes of a table without a replica identity.
  refusesWrites: true,
  create: ({ id, attributes: { allTables, operations, viaRoot, generatedColumns, owner: owned } }) => {
    const parameters = [
      operations.length === 4 ? nothing : operationList(operations),
      viaRoot ? sql`publish_via_partition_root = true` : nothing,
      generatedColumns === 'none' ? nothing : sql`publish_generated_columns = stored`,
    ].filter((parameter) => parameter !== nothing)
    return [
      draft(sql`CREATE ${address(id)}${allTables ? sql` FOR ALL TABLES` : nothing}${parameters.length === 0 ? nothing : sql` WITH (${join(parameters, ', ')})`}`),
      ...setOwner(address(id), owned),
    ]
  },
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: renameOnly,
  attributes: {
    allTables: 'recreate',
    operations: (pair) => set(pair, operationList(pair.after.operations)),
    viaRoot: (pair) => set(pair, printed(`publish_via_partition_root = ${pair.after.viaRoot}`)),
    generatedColumns: (pair) => set(pair, printed(`publish_generated_columns = ${pair.after.generatedColumns}`)),
    owner: ownerRule((pair) => address(pair.id)),
  },
})
