import { ident, join, nothing, printed, sql, type Sql } from '../sql/sql.ts'

/** An operator of a class or family, under its strategy number. */
export type MemberOperator = {
  readonly strategy: number
  readonly schema: string
  readonly name: string
  readonly left: string
  readonly right: string
  /** The family that sorts by it, schema and name; null for a search operator. */
  readonly orderBy: readonly [schema: string, name: string] | null
}

/** A support function of a class or family, under its number. */
export type MemberFunction = {
  readonly number: number
  readonly left: string
  readonly right: string
  /** With its argument types, as regprocedure prints it. */
  readonly function: string
}

/** Columns `operators` and `functions` of what pg_depend ties to an object: an operator class owns them, a family has the rest. */
export function memberColumns(catalog: 'pg_opclass' | 'pg_opfamily', oid: string): string {
  const tied = (member: string): string =>
    `d.classid = '${member}'::regclass AND d.refclassid = '${catalog}'::regclass AND d.refobjid = ${oid}`
  const type = (column: string): string => `format_type(${column}, NULL)`
  return `
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('strategy', m.amopstrategy, 'schema', n.nspname, 'name', p.oprname,
            'left', ${type('m.amoplefttype')}, 'right', ${type('m.amoprighttype')},
            'orderBy', CASE WHEN s.oid IS NOT NULL THEN jsonb_build_array(sn.nspname, s.opfname) END)
          ORDER BY m.amopstrategy, ${type('m.amoplefttype')} COLLATE "C", ${type('m.amoprighttype')} COLLATE "C")
        FROM pg_depend d JOIN pg_amop m ON m.oid = d.objid JOIN pg_operator p ON p.oid = m.amopopr JOIN pg_namespace n ON n.oid = p.oprnamespace
          LEFT JOIN pg_opfamily s ON s.oid = m.amopsortfamily LEFT JOIN pg_namespace sn ON sn.oid = s.opfnamespace
        WHERE ${tied('pg_amop')}), '[]') AS operators,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('number', m.amprocnum, 'left', ${type('m.amproclefttype')}, 'right', ${type('m.amprocrighttype')},
            'function', m.amproc::regprocedure::text)
          ORDER BY m.amprocnum, ${type('m.amproclefttype')} COLLATE "C", ${type('m.amprocrighttype')} COLLATE "C")
        FROM pg_depend d JOIN pg_amproc m ON m.oid = d.objid
        WHERE ${tied('pg_amproc')}), '[]') AS functions`
}

export const operatorClause = ({ strategy, schema, name, left, right, orderBy }: MemberOperator): Sql =>
  sql`OPERATOR ${printed(String(strategy))} ${ident(schema)}.${printed(name)} (${printed(left)}, ${printed(right)})${orderBy === null ? nothing : sql` FOR ORDER BY ${ident(...orderBy)}`}`

export const functionClause = ({ number, left, right, function: called }: MemberFunction): Sql =>
  sql`FUNCTION ${printed(String(number))} (${join([printed(left), printed(right)], ', ')}) ${printed(called)}`
