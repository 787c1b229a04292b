import { dollarQuoted, ident, join, literal, printed, sql, type Sql } from '../sql/sql.ts'
import type { Identity } from './kind.ts'
import { owner, userNamespace } from './query.ts'

/** What functions and procedures have in common. */
export type Routine = {
  /** As pg_get_function_arguments prints them, with defaults. */
  readonly arguments: string
  /** What CREATE OR REPLACE must not change; `names` of all arguments, '' for none; `outputs` are mode and type. */
  readonly shape: { readonly names: readonly string[]; readonly outputs: readonly string[]; readonly defaults: number }
  readonly language: string
  /** Byte for byte; null where there is an `sqlBody`. For C the symbol in `library`. */
  readonly body: string | null
  /** RETURN … or BEGIN ATOMIC … END, as PostgreSQL prints it. */
  readonly sqlBody: string | null
  readonly library: string | null
  readonly securityDefiner: boolean
  /** `name=value`, sorted. */
  readonly settings: readonly string[]
  /** Types, as PostgreSQL prints them. */
  readonly transforms: readonly string[]
  readonly owner: string | null
}

/**
 * The query of one sort of pg_proc rows.
 * @param prokind - condition on `p`
 * @param columns - further columns, of `p` (pg_proc), each with its name
 * @param joins - for them
 */
export function routineQuery(prokind: string, columns: readonly string[], joins = ''): string {
  return `
    WITH routine AS (
      SELECT p.*, n.nspname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE ${userNamespace('n')} AND ${prokind}
        -- constructors of range types belong to them
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
    ),
    type AS (
      SELECT t.oid, format_type(t.oid, NULL) AS text
      FROM (SELECT DISTINCT unnest(p.proargtypes::oid[] || coalesce(p.proallargtypes, '{}') || coalesce(p.protrftypes, '{}')) AS oid FROM routine p) t
    ),
    input AS (
      SELECT p.oid, string_agg(t.text, ', ' ORDER BY a.position) AS types
      FROM routine p, unnest(p.proargtypes) WITH ORDINALITY a (oid, position) JOIN type t ON t.oid = a.oid
      GROUP BY p.oid
    )
    SELECT p.oid::text AS oid, p.nspname AS schema, p.proname AS name, coalesce(i.types, '') AS types,
      pg_get_function_arguments(p.oid) AS arguments,
      ${columns.join(',\n      ')},
      ${owner('p.proowner')} AS owner
    FROM routine p LEFT JOIN input i ON i.oid = p.oid ${joins}`
}

/** Columns of `Routine` for `routineQuery`, without those that it has by itself; `p` is pg_proc, `l` pg_language. */
export const routineColumns: readonly string[] = [
  `jsonb_build_object(
        'names', coalesce(to_jsonb(p.proargnames), '[]'),
        'outputs', coalesce((SELECT jsonb_agg(m.mode::text || ' ' || t.text ORDER BY m.position)
          FROM unnest(p.proallargtypes, p.proargmodes) WITH ORDINALITY m (oid, mode, position) JOIN type t ON t.oid = m.oid
          WHERE m.mode IN ('o', 'b', 't')), '[]'),
        'defaults', p.pronargdefaults) AS shape`,
  'l.lanname AS language',
  'CASE WHEN p.prosqlbody IS NULL THEN p.prosrc END AS body',
  'pg_get_function_sqlbody(p.oid) AS "sqlBody"',
  'p.probin AS library',
  'p.prosecdef AS "securityDefiner"',
  `coalesce(p.proconfig, '{}'::text[]) AS settings`,
  'ARRAY(SELECT t.text FROM unnest(p.protrftypes) WITH ORDINALITY a (oid, position) JOIN type t ON t.oid = a.oid ORDER BY a.position) AS transforms',
]

export const routineJoins = 'JOIN pg_language l ON l.oid = p.prolang'

/** Settings whose value is a list of names, each quoted by itself (GUC_LIST_QUOTE). */
const lists: ReadonlySet<string> = new Set([
  'local_preload_libraries',
  'search_path',
  'session_preload_libraries',
  'shared_preload_libraries',
  'temp_tablespaces',
  'unix_socket_directories',
])

/** Elements of a list as PostgreSQL keeps it: `"$user", public`. */
function elements(list: string): readonly string[] {
  return [...list.matchAll(/"((?:[^"]|"")*)"|[^\s,"]+/g)].map((match) => match[1]?.replaceAll('""', '"') ?? match[0])
}

/** `SET name TO value` of an entry of proconfig. */
export function settingClause(entry: string): Sql {
  const at = entry.indexOf('=')
  const name = entry.slice(0, at)
  const value = entry.slice(at + 1)
  const values = lists.has(name.toLowerCase()) && value !== '' ? elements(value).map(literal) : [literal(value)]
  return sql`SET ${ident(...name.split('.'))} TO ${join(values, ', ')}`
}

/** The clauses that follow the arguments and the result; `options` come between language and settings. */
export function routineClauses(routine: Routine, options: readonly Sql[]): Sql {
  const { language, transforms, securityDefiner, settings } = routine
  const clauses = [
    sql`LANGUAGE ${ident(language)}`,
    ...(transforms.length === 0 ? [] : [sql`TRANSFORM ${join(transforms.map((type) => sql`FOR TYPE ${printed(type)}`), ', ')}`]),
    ...(securityDefiner ? [sql`SECURITY DEFINER`] : []),
    ...options,
    ...settings.map(settingClause),
    bodyClause(routine),
  ]
  return join(clauses, '\n')
}

function bodyClause({ body, sqlBody, library }: Routine): Sql {
  if (sqlBody !== null) return printed(sqlBody)
  if (library !== null) return sql`AS ${literal(library)}, ${literal(body ?? '')}`
  return sql`AS ${dollarQuoted(body ?? '')}`
}

/** Whether CREATE OR REPLACE refuses: other outputs, an argument's name changed, or fewer defaults. */
export function shapeBreaks(before: Routine, after: Routine): boolean {
  const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one, index) => one === b[index])
  return (
    !same(before.shape.outputs, after.shape.outputs) ||
    before.shape.names.some((name, index) => name !== '' && name !== after.shape.names[index]) ||
    after.shape.defaults < before.shape.defaults
  )
}

/** The name by which it is called, whatever its arguments. */
export const routineName = (of: Identity): string => `function:${of.path.slice(0, 2).join('.')}`

/** The name that functions, procedures and aggregates share. */
export function routineSlot(path: readonly string[]): string {
  return `function:${path.slice(0, 2).join('.')}(${path[2] ?? ''})`
}

