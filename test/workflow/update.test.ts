import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { closeWorkshop, updateDeclarations } from '../../src/index.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'update-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

afterAll(closeWorkshop)

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

test('declarations that are brought up to date keep their comments and directives; what is written by hand in SQL is named', async () => {
  write(
    'schema/a.yaml',
    `# Who buys
table: customers
columns:
  id: bigint generated always as identity primary key
  # shown everywhere
  name: text not null # never empty
  note:
    type: text
    backfill: "'none'"
  gone: text
indexes:
  by_name: (name) # for the search
---
table: same
columns: {id: int primary key} # as it is
`,
  )
  write('schema/b.sql', 'CREATE TABLE orders (id int PRIMARY KEY); -- mine\n')
  write(
    'live.sql',
    `CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(90) NOT NULL, note text NOT NULL, added int);
CREATE INDEX by_name ON customers (name, id);
COMMENT ON TABLE customers IS 'Buyers';
CREATE TABLE same (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, more text);
CREATE TABLE fresh (id int PRIMARY KEY);
`,
  )
  const directory = join(folder, 'schema')
  const { files, left } = await updateDeclarations({ from: join(folder, 'live.sql'), directory, format: 'yaml' })
  expect(files).toEqual([
    {
      path: 'a.yaml',
      isNew: false,
      text: `# Who buys
table: customers
comment: Buyers
columns:
  id: bigint generated always as identity primary key
  # shown everywhere
  name: varchar(90) not null # never empty
  note:
    type: text not null
    backfill: "'none'"
  added: integer
indexes:
  by_name: (name, id) # for the search
---
table: same
columns: {id: int primary key} # as it is
`,
    },
    { path: 'tables/fresh.yaml', isNew: true, text: 'table: fresh\ncolumns:\n  id: integer primary key\n' },
  ])
  expect(left).toEqual([`${directory}/b.sql:1: table public.orders is not as it is in the database`])
}, 180_000)
