import { sql } from '../../src/sql/sql.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Lock } from '../../src/model/lock-mode.ts'
import type { StatementStep } from '../../src/model/step.ts'
import type { Sql } from '../../src/sql/sql.ts'
import { dumpDifference } from './dump.ts'
import { embeddedPlace, serverPlace, type Place } from './place.ts'
import { lockDifferences } from './step-locks.ts'
import { lostRows, readRows } from './survivors.ts'

describe.each([
  ['embedded', embeddedPlace],
  ['server', () => serverPlace(15)],
])('%s', (_, open) => {
  let place: Place
  beforeAll(async () => {
    place = await open()
  })
  afterAll(() => place.close())

  test('databases are apart, copies equal, rows are read', async () => {
    const one = await place.create()
    await one.run("CREATE EXTENSION citext; CREATE TABLE t (id int PRIMARY KEY, s citext); GRANT SELECT ON t TO reader; INSERT INTO t VALUES (1, 'it''s'), (2, NULL)")
    const two = await one.copy()
    const three = await place.create()
    expect(dumpDifference(await one.dump(), await two.dump())).toEqual([])
    expect(dumpDifference(await one.dump(), await three.dump())).not.toEqual([])
    const rows = await readRows(two)
    expect(rows.get('public.t')?.rows).toEqual([
      { id: '1', s: "it's" },
      { id: '2', s: null },
    ])
    // A dump leaves nothing behind that the next statement would meet.
    await one.run('INSERT INTO t VALUES (3)')
    expect((await readRows(one)).get('public.t')?.rows).toHaveLength(3)
    for (const database of [one, two, three]) await database.drop()
  })

  test.each([
    ['nothing', 'SELECT', false, []],
    ['a row deleted', 'DELETE FROM t WHERE id = 2', false, ['public.t: lost or changed {"id":"2","s":null}']],
    ['a value changed', "UPDATE t SET s = 'b' WHERE id = 1", false, ['public.t: lost or changed {"id":"1","s":"a"}']],
    ['a null filled', "UPDATE t SET s = 'b' WHERE id = 2", false, []],
    ['the table gone', 'DROP TABLE t', false, ['public.t: gone, with 2 rows']],
    ['the table gone, as allowed', 'DROP TABLE t', true, []],
    ['the table renamed', 'ALTER TABLE t RENAME TO u', false, []],
    ['made again', 'DROP TABLE t; CREATE TABLE t (id int, s text)', false, ['public.t: lost or changed {"id":"1","s":"a"}', 'public.t: lost or changed {"id":"2","s":null}']],
  ])('rows after %s', async (_what, change, allowed, problems) => {
    const database = await place.create()
    await database.run("CREATE TABLE t (id int, s text); INSERT INTO t VALUES (1, 'a'), (2, NULL)")
    const before = await readRows(database)
    await database.run(change)
    expect(lostRows(before, await readRows(database), allowed)).toEqual(problems)
    await database.drop()
  })
})

describe('locks of a plan', () => {
  let place: Place
  beforeAll(async () => {
    place = await serverPlace(18)
  })
  afterAll(() => place.close())

  const child: Lock = { relation: ['public', 'child'], mode: 'SHARE ROW EXCLUSIVE' }
  const parent: Lock = { relation: ['public', 'parent'], mode: 'SHARE ROW EXCLUSIVE' }
  const addKey = sql`ALTER TABLE child ADD CONSTRAINT k FOREIGN KEY (p) REFERENCES parent NOT VALID`
  const index = sql`CREATE INDEX CONCURRENTLY i ON child (p)`

  test.each([
    ['as declared', addKey, [child, parent], true, []],
    ['undeclared', addKey, [child], true, ['x: declared nothing on public.parent, took SHARE ROW EXCLUSIVE']],
    ['too weak', addKey, [{ ...child, mode: 'SHARE' } as const, parent], true, ['x: declared SHARE on public.child, took SHARE ROW EXCLUSIVE']],
    ['too much', sql`SELECT 1`, [child], true, ['x: declared SHARE ROW EXCLUSIVE on public.child, took nothing']],
    ['outside a transaction', index, [{ ...child, mode: 'SHARE UPDATE EXCLUSIVE' } as const], false, []],
    ['outside a transaction, wrong', index, [{ ...child, mode: 'SHARE' } as const], false, ['x: declared SHARE on public.child, asked for SHARE UPDATE EXCLUSIVE']],
  ])('%s', async (_what, statement, locks, transactional, differences) => {
    const database = await place.create()
    await database.run('CREATE TABLE parent (id int PRIMARY KEY); CREATE TABLE child (p int)')
    const client = await database.connect?.()
    if (client === undefined) throw new Error('a server has sessions')
    expect(await lockDifferences(planOf(statement, locks, transactional), database.state, client)).toEqual(differences)
    await client.close()
    await database.drop()
  })
})

function planOf(statement: Sql, locks: readonly Lock[], transactional: boolean): Plan {
  const step: StatementStep = {
    type: 'statement',
    number: 1,
    title: 'x',
    phase: 'expand',
    sql: statement,
    locks,
    duration: 'instant',
    hazards: [],
    facts: [],
    declaredAt: null,
    resume: transactional ? null : { done: sql`SELECT true`, leftover: null },
  }
  const none = '' as Plan['live']
  return { format: 1, major: 18, database: 'd', live: none, desired: none, schemas: ['*'], batches: [{ transactional, steps: [step] }], checks: [], proof: { outcome: 'skipped', reason: '' }, unmanaged: [], notes: [] }
}
