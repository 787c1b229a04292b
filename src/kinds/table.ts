import { keyOf } from '../model/identity.ts'
import { ident, join, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { defineKind, draft, id, lock, type Context, type Draft, type Identity, type Pair } from './kind.ts'
import { newOwner, ownerStatement, setOwner } from './owner.ts'
import { owner, userNamespace } from './query.ts'
import { changedOptions, isCatalog, optionList } from './options.ts'

/** Tables and partitioned tables; what makes a table a partition is a fact of its own. */
type Table = {
  readonly persistence: 'permanent' | 'unlogged'
  /** As pg_get_partkeydef prints it: `RANGE (created_at)`. */
  readonly partitionKey: string | null
  /** Schema and name of what it inherits from, in order; empty for a partition. */
  readonly inherits: readonly (readonly [string, string])[]
  /** Schema and name of a composite type: CREATE TABLE … OF. */
  readonly ofType: readonly [string, string] | null
  /** Storage parameters, `name=value`, sorted; TOAST's with their prefix. */
  readonly options: readonly string[]
  readonly accessMethod: string | null
  readonly tablespace: string | null
  readonly rowSecurity: boolean
  readonly forceRowSecurity: boolean
  /** Which index, the index says. */
  readonly replicaIdentity: 'default' | 'nothing' | 'full' | 'index'
  readonly owner: string | null
}

const change = (pair: Pair<Table>, what: Sql): Draft =>
  draft(sql`ALTER TABLE ${ident(...pair.id.path)} ${what}`, { locks: [lock(pair.id.path, 'ACCESS EXCLUSIVE')] })

const access = (pair: Pair<Table>, what: Sql, message: string): readonly Draft[] => [
  { ...change(pair, what), hazards: [{ name: 'changes_access', message }] },
]

const rewrite = (pair: Pair<Table>, what: Sql): readonly Draft[] => [
  { ...change(pair, what), duration: 'rewrite', hazards: [{ name: 'rewrites_table', message: `${pair.id.path.join('.')} is rewritten` }] },
]

const isRewritten = ({ before, after }: Pair<Table>): boolean => before.persistence !== after.persistence || before.accessMethod !== after.accessMethod

function changeOptions(pair: Pair<Table>, before: Table['options'], after: Table['options']): readonly Draft[] {
  const isSeenByAll = before.filter(isCatalog).join() !== after.filter(isCatalog).join()
  return changedOptions(sql`TABLE ${ident(...pair.id.path)}`, before, after, [lock(pair.id.path, isSeenByAll ? 'ACCESS EXCLUSIVE' : 'SHARE UPDATE EXCLUSIVE')])
}

/** PostgreSQL rewrites no table that logical decoding uses as a catalog: meanwhile it is none. */
function rewriteAsPlain(pair: Pair<Table>, what: Sql): readonly Draft[] {
  const was = pair.before.options.filter(isCatalog)
  return [...changeOptions(pair, was, []), ...rewrite(pair, what), ...changeOptions(pair, [], was.filter((option) => pair.after.options.includes(option)))]
}

const replicaIdentity = (identity: Table['replicaIdentity']): Sql => sql`REPLICA IDENTITY ${printed(identity.toUpperCase())}`

/** Sequences that its columns own, or have as identity: they have its owner. */
function sequencesOf(of: Identity, { live }: Context): readonly (readonly string[])[] {
  const table = of.path.join('\n')
  return [...live.facts.values()].flatMap((fact) => {
    const { ownedBy, identity } = fact.attributes
    if (fact.id.kind === 'sequence' && Array.isArray(ownedBy) && ownedBy.slice(0, 2).join('\n') === table) return [fact.id.path]
    const isOwn = fact.id.kind === 'column' && fact.id.path.slice(0, 2).join('\n') === table
    return isOwn && typeof identity === 'object' && identity !== null && 'sequence' in identity && typeof identity.sequence === 'string' ? [[of.path[0] ?? '', identity.sequence]] : []
  })
}

export const table = defineKind<Table>({
  kind: 'table',
  catalog: 'pg_class',
  query: () => `
    SELECT c.oid::text AS oid, n.nspname AS schema, c.relname AS name,
      CASE c.relpersistence WHEN 'u' THEN 'unlogged' ELSE 'permanent' END AS persistence,
      CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS "partitionKey",
      coalesce((SELECT json_agg(json_build_array(pn.nspname, p.relname) ORDER BY i.inhseqno)
        FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
        WHERE i.inhrelid = c.oid AND NOT c.relispartition), '[]') AS inherits,
      CASE WHEN c.reloftype <> 0 THEN (SELECT json_build_array(tn.nspname, t.typname) FROM pg_type t JOIN pg_namespace tn ON tn.oid = t.typnamespace WHERE t.oid = c.reloftype) END AS "ofType",
      CASE WHEN c.reloptions IS NULL AND c.reltoastrelid = 0 THEN '{}'::text[] ELSE
        ARRAY(SELECT o FROM unnest(c.reloptions) o UNION ALL
          SELECT 'toast.' || o FROM pg_class toast, unnest(toast.reloptions) o WHERE toast.oid = c.reltoastrelid ORDER BY 1) END AS options,
      CASE WHEN a.amname <> 'heap' THEN a.amname END AS "accessMethod",
      s.spcname AS tablespace,
      c.relrowsecurity AS "rowSecurity", c.relforcerowsecurity AS "forceRowSecurity",
      CASE c.relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN
        CASE WHEN EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisreplident) THEN 'index' ELSE 'nothing' END
        ELSE 'default' END AS "replicaIdentity",
      ${owner('c.relowner')} AS owner
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_am a ON a.oid = c.relam
      LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
    WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND ${userNamespace('n')}`,
  path: ['schema', 'name'],
  types: { inherits: 'json', ofType: 'json', options: 'text[]', rowSecurity: 'boolean', forceRowSecurity: 'boolean' },
  holdsRows: true,
  carriesRows: true,
  needs: (fact) => [id('schema', fact.id.path[0] ?? ''), ...fact.attributes.inherits.map((parent) => id('table', ...parent))],
  slots: (fact) => [`relation:${fact.id.path.join('.')}`, `type:${fact.id.path.join('.')}`],
  inherits: (fact) => ({ from: fact.attributes.inherits, as: 'child' }),
  create: (fact, _context, inlined) => {
    const { persistence, partitionKey, inherits, ofType, options, accessMethod, tablespace, owner: owned } = fact.attributes
    const body = inlined.length === 0 ? nothing : sql` (\n  ${join(inlined, ',\n  ')}\n)`
    const head = sql`CREATE ${persistence === 'unlogged' ? sql`UNLOGGED ` : nothing}TABLE ${ident(...fact.id.path)}`
    const tail = join(
      [
        inherits.length === 0 ? nothing : sql` INHERITS (${join(inherits.map((parent) => ident(...parent)), ', ')})`,
        partitionKey === null ? nothing : sql` PARTITION BY ${printed(partitionKey)}`,
        accessMethod === null ? nothing : sql` USING ${ident(accessMethod)}`,
        options.length === 0 ? nothing : sql` WITH (${optionList(options)})`,
        tablespace === null ? nothing : sql` TABLESPACE ${ident(tablespace)}`,
      ],
      '',
    )
    const name = sql`TABLE ${ident(...fact.id.path)}`
    const shown = fact.id.path.join('.')
    return [
      draft(ofType === null ? sql`${head}${body === nothing ? sql` ()` : body}${tail}` : sql`${head} OF ${ident(...ofType)}${body}${tail}`, {
        locks: inherits.map((parent) => lock(parent, 'SHARE UPDATE EXCLUSIVE')),
      }),
      ...(fact.attributes.rowSecurity ? [draft(sql`ALTER ${name} ENABLE ROW LEVEL SECURITY`, { title: `enable row-level security on ${shown}` })] : []),
      ...(fact.attributes.forceRowSecurity ? [draft(sql`ALTER ${name} FORCE ROW LEVEL SECURITY`, { title: `force row-level security on ${shown}` })] : []),
      ...(['default', 'index'].includes(fact.attributes.replicaIdentity) ? [] : [draft(sql`ALTER ${name} ${replicaIdentity(fact.attributes.replicaIdentity)}`, { title: `set the replica identity of ${shown}` })]),
      ...setOwner(name, owned),
    ]
  },
  drop: (fact) => [
    draft(sql`DROP TABLE ${ident(...fact.id.path)}`, {
      locks: [lock(fact.id.path, 'ACCESS EXCLUSIVE')],
      hazards: [{ name: 'data_loss', message: `table ${fact.id.path.join('.')} and its rows are dropped` }],
    }),
  ],
  rename: (from, to, context) => {
    const along = from.path[0] === to.path[0] ? [] : sequencesOf(from, context).map((sequence) => lock(sequence, 'ACCESS EXCLUSIVE'))
    return renameRelation(sql`TABLE`, from.path, to.path).map((one, index, all) => (index === all.length - 1 ? { ...one, locks: [...one.locks, ...along] } : one))
  },
  attributes: {
    persistence: (pair, context) => {
      // Since 15 its sequences go with it.
      const sequences = context.major < 15 ? [] : sequencesOf(pair.id, context)
      const word = { permanent: sql`LOGGED`, unlogged: sql`UNLOGGED` }
      const back = sequences.flatMap((path) => {
        const [before, after] = [context.live, context.desired].map(({ facts }) => facts.get(keyOf({ kind: 'sequence', path }))?.attributes['persistence'])
        if (before !== after || (after !== 'permanent' && after !== 'unlogged') || after === pair.after.persistence) return []
        return [draft(sql`ALTER SEQUENCE ${ident(...path)} SET ${word[after]}`, { locks: [lock(path, 'ACCESS EXCLUSIVE')] })]
      })
      const locks = sequences.map((path) => lock(path, 'ACCESS EXCLUSIVE'))
      return [...rewriteAsPlain(pair, sql`SET ${word[pair.after.persistence]}`).map((one) => (one.duration === 'rewrite' ? { ...one, locks: [...one.locks, ...locks] } : one)), ...back]
    },
    partitionKey: 'recreate',
    inherits: (pair) => {
      const missing = (list: Table['inherits'], from: Table['inherits']): Table['inherits'] =>
        list.filter((parent) => !from.some((other) => other.join('\n') === parent.join('\n')))
      const child = lock(pair.id.path, 'ACCESS EXCLUSIVE')
      const statement = (parent: readonly [string, string], no: Sql): Draft => ({
        ...change(pair, sql`${no}INHERIT ${ident(...parent)}`),
        locks: [child, ...(no === nothing ? [lock(parent, 'SHARE UPDATE EXCLUSIVE')] : [])],
      })
      return [
        // The new first: what both hand down stays handed down.
        ...missing(pair.after.inherits, pair.before.inherits).map((parent) => statement(parent, nothing)),
        ...missing(pair.before.inherits, pair.after.inherits).map((parent) => statement(parent, sql`NO `)),
      ]
    },
    ofType: (pair) => [change(pair, pair.after.ofType === null ? sql`NOT OF` : sql`OF ${ident(...pair.after.ofType)}`)],
    options: (pair) => {
      const { before, after } = pair
      // Where the table was rewritten it is no catalog by now, or still is.
      const isDone = (option: string): boolean => isRewritten(pair) && isCatalog(option)
      return changeOptions(pair, before.options.filter((option) => !isDone(option) || after.options.includes(option)), after.options)
    },
    accessMethod: (pair) => rewriteAsPlain(pair, sql`SET ACCESS METHOD ${ident(pair.after.accessMethod ?? 'heap')}`),
    tablespace: (pair) => rewrite(pair, sql`SET TABLESPACE ${ident(pair.after.tablespace ?? 'pg_default')}`),
    rowSecurity: (pair) =>
      access(
        pair,
        pair.after.rowSecurity ? sql`ENABLE ROW LEVEL SECURITY` : sql`DISABLE ROW LEVEL SECURITY`,
        `row-level security of ${pair.id.path.join('.')} is ${pair.after.rowSecurity ? 'enabled' : 'disabled'}`,
      ),
    forceRowSecurity: (pair) =>
      access(
        pair,
        pair.after.forceRowSecurity ? sql`FORCE ROW LEVEL SECURITY` : sql`NO FORCE ROW LEVEL SECURITY`,
        `row-level security of ${pair.id.path.join('.')} ${pair.after.forceRowSecurity ? 'now holds' : 'no longer holds'} for the owner`,
      ),
    replicaIdentity: (pair) => (pair.after.replicaIdentity === 'index' ? [] : [change(pair, replicaIdentity(pair.after.replicaIdentity))]),
    owner: (pair, context) => [
      draft(ownerStatement(sql`TABLE ${ident(...pair.id.path)}`, pair.after.owner, context.user), {
        locks: [lock(pair.id.path, 'ACCESS EXCLUSIVE'), ...sequencesOf(pair.id, context).map((sequence) => lock(sequence, 'ACCESS EXCLUSIVE'))],
        hazards: [newOwner(pair.after.owner ?? context.user)],
      }),
    ],
  },
  waits: (pair, attribute, context) => {
    if (attribute === 'persistence') return [...tiedTables(pair, context), ...publishedBy(pair.id, context)]
    const becomesCatalog = attribute === 'options' && pair.after.options.some(isCatalog) && !pair.before.options.some(isCatalog)
    return becomesCatalog || (attribute === 'ofType' && pair.after.ofType !== null) ? columnsOf(pair.id, context) : []
  },
})

/** A table that becomes one of a type has the type's columns by then, and one that becomes a catalog is no longer rewritten. */
const columnsOf = ({ path }: Identity, { live }: Context): readonly Identity[] =>
  [...live.facts.values()].flatMap(({ id: of }) => (of.kind === 'column' && of.path[0] === path[0] && of.path[1] === path[1] ? [of] : []))

/** An unlogged table may refer to a logged one, but not the other way round: who refers is changed first, or who is referred to. */
function tiedTables({ id: of, after }: Pair<Table>, context: Context): readonly Identity[] {
  const own = of.path.join('\n')
  return [...context.live.facts.values()].flatMap((fact) => {
    const references = fact.attributes['references']
    if (fact.id.kind !== 'foreign key' || !Array.isArray(references)) return []
    const [from, to] = [fact.id.path.slice(0, 2), references.map(String)]
    if (from.join('\n') === to.join('\n')) return []
    if (from.join('\n') === own) return [fact.id, ...(after.persistence === 'unlogged' ? [] : [id('table', ...to)])]
    return to.join('\n') === own ? [fact.id, ...(after.persistence === 'unlogged' ? [id('table', ...from)] : [])] : []
  })
}

/** Publications take no unlogged tables. */
const publishedBy = (of: Identity, { live }: Context): readonly Identity[] =>
  [...live.facts.values()].flatMap(({ id: member }) => (member.kind === 'publication member' && member.path.slice(1).join('\n') === of.path.join('\n') ? [member] : []))

/** New name, new schema, or both. */
export function renameRelation(keyword: Sql, from: readonly string[], to: readonly string[]): readonly Draft[] {
  const [oldSchema = '', oldName = ''] = from
  const [newSchema = '', newName = ''] = to
  const locks = [lock(from, keyword === sql`INDEX` ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE')]
  return [
    ...(oldName === newName ? [] : [draft(sql`ALTER ${keyword} ${ident(oldSchema, oldName)} RENAME TO ${ident(newName)}`, { locks })]),
    ...(oldSchema === newSchema ? [] : [draft(sql`ALTER ${keyword} ${ident(oldSchema, newName)} SET SCHEMA ${ident(newSchema)}`, { locks })]),
  ]
}

