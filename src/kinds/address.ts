import type { Identity } from '../model/identity.ts'
import { ident, printed, sql, type Sql } from '../sql/sql.ts'

/** Name of a function, procedure or aggregate with its input types, as DROP and COMMENT take it: `public.f(integer, text)`. */
export function signature(of: Identity): Sql {
  const types = of.path[2] ?? ''
  return sql`${ident(...of.path.slice(0, 2))}(${printed(of.kind === 'aggregate' && types === '' ? '*' : types)})`
}

/** Name of an operator with its operand types: `public.=== (integer, integer)`; NONE stands for the missing left one. */
export function operatorSignature(of: Identity): Sql {
  return sql`${ident(of.path[0] ?? '')}.${printed(of.path[1] ?? '')} (${printed(of.path[2] ?? '')})`
}

/**
 * Keyword and name of an object as COMMENT ON, SECURITY LABEL ON, ALTER … OWNER TO and DROP take it.
 * Throws for what PostgreSQL has no such words for: defaults, partitions, user mappings, not null constraints (known by
 * their column), members of publications, and kinds with a target.
 */
export function address(of: Identity): Sql {
  const first = of.path[0] ?? ''
  const last = of.path.at(-1) ?? ''
  const qualified = (): Sql => ident(...of.path.slice(0, 2))
  switch (of.kind) {
    case 'role':
      return sql`ROLE ${ident(first)}`
    case 'schema':
      return sql`SCHEMA ${ident(first)}`
    case 'extension':
      return sql`EXTENSION ${ident(first)}`
    case 'language':
      return sql`LANGUAGE ${ident(first)}`
    case 'foreign data wrapper':
      return sql`FOREIGN DATA WRAPPER ${ident(first)}`
    case 'server':
      return sql`SERVER ${ident(first)}`
    case 'access method':
      return sql`ACCESS METHOD ${ident(first)}`
    case 'event trigger':
      return sql`EVENT TRIGGER ${ident(first)}`
    case 'publication':
      return sql`PUBLICATION ${ident(first)}`
    case 'subscription':
      return sql`SUBSCRIPTION ${ident(first)}`
    case 'collation':
      return sql`COLLATION ${qualified()}`
    case 'enum':
    case 'composite type':
    case 'range type':
    case 'base type':
      return sql`TYPE ${qualified()}`
    case 'domain':
      return sql`DOMAIN ${qualified()}`
    case 'text search parser':
      return sql`TEXT SEARCH PARSER ${qualified()}`
    case 'text search template':
      return sql`TEXT SEARCH TEMPLATE ${qualified()}`
    case 'text search dictionary':
      return sql`TEXT SEARCH DICTIONARY ${qualified()}`
    case 'text search configuration':
      return sql`TEXT SEARCH CONFIGURATION ${qualified()}`
    case 'sequence':
      return sql`SEQUENCE ${qualified()}`
    case 'table':
      return sql`TABLE ${qualified()}`
    case 'foreign table':
      return sql`FOREIGN TABLE ${qualified()}`
    case 'view':
      return sql`VIEW ${qualified()}`
    case 'materialized view':
      return sql`MATERIALIZED VIEW ${qualified()}`
    case 'conversion':
      return sql`CONVERSION ${qualified()}`
    case 'statistics':
      return sql`STATISTICS ${qualified()}`
    case 'index':
      return sql`INDEX ${ident(first, last)}`
    case 'column':
    case 'view column':
      return sql`COLUMN ${ident(...of.path)}`
    case 'function':
      return sql`FUNCTION ${signature(of)}`
    case 'procedure':
      return sql`PROCEDURE ${signature(of)}`
    case 'aggregate':
      return sql`AGGREGATE ${signature(of)}`
    case 'operator':
      return sql`OPERATOR ${operatorSignature(of)}`
    case 'operator family':
      return sql`OPERATOR FAMILY ${qualified()} USING ${ident(last)}`
    case 'operator class':
      return sql`OPERATOR CLASS ${qualified()} USING ${ident(last)}`
    case 'cast':
      return sql`CAST (${printed(first)} AS ${printed(last)})`
    case 'transform':
      return sql`TRANSFORM FOR ${printed(first)} LANGUAGE ${ident(last)}`
    case 'domain constraint':
      return sql`CONSTRAINT ${ident(last)} ON DOMAIN ${qualified()}`
    case 'constraint':
    case 'foreign key':
      return sql`CONSTRAINT ${ident(last)} ON ${qualified()}`
    case 'rule':
      return sql`RULE ${ident(last)} ON ${qualified()}`
    case 'trigger':
      return sql`TRIGGER ${ident(last)} ON ${qualified()}`
    case 'policy':
      return sql`POLICY ${ident(last)} ON ${qualified()}`
    case 'user mapping':
    case 'default':
    case 'partition':
    case 'publication member':
    case 'default privileges':
    case 'parameter privileges':
    case 'comment':
    case 'privilege':
    case 'security label':
      throw new Error(`PostgreSQL has no address for a ${of.kind}`)
  }
}

/** Keyword and name as GRANT … ON and REVOKE … ON take it; for a column its table, since its name stands with the privilege. */
export function grantAddress(of: Identity): Sql {
  switch (of.kind) {
    case 'table':
    case 'foreign table':
    case 'view':
    case 'materialized view':
    case 'column':
    case 'view column':
      return sql`TABLE ${ident(...of.path.slice(0, 2))}`
    case 'aggregate':
      // GRANT knows no aggregates, and FUNCTION takes no asterisk.
      return sql`FUNCTION ${signature({ ...of, kind: 'function' })}`
    case 'server':
      return sql`FOREIGN SERVER ${ident(...of.path)}`
    default:
      return address(of)
  }
}
