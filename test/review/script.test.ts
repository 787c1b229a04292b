import { spawnSync } from 'node:child_process'
import { split } from '../../src/sql/split.ts'
import { planScript } from '../../src/review/script.ts'
import { connect, type Client } from '../support/client.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { fullPlan } from './plans.ts'

const before = `
  CREATE TABLE public.customers (id bigint PRIMARY KEY, name text);
  CREATE TABLE public.statuses (id int PRIMARY KEY, "Label" text);
  CREATE TABLE public.orders (id bigint PRIMARY KEY, owner text, legacy int, note text);
  INSERT INTO public.customers VALUES (1, 'ann'), (2, 'bob');
  INSERT INTO public.statuses VALUES (2, 'old'), (3, 'gone');
  INSERT INTO public.orders VALUES (10, 'ann', 1, '{"a": 1}'), (11, 'bob', 2, null);
`

let server: TestServer
beforeAll(async () => {
  server = await startServer(15)
})
afterAll(() => server.stop())

/** Runs the script statement by statement, each on its own, as psql sends them. */
async function run(client: Client, script: string): Promise<void> {
  const { statements, oddities } = split(script)
  expect(oddities.map((oddity) => script.slice(oddity.start, oddity.end))).toEqual(['\\set ON_ERROR_STOP on'])
  for (const statement of statements) await client.query(script.slice(statement.start, statement.end))
}

async function arrived(client: Client): Promise<void> {
  expect(await client.query('SELECT * FROM public.statuses ORDER BY id')).toEqual([
    { id: '1', Label: "it's new" },
    { id: '2', Label: 'done' },
  ])
  expect(await client.query('SELECT * FROM public.orders ORDER BY id')).toEqual([
    { id: '10', owner: 'ann', note: '{"a": 1}', customer_id: '1' },
    { id: '11', owner: 'bob', note: null, customer_id: '2' },
  ])
  expect(await client.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'public.orders_customer'::regclass")).toEqual([{ indisvalid: 't' }])
}

test('the script does what the plan says', async () => {
  const client = await connect(server.url(await server.createDatabase()))
  await client.query(before)
  await run(client, planScript(fullPlan))
  await arrived(client)
  await client.close()
})

test('psql takes the script as it is, where there is a psql', async () => {
  if (spawnSync('psql', ['--version']).status !== 0) {
    console.warn('not run: this machine has no psql')
    return
  }
  const url = server.url(await server.createDatabase())
  const client = await connect(url)
  await client.query(before)
  const psql = spawnSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', url], { input: planScript(fullPlan), encoding: 'utf8' })
  expect(psql.stderr).toBe('')
  expect(psql.status).toBe(0)
  await arrived(client)
  await client.close()
})

test('a failing check stops the script before anything is changed', async () => {
  const client = await connect(server.url(await server.createDatabase()))
  await client.query(before)
  await client.query("INSERT INTO public.orders VALUES (12, 'nobody')")
  await expect(run(client, planScript(fullPlan))).rejects.toThrow('check failed: every owner is a customer')
  expect(await client.query("SELECT count(*) FROM pg_attribute WHERE attrelid = 'public.orders'::regclass AND attname = 'customer_id'")).toEqual([{ count: '0' }])
  await client.close()
})
