/** A generated schema of an application: the same text for the same number of tables. */
export interface GeneratedSchema {
  /** By file, in the order in which plain PostgreSQL loads them. */
  readonly files: ReadonlyMap<string, string>
}

const areas = ['basis', 'trade', 'money', 'media', 'audit'] as const
const kinds = ['text', 'integer', 'bigint', 'numeric(12,2)', 'timestamptz', 'boolean', 'jsonb', 'date', 'text[]', 'uuid'] as const
const nouns = ['status', 'amount', 'title', 'note', 'starts_at', 'active', 'payload', 'due_on', 'labels', 'token', 'rank', 'total'] as const

/**
 * N tables in five schemas: 8 to 14 columns each, foreign keys to earlier tables, checks, 2 to 3 indexes, row security with
 * two policies on half, a trigger on every third, a view for every fifth, a partitioned table with three partitions for every
 * fortieth; a function for every tenth, an enum for every twentieth; comments and grants.
 * @param tables - N
 * @param changed - whether some things differ: what a diff of two databases has to find
 */
export function generateSchema(tables: number, changed = false): GeneratedSchema {
  const files = new Map<string, string>()
  files.set('00-roles.sql', roles)
  files.set('01-schemas.sql', `${areas.map((area) => `CREATE SCHEMA ${area};\nGRANT USAGE ON SCHEMA ${area} TO bench_reader;`).join('\n')}\n`)
  const enums = Math.max(1, Math.floor(tables / 20))
  files.set('02-types.sql', lines(enums, (n) => `CREATE TYPE ${areaOf(n)}.state_${n} AS ENUM ('new', 'open', 'held', 'closed'${changed && n % 10 === 3 ? ", 'gone'" : ''});`))
  const functions = Math.max(1, Math.floor(tables / 10))
  files.set(
    '03-functions.sql',
    [
      "CREATE FUNCTION basis.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.updated_at := now(); RETURN NEW; END';",
      "CREATE FUNCTION basis.me() RETURNS text LANGUAGE sql STABLE AS $$ SELECT current_setting('app.user', true) $$;",
      lines(functions, (n) => `CREATE FUNCTION ${areaOf(n)}.score_${n}(amount numeric, factor integer DEFAULT ${n % 7}) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT amount * factor + ${changed && n % 50 === 4 ? 1 : 0}';`),
    ].join('\n'),
  )
  for (let n = 0; n < tables; n++) files.set(`tables/${String(n).padStart(5, '0')}.sql`, tableText(n, enums, changed))
  return { files }
}

const roles = `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bench_reader') THEN CREATE ROLE bench_reader; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bench_writer') THEN CREATE ROLE bench_writer; END IF;
END $$;
`

function areaOf(n: number): string {
  return areas[n % areas.length] ?? 'basis'
}

const lines = (count: number, line: (n: number) => string): string => Array.from({ length: count }, (_, n) => `${line(n)}\n`).join('')

function tableText(n: number, enums: number, changed: boolean): string {
  const name = `${areaOf(n)}.item_${n}`
  if (n % 40 === 39) return partitionedText(n)
  const extra = 3 + (n % 7)
  const columns = [
    'id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
    'owner text NOT NULL DEFAULT basis.me()',
    `state ${areaOf(n % enums)}.state_${n % enums} NOT NULL DEFAULT 'new'`,
    'created_at timestamptz NOT NULL DEFAULT now()',
    'updated_at timestamptz NOT NULL DEFAULT now()',
    ...Array.from({ length: extra }, (_, i) => columnText(n, i)),
    ...(n > 2 ? [`parent_id bigint${n % 4 === 0 ? ' NOT NULL' : ''} REFERENCES ${plainBefore(n)} ON DELETE CASCADE`] : []),
    ...(n > 10 && n % 3 === 0 ? [`other_id bigint REFERENCES ${plainBefore(Math.floor(n / 2))}`] : []),
    ...(changed && n % 25 === 7 ? ['added_later text'] : []),
  ]
  const constraints = [`CONSTRAINT item_${n}_times CHECK (updated_at >= created_at)`, ...(n % 2 === 0 ? [`CONSTRAINT item_${n}_owner CHECK (owner <> '' AND length(owner) < 200)`] : [])]
  return [
    `CREATE TABLE ${name} (\n  ${[...columns, ...constraints].join(',\n  ')}\n);`,
    `COMMENT ON TABLE ${name} IS 'Items of sort ${n}';`,
    `COMMENT ON COLUMN ${name}.owner IS 'Who may see it';`,
    ...(n > 2 ? [`CREATE INDEX item_${n}_parent ON ${name} (parent_id);`] : []),
    `CREATE INDEX item_${n}_open ON ${name} (owner, created_at DESC) WHERE state <> 'closed'${changed && n % 60 === 11 ? " AND owner <> 'root'" : ''};`,
    ...(n % 2 === 0 ? [`CREATE INDEX item_${n}_name ON ${name} (lower(owner), id);`] : []),
    `GRANT SELECT ON ${name} TO bench_reader;`,
    ...(n % 3 === 0 ? [`GRANT SELECT, INSERT, UPDATE (state), DELETE ON ${name} TO bench_writer;`] : []),
    ...(n % 2 === 0
      ? [
          `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;`,
          `CREATE POLICY item_${n}_read ON ${name} FOR SELECT TO bench_reader USING (owner = (SELECT basis.me()));`,
          `CREATE POLICY item_${n}_write ON ${name} FOR ALL TO bench_writer USING (owner = (SELECT basis.me()) AND state IN ('new', 'open')) WITH CHECK (owner = (SELECT basis.me()));`,
        ]
      : []),
    ...(n % 3 === 0 ? [`CREATE TRIGGER item_${n}_touch BEFORE UPDATE ON ${name} FOR EACH ROW EXECUTE FUNCTION basis.touch();`] : []),
    ...(n % 5 === 4
      ? [`CREATE VIEW ${areaOf(n)}.open_item_${n} AS\n  SELECT i.id, i.owner, p.owner AS parent_owner, count(*) OVER (PARTITION BY i.owner) AS of_owner\n    FROM ${name} i LEFT JOIN ${plainBefore(n)} p ON p.id = i.parent_id\n   WHERE i.state IN ('new', 'open') AND i.created_at > now() - interval '30 days';`]
      : []),
    '',
  ].join('\n')
}

function columnText(n: number, i: number): string {
  const type = kinds[(n * 3 + i * 7) % kinds.length] ?? 'text'
  const name = `${nouns[(n + i) % nouns.length] ?? 'extra'}_${i}`
  if (type === 'numeric(12,2)') return `${name} ${type} NOT NULL DEFAULT 0 CHECK (${name} >= 0)`
  if (type === 'boolean') return `${name} ${type} NOT NULL DEFAULT false`
  if (type === 'jsonb') return `${name} ${type} NOT NULL DEFAULT '{}'`
  return `${name} ${type}`
}

function partitionedText(n: number): string {
  const name = `${areaOf(n)}.item_${n}`
  const partitions = [2023, 2024, 2025].map((year) => `CREATE TABLE ${name}_${year} PARTITION OF ${name} FOR VALUES FROM ('${year}-01-01') TO ('${year + 1}-01-01');`)
  return [
    `CREATE TABLE ${name} (\n  id bigint NOT NULL,\n  at timestamptz NOT NULL,\n  owner text NOT NULL,\n  parent_id bigint,\n  amount numeric(12,2) NOT NULL DEFAULT 0,\n  payload jsonb,\n  note text,\n  done boolean NOT NULL DEFAULT false,\n  PRIMARY KEY (id, at)\n) PARTITION BY RANGE (at);`,
    ...partitions,
    `CREATE INDEX item_${n}_owner ON ${name} (owner, at);`,
    `GRANT SELECT ON ${name} TO bench_reader;`,
    '',
  ].join('\n')
}

/** An earlier table with a key of one column. */
function plainBefore(n: number): string {
  const before = (n * 7) % n === 0 ? n - 1 : (n * 7) % n
  const plain = before % 40 === 39 ? before - 1 : before
  return `${areaOf(plain)}.item_${plain}`
}
