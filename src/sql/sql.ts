/** SQL text that is safe to run: made only by `` sql`…` ``, `ident`, `literal`, `join` and, where PostgreSQL printed it, `printed`. */
export type Sql = string & { readonly brand: 'sql' }

/** Composes SQL; only other `Sql` fits in, so that an unquoted name does not compile. */
export function sql(texts: TemplateStringsArray, ...parts: readonly Sql[]): Sql {
  let text = texts[0] ?? ''
  parts.forEach((part, index) => {
    text += part + (texts[index + 1] ?? '')
  })
  return text as Sql
}

const plainName = /^[a-z_][a-z0-9_$]*$/

/** Names as an SQL identifier, each quoted where it must be, joined by dots: `ident('public', 'Order')` is `public."Order"`. */
export function ident(...names: readonly string[]): Sql {
  return names.map((name) => (plainName.test(name) && !reservedWords.has(name) ? name : `"${name.replaceAll('"', '""')}"`)).join('.') as Sql
}

/** Text as an SQL string constant, whatever `standard_conforming_strings` says. */
export function literal(text: string): Sql {
  const quoted = `'${text.replaceAll("'", "''")}'`
  return (text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}`.trimStart() : quoted) as Sql
}

/** Text in dollar quotes with a tag that it does not contain; for bodies of functions. */
export function dollarQuoted(text: string, tag = ''): Sql {
  let free = tag
  while (text.includes(`$${free}$`) || text.endsWith(`$${free}`)) free += 'x'
  return `$${free}$${text}$${free}$` as Sql
}

/** SQL that PostgreSQL itself printed (an expression, a type), or a declaration's own text. Never something composed. */
export function printed(text: string): Sql {
  return reloadable(text) as Sql
}

/**
 * `x IN ('a')` over a varchar is printed `(ARRAY['a'::character varying])::text[]`. Read again, the parser moves the outer cast
 * into the elements, and the next print differs; with the elements' own array type said first it stays as it was.
 */
function reloadable(text: string): string {
  if (!text.includes('(ARRAY[')) return text
  return text.replace(castArray, (whole, elements: string, type: string | undefined, target: string) =>
    type === undefined || `${type}[]` === target ? whole : `((ARRAY[${elements}])::${type}[])::${target}`,
  )
}

/** An array of string constants, each with the same cast, that is cast as a whole. */
const castArray = /\(ARRAY\[((?:'(?:[^']|'')*'::[\w ."]+?(?:, )?)+?(?<=::([\w ."]+)))\]\)::([\w ."]+\[\])/g

/** The statement without what `printed` adds to keep the next print: what it makes is printed as after a reload. */
export function asReloaded(statement: Sql): Sql {
  return statement.replace(keptArray, '($1)') as Sql
}

const keptArray = /\(\((ARRAY\[(?:'(?:[^']|'')*'::[\w ."]+?(?:, )?)+\])\)::[\w ."]+\[\]\)(?=::)/g

export function join(parts: readonly Sql[], separator: string): Sql {
  return parts.join(separator) as Sql
}

export const nothing = '' as Sql

/** Words that cannot be an identifier without quotes: reserved ones, and those that cannot be a type, function or column name. PostgreSQL 18, appendix C. */
const reservedWords = new Set(
  `all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast char character check coalesce
  collate collation column concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp
  current_user dec decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign freeze from full grant greatest group
  grouping having ilike in initially inner inout int integer intersect interval into is isnull join json json_array json_arrayagg json_exists json_object
  json_objectagg json_query json_scalar json_serialize json_table json_value lateral leading least left like limit localtime localtimestamp merge_action national natural nchar none
  normalize not notnull null nullif numeric offset on only or order out outer overlaps overlay placing position precision primary real references returning right
  row select session_user setof similar smallint some substring symmetric system_user table tablesample then time timestamp to trailing treat trim true
  union unique user using values varchar variadic verbose when where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces
  xmlparse xmlpi xmlroot xmlserialize xmltable`.split(/\s+/),
)
