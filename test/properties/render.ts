import { chosen, condition, type Known } from './conditions.ts'
import type { Column, Extras, Numbered, Routine, Schema, Table, TypeRef, View } from './random-schema.ts'
import { bigint, builtins, domainBase, enumValue, enumValues, plainText, typesOf, type DataType } from './types.ts'

/** A table as rows can be put into it. */
export interface Seedable {
  readonly name: string
  /** With three values each; generated columns are left out. */
  readonly columns: readonly { readonly name: string; readonly values: readonly string[] }[]
}

export interface Rendered {
  readonly statements: readonly string[]
  readonly tables: readonly Seedable[]
}

/** Roles that random schemas speak of. */
export const roles = ['reader', 'writer', 'owner_role'] as const

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const named = (n: number, prefix: string): string => (n === 3 ? `"${prefix.toUpperCase()} ${n}"` : `${prefix}${n}`)
const names = (...list: readonly (string | false | undefined)[]): string => list.filter((part) => typeof part === 'string' && part !== '').join(' ')
const one = <T>(list: readonly T[], at: number, otherwise: T): T => list[at] ?? otherwise

const privilegesOn: { readonly [object: string]: readonly string[] } = {
  TABLE: ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'REFERENCES', 'TRIGGER'],
  SEQUENCE: ['USAGE', 'SELECT', 'UPDATE', 'USAGE', 'SELECT', 'UPDATE'],
  SCHEMA: ['USAGE', 'CREATE', 'USAGE', 'CREATE', 'USAGE', 'CREATE'],
  ROUTINE: ['EXECUTE', 'EXECUTE', 'EXECUTE', 'EXECUTE', 'EXECUTE', 'EXECUTE'],
  TYPE: ['USAGE', 'USAGE', 'USAGE', 'USAGE', 'USAGE', 'USAGE'],
}

interface TableShape {
  readonly table: Table
  readonly name: string
  readonly parent: TableShape | undefined
  /** With those of the parent. */
  readonly columns: readonly Known[]
  readonly own: readonly Rendering[]
  readonly keyColumns: readonly string[]
}

interface Rendering {
  readonly known: Known
  readonly definition: string
  readonly generated: boolean
  readonly column: Column | null
}

interface ViewShape {
  readonly name: string
  readonly columns: readonly Known[]
  /** Of a table with a key on `id`, so that a query may be grouped by it. */
  readonly keyed: boolean
}

/** One side of a pair as statements, in an order that loads. */
export function render(schema: Schema): Rendered {
  const statements: string[] = []
  const add = (statement: string): number => statements.push(statement)
  const spaces = ['public', ...schema.schemas.map(({ n }) => named(n === 1 ? 3 : n, 'space'))]
  const placeOf = (place: number): string => (place === 0 || schema.schemas.every((one) => one.n !== place - 1) ? 'public' : named(place === 2 ? 3 : place - 1, 'space'))
  const qualified = (place: number, name: string): string => `${placeOf(place)}.${name}`
  const typeOf = typesOf(schema, qualified)

  const comment = (object: string, pick: number): void => {
    if (pick > 0) add(`COMMENT ON ${object} IS ${quoted(pick === 1 ? 'said of it' : "something's else")}`)
  }
  const furnish = (what: string, grantable: string | null, name: string, place: number | null, { comment: said, owned, grants }: Extras, ownable = true): void => {
    comment(`${what} ${name}`, said)
    if (owned && ownable && (place === null || placeOf(place) === 'public')) add(`ALTER ${what} ${name} OWNER TO owner_role`)
    if (grantable === null) return
    for (const pick of grants) {
      const role = one(['reader', 'writer', 'PUBLIC'], pick % 3, 'reader')
      const option = pick === 4 && role !== 'PUBLIC' ? ' WITH GRANT OPTION' : ''
      add(`GRANT ${one(privilegesOn[grantable] ?? [], pick, 'ALL')} ON ${grantable} ${name} TO ${role}${option}`)
    }
  }

  const defaultPrivileges = (early: boolean): void => {
    for (const { n, in: where, on, option, revoke } of schema.defaultPrivileges) {
      if ((n === 0) !== early) continue
      const space = where === 0 ? '' : ` IN SCHEMA ${spaces[where - 1] ?? 'public'}`
      const object = one(['TABLES', 'SEQUENCES', 'FUNCTIONS', 'TYPES'], on, 'TABLES')
      const privilege = one(['SELECT', 'USAGE', 'EXECUTE', 'USAGE'], on, 'SELECT')
      add(`ALTER DEFAULT PRIVILEGES${space} GRANT ${privilege} ON ${object} TO ${n === 0 ? 'reader' : 'writer'}${option ? ' WITH GRANT OPTION' : ''}`)
      if (revoke && where === 0) add('ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC')
    }
  }

  for (const { n, extras } of schema.schemas) {
    const name = named(n === 1 ? 3 : n, 'space')
    add(`CREATE SCHEMA ${name}`)
    add(`GRANT USAGE ON SCHEMA ${name} TO PUBLIC`)
    furnish('SCHEMA', 'SCHEMA', name, null, extras, false)
  }
  defaultPrivileges(true)

  for (const { n, place, values, extras } of schema.enums) {
    const name = qualified(place, `e${n}`)
    add(`CREATE TYPE ${name} AS ENUM (${values.map((value) => quoted(enumValues[value] ?? 'a')).join(', ')})`)
    furnish('TYPE', 'TYPE', name, place, extras)
  }
  for (const { n, place, base, notNull, default: given, checks, extras } of schema.domains) {
    const name = qualified(place, `d${n}`)
    const type = domainBase(base)
    add(names(`CREATE DOMAIN ${name} AS ${type.sql}`, given > 0 && `DEFAULT ${one(type.values, given - 1, 'NULL')}`, notNull && 'NOT NULL'))
    for (const check of checks) {
      const text = condition({ name: 'VALUE', type, stored: true }, check.way * 2)
      add(`ALTER DOMAIN ${name} ADD CONSTRAINT d${n}_check${check.n} CHECK (${text})${check.notValid ? ' NOT VALID' : ''}`)
    }
    furnish('DOMAIN', 'TYPE', name, place, extras)
  }
  const attributeType = (ref: TypeRef): DataType => (ref.sort === 'builtin' || ref.sort === 'enum' ? typeOf(ref) : plainText)
  for (const { n, place, attributes, extras } of schema.composites) {
    const name = qualified(place, `y${n}`)
    add(`CREATE TYPE ${name} AS (${['x integer', ...attributes.map((one) => `a${one.n} ${attributeType(one.type).sql}`)].join(', ')})`)
    for (const one of attributes) comment(`COLUMN ${name}.a${one.n}`, one.comment)
    furnish('TYPE', 'TYPE', name, place, extras)
  }
  for (const { n, place, of, extras } of schema.ranges) {
    const name = qualified(place, `r${n}`)
    add(`CREATE TYPE ${name} AS RANGE (subtype = ${one(['float8', 'text', 'date'], of, 'date')}, multirange_type_name = ${qualified(place, `r${n}_many`)})`)
    furnish('TYPE', 'TYPE', name, place, extras)
  }
  for (const { n, place, locale, comment: said } of schema.collations) {
    const name = qualified(place, `collation${n}`)
    add(`CREATE COLLATION ${name} (provider = builtin, locale = ${quoted(one(['C', 'C.UTF-8'], locale, 'C'))})`)
    comment(`COLLATION ${name}`, said)
  }
  for (const { n, place, stop, configuration, mapping, comment: said } of schema.dictionaries) {
    const name = qualified(place, `words${n}`)
    add(`CREATE TEXT SEARCH DICTIONARY ${name} (TEMPLATE = pg_catalog.simple${stop ? ", Accept = 'false'" : ''})`)
    comment(`TEXT SEARCH DICTIONARY ${name}`, said)
    if (!configuration) continue
    const whole = qualified(place, `search${n}`)
    add(`CREATE TEXT SEARCH CONFIGURATION ${whole} (PARSER = pg_catalog."default")`)
    add(`ALTER TEXT SEARCH CONFIGURATION ${whole} ADD MAPPING FOR ${one(['asciiword', 'word', 'asciiword, word'], mapping, 'word')} WITH ${name}`)
    comment(`TEXT SEARCH CONFIGURATION ${whole}`, said)
  }
  for (const { n, place, type, increment, start, cycle, cache, limits, extras } of schema.sequences) {
    const name = qualified(place, `s${n}`)
    add(
      names(
        `CREATE SEQUENCE ${name} AS ${one(['bigint', 'integer', 'smallint'], type, 'bigint')}`,
        `INCREMENT BY ${one(['1', '2', '10'], increment, '1')}`,
        limits && 'MINVALUE 1 MAXVALUE 30000',
        `START WITH ${one(['1', '5', '100'], start, '1')}`,
        cache && 'CACHE 20',
        cycle && 'CYCLE',
      ),
    )
    furnish('SEQUENCE', 'SEQUENCE', name, place, extras, false)
  }

  // Routines that need no table.
  const settingsOf = ({ strict, definer, settings, parallel, cost }: Routine): string =>
    names(strict && 'STRICT', definer && 'SECURITY DEFINER', parallel && 'PARALLEL SAFE', cost && 'COST 500', settings && "SET search_path = public, pg_temp SET work_mem = '8MB'")
  const finish = (what: string, name: string, routine: Routine): void => {
    furnish(what, 'ROUTINE', name, routine.place, routine.extras)
    if (routine.revoked && ![0, 1, 2, 7].includes(routine.sort)) add(`REVOKE EXECUTE ON ROUTINE ${name} FROM PUBLIC`)
  }
  const volatility = (routine: Routine): string => one(['VOLATILE', 'STABLE', 'IMMUTABLE'], routine.volatility, 'VOLATILE')
  const routineName = (routine: Routine & Numbered): string => qualified(routine.place, named(routine.n, 'f'))
  const numberFunction = schema.routines.find(({ sort }) => sort === 0)
  const textFunction = schema.routines.find(({ sort }) => sort === 1)
  const truth = schema.routines.find(({ sort }) => sort === 2)
  const returnsEnum = schema.routines.find(({ sort }) => sort === 7)
  for (const routine of schema.routines) {
    const name = routineName(routine)
    const how = settingsOf(routine)
    switch (routine.sort) {
      case 0: {
        const [args, types] = one([['a bigint', 'bigint'], ['a bigint, b bigint DEFAULT 1', 'bigint, bigint'], ['a numeric', 'numeric']] as const, routine.arguments, ['a bigint', 'bigint'])
        const body = one(['SELECT (a * 2)::bigint', 'SELECT (a + 1)::bigint', 'SELECT a::bigint'], routine.body, 'SELECT a::bigint')
        add(names(`CREATE FUNCTION ${name}(${args}) RETURNS bigint LANGUAGE sql IMMUTABLE`, how, `AS ${quoted(body)}`))
        finish('FUNCTION', `${name}(${types})`, routine)
        break
      }
      case 1: {
        const [args, types] = one([['a text', 'text'], ["a text, b text DEFAULT 'x'", 'text, text'], ['a varchar', 'varchar']] as const, routine.arguments, ['a text', 'text'])
        const body = one(['lower(a)', "a || 'x'", 'a'], routine.body, 'a')
        add(names(`CREATE FUNCTION ${name}(${args}) RETURNS text LANGUAGE plpgsql IMMUTABLE`, how, `AS ${quoted(`BEGIN RETURN ${body}; END`)}`))
        finish('FUNCTION', `${name}(${types})`, routine)
        break
      }
      case 2:
        add(names(`CREATE FUNCTION ${name}() RETURNS boolean LANGUAGE sql STABLE`, how, routine.body === 0 ? 'RETURN current_user IS NOT NULL' : `AS ${quoted(`SELECT ${routine.body === 1 ? 'true' : 'session_user IS NOT NULL'}`)}`))
        finish('FUNCTION', `${name}()`, routine)
        break
      case 5:
        add(names(`CREATE PROCEDURE ${name}(a integer, INOUT b text${routine.arguments === 1 ? ", c text DEFAULT 'x'" : ''}) LANGUAGE plpgsql`, routine.definer && 'SECURITY DEFINER', `AS ${quoted(`BEGIN b := a::text || '${routine.body}'; END`)}`))
        finish('PROCEDURE', `${name}(integer, text${routine.arguments === 1 ? ', text' : ''})`, routine)
        break
      case 6:
        add(`CREATE AGGREGATE ${name}(bigint) (SFUNC = ${one(['int8pl', 'int8larger', 'int8smaller'], routine.body, 'int8pl')}, STYPE = bigint${routine.strict ? ", INITCOND = '0'" : ''}${routine.parallel ? ', PARALLEL = SAFE' : ''})`)
        finish('AGGREGATE', `${name}(bigint)`, routine)
        break
      case 7: {
        const found = schema.enums.find(({ n }) => n === routine.about) ?? schema.enums[0]
        if (found === undefined) break
        const type = qualified(found.place, `e${found.n}`)
        const atomic = routine.arguments === 1
        add(names(`CREATE FUNCTION ${name}(a ${type} DEFAULT NULL) RETURNS ${type} LANGUAGE sql`, volatility(routine), how, atomic ? `RETURN coalesce(a, ${enumValue(found.values, 0)}::${type})` : `AS ${quoted(`SELECT coalesce(a, ${enumValue(found.values, 0)}::${type})`)}`))
        finish('FUNCTION', `${name}(${type})`, routine)
        break
      }
    }
  }
  const call = (column: Known): string | null => {
    if (column.type.sort === 'number' && numberFunction !== undefined) return `${routineName(numberFunction)}(${column.name}::bigint)`
    if (column.type.sort === 'text' && textFunction !== undefined) return `${routineName(textFunction)}(${column.name}::text)`
    return null
  }

  // Tables, each after those that it inherits from.
  const shapes: TableShape[] = []
  for (const table of schema.tables) {
    const shape = shapeOf(table, shapes)
    shapes.push(shape)
    renderTable(shape)
  }
  for (const { n, place, ownedBy } of schema.sequences) {
    const owner = shapes.find(({ table }) => table.n === ownedBy && placeOf(table.place) === placeOf(place))
    if (owner !== undefined && !owner.table.extras.owned) add(`ALTER SEQUENCE ${qualified(place, `s${n}`)} OWNED BY ${owner.name}.id`)
  }
  for (const shape of shapes) renderReferences(shape)

  function shapeOf(table: Table & Numbered, before: readonly TableShape[]): TableShape {
    const name = qualified(table.place, named(table.n, 't'))
    const parent = table.partitioned === 0 && table.inherits > 0 ? before.findLast((one) => one.table.partitioned === 0 && one.table.n === table.inherits - 1) : undefined
    const own: Rendering[] = []
    if (parent === undefined) own.push({ known: { name: 'id', type: bigint, stored: true }, definition: 'id bigint NOT NULL', generated: false, column: null })
    for (const { n, notNull } of table.references) {
      const known = { name: `ref${n}_${table.n}`, type: bigint, stored: true }
      own.push({ known, definition: `${known.name} bigint${notNull ? ' NOT NULL' : ''}`, generated: false, column: null })
    }
    const sources: Known[] = []
    const prefix = parent === undefined ? 'c' : `k${table.n}_`
    for (const column of table.columns) {
      const columnName = named(column.n, prefix)
      // What is computed at each reading may use nothing that users define: no domain either.
      const source = column.generated === 0 ? undefined : chosen(column.generated === 1 ? sources : sources.filter(({ type }) => builtins.includes(type)), column.source)
      if (source !== undefined) {
        const type = source.type.sort === 'text' ? plainText : bigint
        const expression = source.type.sort === 'text' ? `upper(${source.name})` : (column.generated === 1 ? (call(source) ?? `${source.name}::bigint * 2`) : `${source.name}::bigint * 2`)
        own.push({
          known: { name: columnName, type, stored: column.generated === 1 },
          definition: `${columnName} ${type.sql} GENERATED ALWAYS AS (${expression}) ${column.generated === 1 ? 'STORED' : 'VIRTUAL'}`,
          generated: true,
          column,
        })
        continue
      }
      const type = typeOf(column.type)
      const known = { name: columnName, type, stored: true }
      if (type.sort === 'number' || (type.sort === 'text' && column.type.sort === 'builtin')) sources.push(known)
      const identity = column.identity > 0 && ['bigint', 'integer', 'smallint'].includes(type.sql)
      const definition = names(
        `${columnName} ${type.sql}`,
        identity ? `GENERATED ${column.identity === 1 ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY` : defaultOf(column, type),
        column.notNull && 'NOT NULL',
      )
      own.push({ known, definition, generated: false, column })
    }
    const columns = [...(parent?.columns ?? []), ...own.map(({ known }) => known)]
    const second = own.find(({ known, column }) => column !== null && known.stored && known.type.ordered)
    const keyColumns = table.key === 0 ? [] : table.key === 1 || second === undefined ? ['id'] : ['id', second.known.name]
    return { table, name, parent, columns, own, keyColumns }
  }

  function defaultOf(column: Column, type: DataType): string {
    const [first, second] = type.values
    switch (column.default) {
      case 1:
        return `DEFAULT ${first}`
      case 2:
        return `DEFAULT ${second}`
      case 3: {
        const sequence = schema.sequences.find(({ n }) => n === column.source) ?? schema.sequences[0]
        return type.sort === 'number' && sequence !== undefined ? `DEFAULT nextval('${qualified(sequence.place, `s${sequence.n}`)}')` : `DEFAULT ${first}`
      }
      case 4: {
        if (type.sort === 'number' && numberFunction !== undefined) return `DEFAULT ${routineName(numberFunction)}(1)`
        if (type.sort === 'text' && textFunction !== undefined) return `DEFAULT ${routineName(textFunction)}('a')`
        const about = schema.enums.find(({ n }) => n === returnsEnum?.about) ?? schema.enums[0]
        if (type.sort === 'enum' && returnsEnum !== undefined && about !== undefined && type.sql === qualified(about.place, `e${about.n}`)) return `DEFAULT ${routineName(returnsEnum)}()`
        return `DEFAULT ${second}`
      }
      case 5:
        return `DEFAULT ${type.volatile ?? second}`
      default:
        return ''
    }
  }

  function renderTable(shape: TableShape): void {
    const { table, name, parent, columns, own, keyColumns } = shape
    const key = named(table.n, 't').replaceAll('"', '')
    const called = (suffix: string): string => `"${key}_${suffix}"`
    const partitioned = table.partitioned > 0
    const by = one(['', 'LIST (id)', 'RANGE (id)', 'HASH (id)'], table.partitioned, '')
    const body = own.map(({ definition }) => `  ${definition}`)
    if (keyColumns.length > 0) body.push(`  CONSTRAINT ${called('pkey')} PRIMARY KEY (${keyColumns.join(', ')})`)
    const ordered = columns.filter(({ stored, type }) => stored && type.ordered)
    for (const { n, columns: picks, nulls, deferrable, include } of table.uniques) {
      const list = columnsOf(ordered, picks)
      if (list.length === 0) continue
      if (partitioned && !list.includes('id')) list.push('id')
      const included = include && deferrable === 0 && !list.includes('id') ? ' INCLUDE (id)' : ''
      body.push(`  CONSTRAINT ${called(`unique${n}`)} UNIQUE${nulls ? ' NULLS NOT DISTINCT' : ''} (${list.join(', ')})${included}${deferral(deferrable)}`)
    }
    if (table.exclusion && !partitioned) body.push(`  CONSTRAINT ${called('exclusion')} EXCLUDE USING btree (id WITH =)`)
    const options = partitioned ? '' : one(['', ' WITH (fillfactor = 70)', ' WITH (autovacuum_enabled = false, fillfactor = 90)'], table.options, '')
    add(
      `CREATE ${isUnlogged(table) ? 'UNLOGGED ' : ''}TABLE ${name} (\n${body.join(',\n')}\n)${parent === undefined ? '' : ` INHERITS (${parent.name})`}${partitioned ? ` PARTITION BY ${by}` : ''}${options}`,
    )
    for (const { n, on, way, notValid, noInherit, notEnforced, comment: said } of table.checks) {
      const column = chosen(columns, on)
      if (column === undefined) continue
      // Partitions that are made later have it valid: as the parent's is all that is compared.
      const tail = names(noInherit && !partitioned && 'NO INHERIT', notEnforced ? 'NOT ENFORCED' : notValid && !partitioned && 'NOT VALID')
      add(`ALTER TABLE ${name} ADD CONSTRAINT ${called(`check${n}`)} CHECK (${condition(column, way)}) ${tail}`)
      comment(`CONSTRAINT ${called(`check${n}`)} ON ${name}`, said)
    }
    for (const { known, column, generated } of own) {
      if (column === null) continue
      comment(`COLUMN ${name}.${known.name}`, column.comment)
      if (column.statistics > 0 && !(generated && !known.stored)) add(`ALTER TABLE ${name} ALTER COLUMN ${known.name} SET STATISTICS ${column.statistics * 50}`)
      if (column.storage > 0 && ['text', 'json', 'array'].includes(known.type.sort) && known.stored) add(`ALTER TABLE ${name} ALTER COLUMN ${known.name} SET STORAGE ${one(['', 'EXTERNAL', 'MAIN', 'EXTENDED'], column.storage, 'MAIN')}`)
      if (column.granted) add(`GRANT SELECT (${known.name}), UPDATE (${known.name}) ON TABLE ${name} TO reader`)
    }
    renderPartitions(shape, called)
    for (const { n, columns: picks, method, unique, expression, where, include, descending, options: stored, comment: said } of table.indexes) {
      const way = one(['btree', 'hash', 'gin', 'brin'], method, 'btree')
      const list = columnsOf(
        columns.filter((column) => column.stored && (way === 'gin' ? column.type.sort === 'array' || column.type.sql === 'jsonb' : column.type.ordered && (way !== 'brin' || ['number', 'time'].includes(column.type.sort)))),
        picks,
      )
      const base = chosen(columns, picks[0] ?? 0, (column) => column.stored && ['number', 'text'].includes(column.type.sort))
      const computed = base === undefined || way !== 'btree' || expression === 0 ? null : expression === 1 ? (base.type.sort === 'text' ? `lower(${base.name})` : `(${base.name} + 1)`) : expression === 2 ? call(base) : `(${base.name} IS NULL)`
      const usable = way === 'btree' || list.length > 0 ? way : 'btree'
      const keys = usable === 'hash' ? list.slice(0, 1) : usable === way ? list : ['id']
      // Of two that are alike PostgreSQL takes the one or the other for the part of a partitioned table's.
      const isUnique = unique && usable === 'btree' && !(partitioned && table.uniques.length > 0)
      if (isUnique && partitioned && !keys.includes('id')) keys.push('id')
      const all = computed === null || (isUnique && partitioned) ? keys : [...keys.filter((key) => key !== base?.name), computed]
      if (all.length === 0) continue
      // ATTACH PARTITION takes indexes of either direction for the same.
      if (usable === 'btree' && descending && !partitioned) all[0] = `${all[0] ?? 'id'} DESC NULLS LAST`
      const on = where === 0 ? undefined : chosen(columns, where, (column) => column.stored && column.type.sort !== 'time' && column.type.sort !== 'json')
      const index = called(`index${n}`)
      add(
        names(
          `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX ${index} ON ${name} USING ${usable} (${all.join(', ')})`,
          include && usable === 'btree' && !all.some((key) => key.startsWith('id')) && 'INCLUDE (id)',
          stored && usable === 'btree' && 'WITH (fillfactor = 60)',
          on !== undefined && `WHERE ${condition(on, where)}`,
        ),
      )
      comment(`INDEX ${placeOf(table.place)}.${index}`, said)
    }
    for (const { n, columns: picks, kinds, target, comment: said } of table.statistics) {
      const list = columnsOf(ordered, picks)
      if (list.length < 2) continue
      const statistics = `${placeOf(table.place)}.${called(`statistics${n}`)}`
      add(`CREATE STATISTICS ${statistics}${one(['', ' (ndistinct)', ' (dependencies, mcv)', ' (mcv)'], kinds, '')} ON ${list.join(', ')} FROM ${name}`)
      if (target > 0) add(`ALTER STATISTICS ${statistics} SET STATISTICS 200`)
      comment(`STATISTICS ${statistics}`, said)
    }
    if (!partitioned) {
      const identity = one(['', 'FULL', 'NOTHING', keyColumns.length > 0 ? `USING INDEX ${called('pkey')}` : 'FULL'], table.replica, '')
      if (identity !== '') add(`ALTER TABLE ${name} REPLICA IDENTITY ${identity}`)
    }
    furnish('TABLE', 'TABLE', name, table.place, table.extras, schema.sequences.every(({ ownedBy }) => ownedBy !== table.n))
    renderTriggers(shape, called)
    for (const { n, event, way, on } of table.rules) {
      const word = one(['INSERT', 'UPDATE', 'DELETE'], event, 'INSERT')
      const column = chosen(columns, on)
      if (column === undefined) continue
      add(`CREATE RULE ${called(`rule${n}`)} AS ON ${word} TO ${name} WHERE ${condition(column, way, event === 2 ? 'OLD.' : 'NEW.')} AND ${event === 2 ? 'OLD' : 'NEW'}.id = -5 DO ${way === 0 || event === 2 ? 'INSTEAD NOTHING' : `ALSO DELETE FROM ${name} WHERE id = -7`}`)
    }
  }

  function isUnlogged(table: Table): boolean {
    return table.unlogged && table.partitioned === 0
  }

  function renderPartitions({ table, name }: TableShape, called: (suffix: string) => string): void {
    if (table.partitioned === 0) return
    for (const { n, odd, index, comment: said, defaults, apart } of table.partitions) {
      const where = apart ? (spaces.at(-1) ?? 'public') : placeOf(table.place)
      const partition = `${where}.${called(`part${n}`)}`
      const bound =
        table.partitioned === 3
          ? `FOR VALUES WITH (MODULUS 3, REMAINDER ${n})`
          : odd && n === 2
            ? 'DEFAULT'
            : table.partitioned === 1
              ? `FOR VALUES IN (${odd ? `${n}, ${n + 10}` : n})`
              : `FOR VALUES FROM (${n * 10}) TO (${n * 10 + (odd ? 5 : 10)})`
      add(`CREATE TABLE ${partition} PARTITION OF ${name} ${bound}`)
      comment(`TABLE ${partition}`, said)
      if (defaults) add(`ALTER TABLE ${partition} ALTER COLUMN id SET DEFAULT 5`)
      if (index) add(`CREATE INDEX ${called(`part${n}_own`)} ON ${partition} (id) WHERE id > 5`)
    }
  }

  function renderTriggers({ table, name, columns }: TableShape, called: (suffix: string) => string): void {
    for (const trigger of table.triggers) {
      const routine = `public.react${trigger.function}`
      const made = `CREATE FUNCTION ${routine}() RETURNS trigger LANGUAGE plpgsql AS ${quoted(`BEGIN RETURN coalesce(NEW, OLD); END -- ${trigger.function}`)}`
      if (!statements.includes(made)) add(made)
      const event = one(['INSERT', 'UPDATE', 'DELETE', 'INSERT OR UPDATE', 'TRUNCATE'], trigger.event, 'INSERT')
      const each = trigger.each && trigger.event !== 4
      const single = trigger.event < 3
      const isConstraint = trigger.constraint && trigger.event !== 4
      const transition = trigger.transition && single && !isConstraint
      const after = isConstraint || transition || !trigger.before
      const column = chosen(columns, 1, ({ stored }) => stored)
      const of = trigger.columns && trigger.event === 1 && !transition && column !== undefined ? ` OF ${column.name}` : ''
      const row = (each || isConstraint) && !transition
      const referencing = transition ? ` REFERENCING ${trigger.event === 2 ? 'OLD TABLE AS gone' : 'NEW TABLE AS come'}` : ''
      const seen = trigger.event === 2 ? 'OLD' : 'NEW'
      const when = trigger.when && row && column !== undefined ? ` WHEN (${condition(column, 0, `${seen}.`)} AND ${seen}.id > 0)` : ''
      add(
        `CREATE ${isConstraint ? 'CONSTRAINT ' : ''}TRIGGER ${called(`trigger${trigger.n}`)} ${after ? 'AFTER' : 'BEFORE'} ${event}${of} ON ${name}${isConstraint ? ' DEFERRABLE INITIALLY DEFERRED' : ''}${referencing} FOR EACH ${row ? 'ROW' : 'STATEMENT'}${when} EXECUTE FUNCTION ${routine}()`,
      )
      comment(`TRIGGER ${called(`trigger${trigger.n}`)} ON ${name}`, trigger.comment)
      const enabled = one(['', 'DISABLE', 'ENABLE REPLICA', 'ENABLE ALWAYS'], trigger.enabled, '')
      if (enabled !== '') add(`ALTER TABLE ${name} ${enabled} TRIGGER ${called(`trigger${trigger.n}`)}`)
    }
  }

  function renderReferences({ table, name }: TableShape): void {
    for (const { n, target, constraint, onDelete, deferrable } of table.references) {
      const other = shapes.find((one) => one.table.n === target && one.keyColumns.join() === 'id') ?? shapes.find((one) => one.keyColumns.join() === 'id')
      if (constraint === 0 || other === undefined || (isUnlogged(other.table) && !isUnlogged(table))) continue
      const action = one(['', ' ON DELETE CASCADE', ' ON DELETE SET NULL', ' ON DELETE RESTRICT ON UPDATE CASCADE'], onDelete, '')
      const valid = constraint === 2 && table.partitioned === 0 ? ' NOT VALID' : ''
      const key = named(table.n, 't').replaceAll('"', '')
      add(`ALTER TABLE ${name} ADD CONSTRAINT "${key}_ref${n}" FOREIGN KEY (ref${n}_${table.n}) REFERENCES ${other.name} (id)${action}${deferral(deferrable)}${valid}`)
    }
  }

  for (const routine of schema.routines) {
    const name = routineName(routine)
    const about = shapes.find(({ table }) => table.n === routine.about) ?? shapes[0]
    if (about === undefined) continue
    const how = settingsOf(routine)
    const column = chosen(about.columns, routine.body + 1)
    switch (routine.sort) {
      case 3:
        add(`CREATE FUNCTION ${name}(a bigint DEFAULT 1) RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(${column?.name ?? 'id'}) FROM ${about.name} WHERE id > a; END`)
        finish('FUNCTION', `${name}(bigint)`, routine)
        break
      case 4:
        add(names(`CREATE FUNCTION ${name}(a ${about.name}) RETURNS text LANGUAGE sql STABLE`, routine.strict && 'STRICT', routine.body === 0 ? `RETURN (a).${column?.name ?? 'id'}::text` : `AS ${quoted('SELECT (a).id::text')}`))
        finish('FUNCTION', `${name}(${about.name})`, routine)
        break
      case 8:
        add(names(`CREATE FUNCTION ${name}() RETURNS ${routine.arguments === 0 ? `SETOF ${about.name}` : routine.arguments === 1 ? 'TABLE (id bigint, n integer)' : 'SETOF bigint'} LANGUAGE plpgsql`, how, `AS ${quoted(routine.arguments === 0 ? `BEGIN RETURN QUERY SELECT * FROM ${about.name}; END` : 'BEGIN RETURN; END')}`))
        finish('FUNCTION', `${name}()`, routine)
        break
    }
  }

  const views: (ViewShape & Numbered)[] = []
  for (const view of schema.views) {
    const shape = renderView(view)
    if (shape !== null) views.push({ ...shape, n: view.n })
  }

  function renderView(view: View & Numbered): ViewShape | null {
    const base = shapes.find(({ table }) => table.n === view.from)
    const source: ViewShape | undefined =
      base === undefined
        ? (views.find(({ n }) => n === view.from - 4) ?? shapes.map((shape): ViewShape => ({ name: shape.name, columns: shape.columns, keyed: false }))[0])
        : { name: base.name, columns: base.columns, keyed: base.keyColumns.join() === 'id' }
    if (source === undefined) return null
    const name = qualified(view.place, named(view.n, 'v'))
    const listed = [...new Set(['id', ...columnsOf(source.columns, view.columns)])].flatMap((column) => source.columns.find((known) => known.name === column) ?? [])
    const condense = chosen(source.columns, view.on)
    const where = condense === undefined ? 'true' : condition(condense, view.condition, 'a.')
    const list = listed.map((column) => `a.${column.name}`).join(', ')
    const computed: Known[] = []
    const plain = `SELECT ${list} FROM ${source.name} a`
    const query = ((): string => {
      switch (view.way) {
        case 1:
          return `${plain} WHERE ${where}`
        case 2:
          if (!source.keyed) return plain
          computed.push({ name: 'total', type: bigint, stored: true })
          return `SELECT ${list}, count(*) AS total FROM ${source.name} a GROUP BY a.id`
        case 3:
          return `${plain} JOIN ${source.name} b ON b.id = a.id AND ${where}`
        case 4: {
          const called = condense === undefined ? null : call({ ...condense, name: `a.${condense.name}` })
          if (called === null || condense === undefined) return plain
          computed.push({ name: 'computed', type: condense.type.sort === 'text' ? plainText : bigint, stored: true })
          return `SELECT ${list}, ${called} AS computed FROM ${source.name} a`
        }
        case 5:
          return `${plain} UNION ALL SELECT ${list} FROM ${source.name} a WHERE ${where}`
        case 6:
          return `${plain} WHERE a.id IN (SELECT b.id FROM ${source.name} b) AND (${where})`
        default:
          return plain
      }
    })()
    const known = [...listed, ...computed].filter((column, at, all) => all.findIndex(({ name: other }) => other === column.name) === at)
    if (known.length < listed.length + computed.length) return null
    const columns = view.renamed ? known.map((column) => (column.name === 'id' ? column : { ...column, name: `"${column.name.replaceAll('"', '')} again"` })) : known
    const aliases = view.renamed ? ` (${columns.map((column) => column.name).join(', ')})` : ''
    if (view.materialized) {
      add(`CREATE MATERIALIZED VIEW ${name}${aliases}${view.options === 1 ? ' WITH (fillfactor = 80)' : ''} AS ${query}`)
      const ordered = columns.filter(({ type }) => type.ordered)
      for (const { n, columns: picks, unique } of view.indexes) {
        const keys = columnsOf(ordered, picks)
        if (keys.length > 0) add(`CREATE ${unique ? 'UNIQUE ' : ''}INDEX v${view.n}_index${n} ON ${name} (${keys.join(', ')})`)
      }
      furnish('MATERIALIZED VIEW', 'TABLE', name, view.place, view.extras)
    } else {
      const simple = view.way < 2 && base !== undefined
      const options = one(['', ' WITH (security_barrier = true)', ' WITH (security_invoker = true)', ''], view.options, '')
      add(`CREATE VIEW ${name}${aliases}${options} AS ${query}${view.options === 3 && simple ? ' WITH LOCAL CHECK OPTION' : ''}`)
      if (view.trigger) {
        const made = `CREATE FUNCTION public.instead() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`
        if (!statements.includes(made)) add(made)
        add(`CREATE TRIGGER instead INSTEAD OF INSERT ON ${name} FOR EACH ROW EXECUTE FUNCTION public.instead()`)
      }
      // Its owner may not read the tables, which a materialized view over it would.
      furnish('VIEW', 'TABLE', name, view.place, view.extras, schema.views.every(({ materialized }) => !materialized))
    }
    if (view.columnComment > 0) comment(`COLUMN ${name}.id`, view.columnComment)
    return { name, columns, keyed: false }
  }

  for (const { table, name, columns } of shapes) {
    if (table.rowSecurity > 0) add(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`)
    if (table.rowSecurity > 1) add(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`)
    for (const { n, command, restrictive, roles: pick, on, way, check } of table.policies) {
      const word = one(['ALL', 'SELECT', 'INSERT', 'UPDATE', 'DELETE'], command, 'ALL')
      const column = chosen(columns, on)
      const other = shapes.find((one) => one.name !== name)
      const test =
        way === 3 && other !== undefined
          ? `EXISTS (SELECT 1 FROM ${other.name} o WHERE o.id = ${name}.id)`
          : way === 4 && truth !== undefined
            ? `(SELECT ${routineName(truth)}())`
            : way === 5 || column === undefined
              ? "current_user = 'somebody'"
              : condition(column, way)
      const using = word === 'INSERT' ? '' : ` USING (${test})`
      const checked = word === 'INSERT' || (check && word !== 'SELECT' && word !== 'DELETE') ? ` WITH CHECK (${test})` : ''
      add(`CREATE POLICY "policy ${n}" ON ${name} AS ${restrictive ? 'RESTRICTIVE' : 'PERMISSIVE'} FOR ${word} TO ${one(['PUBLIC', 'reader', 'reader, writer', 'writer'], pick, 'PUBLIC')}${using}${checked}`)
    }
  }
  for (const { place, function: which, commutes, comment: said } of schema.operators) {
    const routine = qualified(place, `compare${which}`)
    add(`CREATE FUNCTION ${routine}(bigint, bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 ${one(['=', '<', '>'], which, '=')} $2'`)
    add(`CREATE OPERATOR ${placeOf(place)}.=== (FUNCTION = ${routine}, LEFTARG = bigint, RIGHTARG = bigint${commutes ? `, COMMUTATOR = OPERATOR(${placeOf(place)}.===)` : ''})`)
    comment(`OPERATOR ${placeOf(place)}.=== (bigint, bigint)`, said)
  }
  for (const { context, comment: said } of schema.casts) {
    const [found] = schema.enums
    if (found === undefined) continue
    const type = qualified(found.place, `e${found.n}`)
    add(`CREATE FUNCTION public.to_number(a ${type}) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 1::bigint'`)
    // An implicit one would leave = between the enum's values in doubt.
    add(`CREATE CAST (${type} AS bigint) WITH FUNCTION public.to_number(${type})${context === 0 ? '' : ' AS ASSIGNMENT'}`)
    comment(`CAST (${type} AS bigint)`, said)
  }
  for (const { n, place, options, type, notNull, mapping, comment: said } of schema.foreign) {
    add(`CREATE FOREIGN DATA WRAPPER wrapper${n}`)
    add(`CREATE SERVER server${n} FOREIGN DATA WRAPPER wrapper${n}${one(['', " OPTIONS (host 'one')", " OPTIONS (host 'two', port '1')"], options, '')}`)
    if (mapping) add(`CREATE USER MAPPING FOR reader SERVER server${n} OPTIONS (name 'me')`)
    const name = qualified(place, `far${n}`)
    add(`CREATE FOREIGN TABLE ${name} (id bigint${notNull ? ' NOT NULL' : ''}, c ${typeOf(type).sql}) SERVER server${n}${one(['', " OPTIONS (table 'one')", ''], options, '')}`)
    comment(`FOREIGN TABLE ${name}`, said)
  }
  for (const { n, tables, all, schemas, where, columns, actions, comment: said } of schema.publications) {
    const found = shapes.filter(({ table }) => tables.includes(table.n) && !isUnlogged(table) && !shapes.some((child) => child.parent?.table === table && isUnlogged(child.table)))
    const inherited = shapes.some(({ parent }) => parent !== undefined)
    const list = found.map(({ table, name }) => `TABLE ${name}${columns && !schemas && !inherited && table.partitioned === 0 ? ' (id)' : ''}${where && !(schemas && inherited) && table.partitioned === 0 ? ' WHERE (id > 0)' : ''}`)
    const what = all ? 'FOR ALL TABLES' : [...list, ...(schemas ? ['TABLES IN SCHEMA public'] : [])].join(', ')
    add(names(`CREATE PUBLICATION pub${n}`, all || what === '' ? what : `FOR ${what}`, `WITH (publish = ${quoted(one(['insert', 'insert, update', 'insert, update, delete, truncate'], actions, 'insert'))})`))
    comment(`PUBLICATION pub${n}`, said)
  }
  for (const { n, event, enabled, tags } of schema.eventTriggers) {
    add(`CREATE FUNCTION public.watch${n}() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'`)
    add(`CREATE EVENT TRIGGER watch${n} ON ${one(['ddl_command_end', 'ddl_command_start', 'sql_drop'], event, 'sql_drop')}${tags ? " WHEN TAG IN ('CREATE TABLE', 'DROP TABLE')" : ''} EXECUTE FUNCTION public.watch${n}()`)
    if (enabled > 0) add(`ALTER EVENT TRIGGER watch${n} ${enabled === 1 ? 'DISABLE' : 'ENABLE REPLICA'}`)
  }
  defaultPrivileges(false)

  const seedable = (shape: TableShape): Seedable => {
    const inherited = shape.parent === undefined ? [] : seedable(shape.parent).columns
    return { name: shape.name, columns: [...inherited, ...shape.own.filter(({ generated }) => !generated).map(({ known }) => ({ name: known.name, values: known.type.values }))] }
  }
  return { statements, tables: shapes.map(seedable) }
}

function columnsOf(from: readonly Known[], picks: readonly number[]): string[] {
  return [...new Set(picks.flatMap((pick) => from[pick]?.name ?? []))]
}

function deferral(pick: number): string {
  return one(['', ' DEFERRABLE', ' DEFERRABLE INITIALLY DEFERRED'], pick, '')
}
