import { readCatalogHere } from '../../src/catalog/read.ts'
import { lint, lintRules } from '../../src/lint/lint.ts'
import { describe as named } from '../../src/model/identity.ts'
import type { Connection } from '../../src/postgres/connection.ts'
import { openDatabase } from '../../src/postgres/open-database.ts'

let database: Connection
beforeAll(async () => {
  database = await openDatabase('pglite:')
  await database.execute("CREATE SCHEMA auth; CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'")
})
afterAll(() => database.close())

class Undone extends Error {}

/** What one rule says about the statements, which are undone again. */
async function findings(rule: string, statements: string): Promise<readonly string[]> {
  let found: readonly string[] = []
  await database
    .transaction('', async () => {
      await database.execute(statements)
      const catalog = await readCatalogHere(database)
      found = lint(catalog, Object.fromEntries(lintRules.map((each) => [each.name, each.name === rule ? each.severity : 'off'])))
        .map((finding) => `${finding.severity} ${named(finding.about)}: ${finding.message}`)
      throw new Undone()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
  return found
}

const parent = 'CREATE TABLE public.users (id int PRIMARY KEY);'

const examples: readonly (readonly [rule: string, statements: string, expected: readonly string[]])[] = [
  ['foreign-key-without-index', `${parent} CREATE TABLE public.orders (id int PRIMARY KEY, user_id int REFERENCES public.users)`, [
    'warning foreign key orders_user_id_fkey on public.orders: no index of public.orders begins with user_id: to delete a row of public.users PostgreSQL reads all of public.orders',
  ]],
  ['foreign-key-without-index', `${parent} CREATE TABLE public.orders (id int PRIMARY KEY, user_id int REFERENCES public.users); CREATE INDEX ON public.orders (user_id, id)`, []],
  ['foreign-key-without-index', `${parent} CREATE TABLE public.orders (id int, user_id int REFERENCES public.users, PRIMARY KEY (user_id, id))`, []],
  ['foreign-key-without-index', `${parent} CREATE TABLE public.orders (id int, user_id int REFERENCES public.users, PRIMARY KEY (id, user_id))`, [
    'warning foreign key orders_user_id_fkey on public.orders: no index of public.orders begins with user_id: to delete a row of public.users PostgreSQL reads all of public.orders',
  ]],
  ['policy-calls-per-row', `CREATE TABLE public.a (id uuid); CREATE POLICY p ON public.a USING (id = auth.uid())`, ['warning policy p on public.a: auth.uid() is called for each row']],
  ['policy-calls-per-row', `CREATE TABLE public.a (id text); CREATE POLICY p ON public.a FOR INSERT WITH CHECK (id = current_setting('x.y'))`, ['warning policy p on public.a: current_setting() is called for each row']],
  ['policy-calls-per-row', `CREATE TABLE public.a (id uuid); CREATE POLICY p ON public.a USING (id = (SELECT auth.uid()))`, []],
  ['policy-without-row-security', 'CREATE TABLE public.a (id int); CREATE POLICY p ON public.a USING (true)', ['error policy p on public.a: row security of public.a is not enabled: the policy does nothing']],
  ['policy-without-row-security', 'CREATE TABLE public.a (id int); ALTER TABLE public.a ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON public.a USING (true)', []],
  ['redundant-index', 'CREATE TABLE public.a (slug text UNIQUE); CREATE INDEX again ON public.a (slug)', ['warning index public.again: a_slug_key already begins with slug']],
  ['redundant-index', 'CREATE TABLE public.a (b int, c int); CREATE INDEX short ON public.a (b); CREATE INDEX long ON public.a (b, c)', ['warning index public.short: long already begins with b']],
  ['redundant-index', 'CREATE TABLE public.a (b int); CREATE INDEX one ON public.a (b); CREATE INDEX two ON public.a (b)', ['warning index public.two: one already begins with b']],
  ['redundant-index', 'CREATE TABLE public.a (b int, c int); CREATE UNIQUE INDEX short ON public.a (b); CREATE INDEX long ON public.a (b, c)', []],
  ['redundant-index', 'CREATE TABLE public.a (b int, c int); CREATE INDEX part ON public.a (b) WHERE c > 0; CREATE INDEX long ON public.a (b, c); CREATE INDEX down ON public.a (b DESC)', []],
  ['security-definer-search-path', "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'", [
    "warning function public.f(): it runs with its owner's rights and looks names up where the caller says",
  ]],
  ['security-definer-search-path', "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1'", []],
  ['set-null-on-not-null', `${parent} CREATE TABLE public.a (u int NOT NULL REFERENCES public.users ON DELETE SET NULL)`, [
    'error foreign key a_u_fkey on public.a: it sets u of public.a to null, which is NOT NULL: deleting from public.users can only fail',
  ]],
  ['set-null-on-not-null', `${parent} CREATE TABLE public.a (u int REFERENCES public.users ON DELETE SET NULL, v int NOT NULL REFERENCES public.users ON DELETE CASCADE)`, []],
  ['table-without-primary-key', 'CREATE TABLE public.a (id int)', [
    'warning table public.a: it has no primary key: its rows cannot be told apart, nor replicated without a replica identity',
  ]],
  ['table-without-primary-key', 'CREATE TABLE public.a (id int PRIMARY KEY) PARTITION BY RANGE (id); CREATE TABLE public.b PARTITION OF public.a DEFAULT', []],
]

test.each(examples)('%s: %s', async (rule, statements, expected) => {
  expect(await findings(rule, statements)).toEqual(expected)
})

test.each(lintRules.map((rule) => rule.name))('%s has examples of both sorts', (name) => {
  const own = examples.filter(([rule]) => rule === name)
  expect(own.some(([, , expected]) => expected.length > 0)).toBe(true)
  expect(own.some(([, , expected]) => expected.length === 0)).toBe(true)
})

test('settings that name no rule are refused', async () => {
  const catalog = await database.transaction('', () => readCatalogHere(database))
  expect(() => lint(catalog, { 'no-such-rule': 'off' })).toThrow('lint names what is no rule: no-such-rule')
})
