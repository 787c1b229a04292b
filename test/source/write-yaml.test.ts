import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readCatalog } from '../../src/catalog/read.ts'
import { diff } from '../../src/diff/diff.ts'
import type { Catalog } from '../../src/model/catalog.ts'
import { openEmbedded } from '../../src/postgres/embedded.ts'
import { sql } from '../../src/sql/sql.ts'
import { loadDeclarations } from '../../src/shadow/load.ts'
import { readDeclarations } from '../../src/source/read.ts'
import { writeYaml } from '../../src/source/write-yaml.ts'

const forms = join(dirname(fileURLToPath(import.meta.url)), 'forms')
let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'written-'))
})

afterEach(() => {
  rmSync(directory, { recursive: true })
})

/** The catalog that PostgreSQL makes of declarations, or of statements as they are. */
async function built(state: string, statements: string | null = null): Promise<Catalog> {
  const connection = await openEmbedded(null, { extensions: ['btree_gist'] })
  try {
    await connection.execute('CREATE ROLE keeper; CREATE ROLE reader; CREATE ROLE writer; SET check_function_bodies = off')
    if (statements !== null) await connection.execute(statements)
    else {
      const declarations = await readDeclarations(state, { directory })
      await connection.transaction('', () => loadDeclarations(connection, declarations.statements, false, sql`SET search_path = public`))
    }
    return await readCatalog(connection)
  } finally {
    await connection.close()
  }
}

async function write(catalog: Catalog): Promise<ReadonlyMap<string, string>> {
  const files = await writeYaml(catalog)
  for (const { path, text } of files) {
    mkdirSync(dirname(join(directory, 'schema', path)), { recursive: true })
    writeFileSync(join(directory, 'schema', path), text)
  }
  return new Map(files.map(({ path, text }) => [path, text]))
}

const changes = (live: Catalog, desired: Catalog): readonly string[] =>
  diff(live, desired, { schemas: ['*'], privileges: 'managed', declared: new Set(), platform: null, ignore: [] }).map((change) =>
    change.change === 'altered'
      ? `${change.after.key}: ${change.attributes.map((name) => `${name} ${JSON.stringify(change.before.attributes[name])} -> ${JSON.stringify(change.after.attributes[name])}`).join(', ')}`
      : change.change === 'renamed'
        ? 'renamed'
        : `${change.change} ${change.fact.key}`,
  )

test.each(['tables.yaml', 'others.yaml'])('every form, written and read, gives the same facts: %s', async (file) => {
  const before = await built(join(forms, file))
  await write(before)
  expect(changes(before, await built('schema'))).toEqual([])
})

test('what is common is short, and reads like what a person would write', async () => {
  const catalog = await built(
    '',
    `CREATE SCHEMA app;
     CREATE TABLE app.users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), email text NOT NULL UNIQUE, created_at timestamptz NOT NULL DEFAULT now());
     CREATE TABLE app.orders (
       id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, user_id uuid NOT NULL REFERENCES app.users (id) ON DELETE CASCADE,
       total numeric(10,2) NOT NULL DEFAULT 0 CHECK (total >= 0), note text
     );
     COMMENT ON TABLE app.orders IS 'What was bought';
     COMMENT ON COLUMN app.orders.note IS 'Of the buyer';
     CREATE INDEX orders_user ON app.orders (user_id, total DESC);
     ALTER TABLE app.orders ENABLE ROW LEVEL SECURITY;
     CREATE POLICY own ON app.orders FOR SELECT TO reader USING (true);
     GRANT SELECT, INSERT ON app.orders TO reader;
     GRANT UPDATE (note) ON app.orders TO reader;
     CREATE FUNCTION app.double(a integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$
begin
  return a * 2;
end$$;`,
  )
  const files = await write(catalog)
  expect(files.get('app/tables/orders.yaml')).toBe(`table: app.orders
comment: What was bought
columns:
  id: bigint generated always as identity primary key
  user_id: uuid not null references app.users(id) on delete cascade
  total: numeric(10,2) not null default 0
  note:
    type: text
    comment: Of the buyer
    grants: {reader: update}
check:
  orders_total_check: total >= (0)::numeric
indexes:
  orders_user: (user_id, total desc)
row_security: enabled
policies:
  own: {for: select, to: reader, using: true}
grants:
  reader: [select, insert]
`)
  expect(files.get('app/tables/users.yaml')).toBe(`table: app.users
columns:
  id: uuid primary key default gen_random_uuid()
  email: text not null unique
  created_at: timestamptz not null default now()
`)
  expect(files.get('app/functions/double.yaml')).toBe(`function: app.double(a integer)
returns: integer
language: plpgsql
volatility: immutable
body: |-

  begin
    return a * 2;
  end
`)
})

test('keys with comments, of their own and of their indexes', async () => {
  const catalog = await built(
    '',
    `CREATE TABLE a (id int PRIMARY KEY, code text UNIQUE, room int4range, EXCLUDE USING gist (room WITH &&), CONSTRAINT late UNIQUE (code, id) DEFERRABLE);
     COMMENT ON CONSTRAINT a_pkey ON a IS 'A key';
     COMMENT ON INDEX a_pkey IS 'Its index';
     COMMENT ON INDEX a_code_key IS 'By code';
     COMMENT ON INDEX a_room_excl IS 'By room';
     COMMENT ON INDEX late IS 'At the end';
     CREATE TABLE b (id int CONSTRAINT b_id PRIMARY KEY);
     COMMENT ON INDEX b_id IS 'An index';
     CREATE TABLE c (id int, PRIMARY KEY (id)) PARTITION BY LIST (id);
     CREATE TABLE c_1 PARTITION OF c FOR VALUES IN (1);
     COMMENT ON INDEX c_1_pkey IS 'A part';`,
  )
  const files = await write(catalog)
  expect(files.get('tables/a.yaml')).toBe(`table: a
columns:
  id: integer
  code: text
  room: int4range
primary_key:
  columns: [id]
  comment: A key
  index_comment: Its index
unique:
  a_code_key: {columns: [code], index_comment: By code}
exclude:
  a_room_excl: {definition: USING gist (room WITH &&), index_comment: By room}
constraints:
  late: {definition: "UNIQUE (code, id) DEFERRABLE", index_comment: At the end}
`)
  expect(files.get('tables/b.yaml')).toBe(`table: b
columns:
  id: integer
primary_key:
  name: b_id
  columns: [id]
  index_comment: An index
`)
  expect(changes(catalog, await built('schema'))).toEqual([])
})

test('a primary key whose usual name another constraint has is stated with its name', async () => {
  const catalog = await built('', 'CREATE TABLE b (x int, y int, PRIMARY KEY (x, y)); CREATE TABLE a (id int CONSTRAINT b_pkey CHECK (id > 0))')
  expect((await write(catalog)).get('tables/b.yaml')).toContain('primary_key:\n  name: b_pkey\n  columns: [x, y]\n')
  expect(changes(catalog, await built('schema'))).toEqual([])
})

test('a partition is said by its bounds alone, but for what it has of its own', async () => {
  const catalog = await built(
    '',
    `CREATE TABLE events (id bigint, at timestamptz NOT NULL, kind text DEFAULT 'x', PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
     CREATE INDEX events_kind ON events (kind);
     CREATE INDEX events_lower ON events (lower(kind));
     CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (id);
     CREATE TABLE events_1_a PARTITION OF events_1 FOR VALUES IN (1, 2);
     CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
     ALTER INDEX events_2_kind_idx SET (fillfactor = 70);
     ALTER INDEX events_2_lower_idx RENAME TO lower_2;
     CREATE TABLE whole (id bigint NOT NULL, at timestamptz NOT NULL, kind text DEFAULT 'x');
     ALTER TABLE events ATTACH PARTITION whole FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
     CREATE TABLE counted PARTITION OF events DEFAULT;
     ALTER TABLE counted ALTER kind SET STATISTICS 500;`,
  )
  expect((await write(catalog)).get('tables/events.yaml')).toBe(`table: events
partition_by: range (at)
columns:
  id: bigint
  at: timestamptz
  kind: text default 'x'
primary_key: [id, at]
indexes:
  events_kind: (kind)
  events_lower: (lower(kind))
---
table: counted
partition_of: events default
columns:
  id: {type: bigint, not_null: events_id_not_null}
  at: {type: timestamptz, not_null: events_at_not_null}
  kind: {type: text, default: "'x'", statistics: 500}
primary_key: [id, at]
indexes:
  counted_kind_idx: (kind)
  counted_lower_idx: (lower(kind))
---
table: events_1
partition_by: list (id)
partition_of: events for values from ('2024-01-01 00:00:00+00') to ('2025-01-01 00:00:00+00')
indexes:
  events_1_lower_idx: (lower(kind))
---
table: events_2
partition_of: events for values from ('2025-01-01 00:00:00+00') to ('2026-01-01 00:00:00+00')
indexes:
  events_2_kind_idx: (kind) with (fillfactor=70)
  lower_2: (lower(kind))
---
table: whole
partition_of: events for values from ('2026-01-01 00:00:00+00') to ('2027-01-01 00:00:00+00')
columns:
  id: bigint
  at: timestamptz
  kind: text default 'x'
primary_key: [id, at]
indexes:
  whole_kind_idx: (kind)
  whole_lower_idx: (lower(kind))
---
table: events_1_a
partition_of: events_1 for values in ('1', '2')
indexes:
  events_1_a_lower_idx: (lower(kind))
`)
  expect(changes(catalog, await built('schema'))).toEqual([])
})
