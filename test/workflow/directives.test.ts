import { apply, SchemactlError, type Plan, type Progress } from '../../src/index.ts'
import { declaredOn } from '../support/declared.ts'

const place = declaredOn(15)

const titles = (plan: Plan): readonly string[] => plan.batches.flatMap((batch) => batch.steps.map((step) => step.title))

test('rows that others refer to are written first, whatever their names', async () => {
  const { from, to, plan, query } = await place({
    'a.yaml': 'table: a\ncolumns:\n  id: int primary key\n  b: int not null references b\ndata:\n  key: [id]\n  rows: [{id: 1, b: 2}]\n',
    'b.yaml': 'table: b\ncolumns:\n  id: int primary key\n  c: int not null references c\ndata:\n  key: [id]\n  rows: [{id: 2, c: 3}]\n',
    'c.yaml': 'table: c\ncolumns:\n  id: int primary key\ndata:\n  key: [id]\n  rows: [{id: 3}]\n',
  })
  const made = await plan()
  expect(titles(made).filter((title) => title.startsWith('insert missing'))).toEqual(['c', 'b', 'a'].map((table) => `insert missing rows of public.${table}`))
  await apply({ plan: made, from, to })
  expect(await query('SELECT a.id, b.id AS b, c.id AS c FROM a JOIN b ON b.id = a.b JOIN c ON c.id = b.c')).toEqual([{ id: 1, b: 2, c: 3 }])
  expect((await plan()).batches).toEqual([])
})

test('a column that a row does not state gets its default', async () => {
  const { from, to, put, plan, query } = await place({
    't.yaml': "table: t\ncolumns:\n  id: int primary key\n  label: text not null default 'none'\ndata:\n  key: [id]\n  rows:\n    - {id: 1}\n    - {id: 2, label: two}\n",
  })
  await apply({ plan: await plan(), from, to })
  expect(await query('SELECT id, label FROM t ORDER BY id')).toEqual([{ id: 1, label: 'none' }, { id: 2, label: 'two' }])
  expect((await plan()).batches).toEqual([])

  put('t.yaml', 'table: t\ncolumns:\n  id: int primary key\n  label: text\ndata:\n  key: [id]\n  mode: sync\n  rows:\n    - {id: 1}\n    - {id: 2, label: two}\n')
  await expect(plan()).rejects.toMatchObject({ problems: [{ code: 'yaml_invalid', message: 'this row says nothing of label, which other rows have', at: { line: 9, column: 7 } }] })
  put('t.yaml', '')
  put('t.sql', 'CREATE TABLE t (id int PRIMARY KEY, label text);\n-- @data key=id\nINSERT INTO t (id, label) VALUES (1, DEFAULT);\n')
  await expect(plan()).rejects.toMatchObject({ problems: [{ code: 'directive_invalid', at: { line: 2 } }] })
})

test('what is to run once may need rows, which the copy does not have', async () => {
  const { from, to, plan, query } = await place({
    'a.yaml': 'table: a\ncolumns:\n  id: int primary key\ndata:\n  key: [id]\n  rows: [{id: 1}]\n---\ntable: b\ncolumns:\n  a: int not null references a\n',
    'b.sql': '-- @once first\nINSERT INTO b VALUES (1);\n',
  })
  const made = await plan()
  expect(made.proof).toEqual({ outcome: 'proven' })
  await apply({ plan: made, from, to })
  expect(await query('SELECT a FROM b')).toEqual([{ a: 1 }])
})

test('a rename of what a database never had creates it, and the plan says so', async () => {
  const { from, to, put, plan } = await place({ 'a.sql': "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TYPE mood AS ENUM ('sad');\n" })
  await apply({ plan: await plan(), from, to })
  put('a.sql', `CREATE TABLE a (id int PRIMARY KEY,
  b int -- @renamed from=gone
);
-- @renamed from=gone
CREATE TABLE b (id int);
CREATE TYPE mood AS ENUM ('sad',
  'fine' -- @renamed from=okay
);
`)
  expect((await plan()).notes).toEqual([
    expect.stringMatching(/^enum public\.mood\.fine is created, not renamed \(.*a\.sql:7\): the database has no enum public\.mood\.okay$/),
    expect.stringMatching(/^table public\.b is created, not renamed \(.*a\.sql:4\): the database has no table public\.gone$/),
    expect.stringMatching(/^column public\.a\.b is created, not renamed \(.*a\.sql:2\): the database has no column public\.a\.gone$/),
  ])
})

test('rows that are written, or taken away, without a directive are told of', async () => {
  const { plan } = await place({ 'a.sql': 'CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);\nTRUNCATE a;\n' })
  expect((await plan()).notes).toEqual(['INSERT', 'TRUNCATE'].map((word, index) => expect.stringMatching(new RegExp(`^${word} at .*a\\.sql:${index + 2} is no declaration and has no effect: @data before`))))
})

test('what is declared to run once runs once in each database, in the order of the files', async () => {
  const { from, to, put, plan, query } = await place({
    '1.sql': 'CREATE TABLE log (line text);\n-- @once first\nINSERT INTO log VALUES (\'first\');\n',
    '2.yaml': "once:\n  \"it's second\": insert into log values ('second') -- said in YAML\n",
  })
  const made = await plan()
  expect(titles(made)).toContain("run once: it's second")
  await apply({ plan: made, from, to })
  expect(await query('SELECT line FROM log')).toEqual([{ line: 'first' }, { line: 'second' }])
  expect((await plan()).batches).toEqual([])

  put('1.sql', "CREATE TABLE log (line text);\n-- @once third\nINSERT INTO public.log SELECT 'third';\n")
  await apply({ plan: await plan(), from, to })
  expect(await query('SELECT line FROM log')).toEqual([{ line: 'first' }, { line: 'second' }, { line: 'third' }])
  expect((await plan()).batches).toEqual([])

  put('1.sql', 'CREATE TABLE log (line text);\n-- @once broken\nINSERT INTO logg SELECT 1;\n')
  await expect(plan()).rejects.toMatchObject({ problems: [{ code: 'directive_invalid', message: expect.stringContaining('"logg" does not exist'), at: { line: 2 } }] })
})

test("directives and checks mean public, whatever the role's own search_path", async () => {
  const { from, to, put, plan, query } = await place({ 't.sql': 'CREATE TABLE t (id int PRIMARY KEY);\nCREATE SCHEMA other;\nCREATE TABLE other.u (id int);\n' })
  await apply({ plan: await plan(), from, to })
  await query(`ALTER DATABASE "${new URL(from).pathname.slice(1)}" SET search_path = other`)
  await query('INSERT INTO public.t VALUES (1), (2)')
  put('t.sql', `CREATE SCHEMA other;
CREATE TABLE other.u (id int);
CREATE TABLE t (
  id int PRIMARY KEY,
  n int NOT NULL -- @backfill (SELECT count(*) FROM t AS every)
);
-- @data key=id
INSERT INTO t (id, n) SELECT max(id) + 1, 0 FROM t HAVING max(id) < 3;
-- @check none is negative
SELECT id FROM t WHERE n < 0;
`)
  await apply({ plan: await plan(), from, to })
  expect(await query('SELECT id, n FROM public.t ORDER BY id')).toEqual([{ id: 1, n: 2 }, { id: 2, n: 2 }, { id: 3, n: 0 }])
  expect((await plan()).batches).toEqual([])
})

test('the library refuses hazards that are not allowed', async () => {
  const { from, to, put, plan, query } = await place({ 't.sql': 'CREATE TABLE t (id int PRIMARY KEY, old text);' })
  await apply({ plan: await plan(), from, to })
  put('t.sql', 'CREATE TABLE t (id int PRIMARY KEY);')
  const lossy = await plan()
  await expect(apply({ plan: lossy, from, to })).rejects.toMatchObject({ problems: [{ code: 'hazard_not_allowed', message: expect.stringContaining('data_loss') }] })
  expect(await query("SELECT attname FROM pg_attribute WHERE attrelid = 't'::regclass AND attname = 'old'")).toHaveLength(1)
  // The half that loses nothing may run.
  await apply({ plan: lossy, from, to, phase: 'expand' })
  await apply({ plan: lossy, from, to, settings: { hazards: ['data_loss'] } })
  expect((await plan()).batches).toEqual([])
})

test('a stopped run is gone on with after the declarations have changed, and says so', async () => {
  const { from, to, put, plan, query } = await place({ 't.sql': 'CREATE TABLE t (id int PRIMARY KEY);' })
  await apply({ plan: await plan(), from, to })
  await query('INSERT INTO t VALUES (-1)')
  put('t.sql', 'CREATE TABLE t (id int PRIMARY KEY CHECK (id > 0));')
  const begun = await plan()
  await expect(apply({ plan: begun, from, to })).rejects.toBeInstanceOf(SchemactlError)
  await query('DELETE FROM t')
  put('t.sql', 'CREATE TABLE t (id int PRIMARY KEY CHECK (id > 0), more text);')
  const events: Progress[] = []
  await apply({ plan: begun, from, to, onProgress: (event) => events.push(event) })
  expect(events).toContainEqual({ event: 'declarations changed', left: ['column public.t.more is missing'] })
  expect(titles(await plan())).toEqual(['create column public.t.more'])
})

test('a chain of old names is carried out from its end, once; two names are not swapped', async () => {
  const { put, from, to, plan, query } = await place({
    'a.sql': `-- @renamed from=a
      CREATE TABLE b (id int PRIMARY KEY,
        v int, -- @renamed from=u
        x int UNIQUE -- @renamed from=v
      );
      -- @renamed from=b
      CREATE TABLE c (id int PRIMARY KEY, w text);`,
  })
  await query('CREATE TABLE a (id int PRIMARY KEY, u int, v int UNIQUE); CREATE TABLE b (id int PRIMARY KEY, w text); INSERT INTO a VALUES (1, 2, 3); INSERT INTO b VALUES (4, NULL); SELECT 1')
  expect(titles(await plan())).toEqual([
    'rename table public.b to c',
    'rename table public.a to b',
    'rename column public.b.v to x',
    'rename column public.b.u to v',
    'rename constraint b_pkey on public.c to c_pkey',
    'rename constraint a_pkey on public.b to b_pkey',
    'rename constraint a_v_key on public.b to b_x_key',
  ])
  await apply({ plan: await plan(), from, to })
  const again = await plan()
  expect(again.batches).toEqual([])
  expect(again.notes.filter((note) => note.includes('has had its effect'))).toHaveLength(4)
  expect(await query('SELECT b.id, b.v, b.x, c.id AS c FROM b, c')).toEqual([{ id: 1, v: 2, x: 3, c: 4 }])

  put('a.sql', '-- @renamed from=c\nCREATE TABLE b (id int PRIMARY KEY, w text);\n-- @renamed from=b\nCREATE TABLE c (id int PRIMARY KEY, v int, x int UNIQUE);')
  expect((await plan()).notes.join()).toMatch(/table public.b is not renamed \(.*a.sql:1\): the database has table public.c beside it/)
})
