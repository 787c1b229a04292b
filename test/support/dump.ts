/** How two dumps may differ and still be equal. */
export interface DumpLeniency {
  /** Columns of a table in any order: ALTER TABLE can only append. */
  readonly anyColumnOrder?: boolean
  /** Columns and checks of tables that inherit may be declared there too: those of a table that was there before are. */
  readonly anyLocality?: boolean
  /** Sequences of identity columns, known by their names, may have any privileges: they are not managed. */
  readonly anyIdentityPrivileges?: boolean
}

const usual: ReadonlyMap<string, string> = new Map([
  ['default_tablespace', "''"],
  ['default_table_access_method', 'heap'],
])
const setting = /^SET (default_tablespace|default_table_access_method) = (.*);$/

/**
 * A dump as a sorted list of entries: what pg_dump's order, version and session say is gone, what the schema says is all there.
 * Within an entry grants and storage parameters are sorted. Nothing else is touched: the comparison is strict on purpose.
 * @param dump - the output of `pg_dump --schema-only`
 */
export function dumpEntries(dump: string, leniency: DumpLeniency = {}): readonly string[] {
  const settings = new Map(usual)
  const handedDown = leniency.anyLocality === true ? repeatedChecks(dump) : new Set<string>()
  const entries: string[] = []
  // An entry begins at a comment of three lines, the second of which gives name, type, schema and owner.
  const parts = dump.replaceAll('\r\n', '\n').split(/^--\n-- (?=(?:Name|Data for Name): )/m)
  parts.forEach((part, index) => {
    const lines = part.split('\n')
    if (index > 0) entries.push(entry(lines))
    // A setting that follows an entry is for the next.
    for (const line of lines) {
      const set = setting.exec(line)
      if (set?.[1] !== undefined && set[2] !== undefined) settings.set(set[1], set[2])
    }
  })
  const heirs = new Set(leniency.anyLocality === true ? entries.filter((entry) => entry.includes('\nINHERITS (')).map(nameIn) : [])
  return entries
    // A default of a column that is declared there too is part of its declaration.
    .filter((entry) => !/^Name: .*; Type: DEFAULT;/.test(entry) || ![...heirs].some((heir) => entry.startsWith(`Name: ${heir} `)))
    .filter((entry) => leniency.anyIdentityPrivileges !== true || !/^Name: SEQUENCE "?[^;]*_seq"?; Type: ACL;/.test(entry))
    .sort()

  function entry(lines: readonly string[]): string {
    const title = lines[0] ?? ''
    const body: string[] = []
    for (const line of lines.slice(2)) {
      if (setting.test(line)) continue
      if (line === '--' || line === '-- PostgreSQL database dump complete' || /^\\(?:un)?restrict /.test(line)) continue
      body.push(line)
    }
    const used = /; Type: (?:TABLE|INDEX|MATERIALIZED VIEW|CONSTRAINT);/.test(title)
      ? [...settings].filter(([name, value]) => value !== usual.get(name)).map(([name, value]) => `SET ${name} = ${value};`)
      : []
    return [title, ...used, ...normaliseBody(title, body.join('\n').trim(), leniency, handedDown)].join('\n')
  }
}

const nameIn = (entry: string): string => /^Name: ([^;]*);/.exec(entry)?.[1] ?? ''

/** Lines in which two dumps differ, by entry, `-` and `+` as in a diff; empty where they are equal. */
export function dumpDifference(want: string, got: string, leniency: DumpLeniency = {}): readonly string[] {
  const wanted = new Set(dumpEntries(want, leniency))
  const found = new Set(dumpEntries(got, leniency))
  const lines: string[] = []
  for (const entry of wanted) if (!found.has(entry)) lines.push(...entry.split('\n').map((line) => `- ${line}`))
  for (const entry of found) if (!wanted.has(entry)) lines.push(...entry.split('\n').map((line) => `+ ${line}`))
  return lines
}

/** A dump without the journal, which is schemactl's own, and no part of the schema. */
export function withoutJournal(dump: string): string {
  return dump
    .split(/(?=^--\n-- Name: )/m)
    .filter((entry) => !/^--\n-- (?:Name: (?:SCHEMA )?schemactl; Type: |Name: [^\n]*; Schema: schemactl;)/.test(entry))
    .join('')
}

const checkIn = (item: string): string => /^ {4}CONSTRAINT ("[^"]*"|\S+) CHECK /.exec(item)?.[1] ?? ''

/** Names of checks that more than one table says: a parent's and its child's. */
function repeatedChecks(dump: string): ReadonlySet<string> {
  const names = dump.split('\n').map(checkIn).filter((name) => name !== '')
  return new Set(names.filter((name, at) => names.indexOf(name) !== at))
}

/** Of a column that is declared there, or was. */
const ownNotNull = /^ {4}CONSTRAINT (?:"[^"]*"|\S+) NOT NULL /

function normaliseBody(title: string, body: string, leniency: DumpLeniency, handedDown: ReadonlySet<string>): readonly string[] {
  const type = /; Type: ([A-Z ]+);/.exec(title)?.[1] ?? ''
  let text = body.replace(/(?<=\s)WITH \(([^()]*=[^()]*)\)/g, (_, parameters: string) => `WITH (${parameters.split(', ').sort().join(', ')})`)
  if (type === 'ACL' || type === 'DEFAULT ACL') text = text.split('\n').filter((line) => line !== '').sort().join('\n')
  if (leniency.anyColumnOrder === true && (type === 'TABLE' || type === 'FOREIGN TABLE')) {
    text = text.replace(/^(CREATE (?:UNLOGGED |FOREIGN )?TABLE [^\n]*\(\n)([\s\S]*?)(\n\)[^\n]*(?:\nINHERITS \()?)/m, (_, head: string, columns: string, tail: string) => {
      const items = columns.split(/,\n(?= {4}\S)/).filter((item) => leniency.anyLocality !== true || !tail.includes('\nINHERITS (') || (/^ {4}CONSTRAINT /.test(item) && !ownNotNull.test(item) && !handedDown.has(checkIn(item))))
      return `${items.length === 0 ? head.slice(0, -1) : head}${items.sort().join(',\n')}${tail}`
    })
    // What is said of columns one by one comes in their order too.
    text = text.replace(/(?:^ALTER (?:FOREIGN )?TABLE ONLY [^\n]* ALTER COLUMN [^\n]*;\n?)+/gm, (lines) => lines.split('\n').sort().join('\n'))
  }
  // Their columns are kept in the order that they have in the table.
  if (leniency.anyColumnOrder === true && type === 'STATISTICS') {
    text = text.replace(/ ON ([^()\n]*) FROM /, (_, columns: string) => ` ON ${columns.split(', ').sort().join(', ')} FROM `)
  }
  return text.split('\n')
}
