import type { Plan } from '../../src/model/plan.ts'
import type { Batch, Step } from '../../src/model/step.ts'
import { keyOf } from '../../src/model/identity.ts'
import type { Fingerprint } from '../../src/model/plan.ts'
import { printed, sql } from '../../src/sql/sql.ts'

const fingerprint = (digit: string): Fingerprint => digit.repeat(64) as Fingerprint

/** A plan without steps. */
export const emptyPlan: Plan = {
  format: 1,
  major: 15,
  database: 'shop',
  live: fingerprint('a'),
  desired: fingerprint('a'),
  schemas: ['public'],
  batches: [],
  checks: [],
  proof: { outcome: 'proven' },
  unmanaged: [],
  notes: [],
}

const usual = { phase: 'expand', locks: [], duration: 'instant', hazards: [], facts: [], declaredAt: null } as const

const steps: readonly Step[] = [
  {
    ...usual,
    type: 'statement',
    number: 1,
    title: 'add column customer_id to public.orders',
    sql: sql`ALTER TABLE public.orders ADD COLUMN customer_id bigint`,
    locks: [{ relation: ['public', 'orders'], mode: 'ACCESS EXCLUSIVE' }],
    facts: [keyOf({ kind: 'column', path: ['public', 'orders', 'customer_id'] })],
    declaredAt: { path: 'schema/orders.yaml', line: 7, column: 3 },
    resume: null,
  },
  {
    ...usual,
    type: 'statement',
    number: 2,
    title: 'create policy own_rows of public.orders',
    sql: printed('CREATE POLICY own_rows ON public.orders\n  USING (owner = CURRENT_USER) -- theirs alone'),
    locks: [{ relation: ['public', 'orders'], mode: 'ACCESS EXCLUSIVE' }],
    hazards: [{ name: 'changes_access', message: 'policy own_rows of public.orders is added' }],
    resume: null,
  },
  {
    ...usual,
    type: 'statement',
    number: 3,
    title: 'create index orders_customer of public.orders',
    sql: sql`CREATE INDEX CONCURRENTLY orders_customer ON public.orders (customer_id)`,
    locks: [{ relation: ['public', 'orders'], mode: 'SHARE UPDATE EXCLUSIVE' }],
    duration: 'build',
    hazards: [{ name: 'not_transactional', message: 'the index is built outside a transaction' }],
    resume: {
      done: sql`SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('public.orders_customer')`,
      leftover: { found: sql`SELECT true`, remove: sql`DROP INDEX CONCURRENTLY public.orders_customer` },
    },
  },
  {
    ...usual,
    type: 'rows',
    phase: 'migrate',
    number: 4,
    title: 'rows of public.statuses',
    table: ['public', 'statuses'],
    mode: 'sync',
    key: ['id'],
    columns: ['id', 'Label'],
    rows: sql`VALUES (1, 'it''s new'), (2, 'done')`,
  },
  {
    ...usual,
    type: 'backfill',
    phase: 'migrate',
    number: 5,
    title: 'backfill public.orders.customer_id',
    duration: 'batches',
    locks: [{ relation: ['public', 'orders'], mode: 'ROW EXCLUSIVE' }],
    table: ['public', 'orders'],
    column: 'customer_id',
    set: sql`(SELECT c.id FROM public.customers c WHERE c.name = orders.owner)`,
    where: sql`customer_id IS NULL`,
    batch: 5000,
    key: ['id'],
  },
  {
    ...usual,
    type: 'statement',
    phase: 'contract',
    number: 6,
    title: 'drop column legacy of public.orders',
    sql: sql`ALTER TABLE public.orders DROP COLUMN legacy`,
    locks: [{ relation: ['public', 'orders'], mode: 'ACCESS EXCLUSIVE' }],
    hazards: [{ name: 'data_loss', message: 'public.orders.legacy and its values are gone' }],
    resume: null,
  },
  {
    ...usual,
    type: 'statement',
    phase: 'contract',
    number: 7,
    title: 'change type of public.orders.note',
    sql: sql`ALTER TABLE public.orders ALTER COLUMN note TYPE jsonb USING note::jsonb`,
    locks: [{ relation: ['public', 'orders'], mode: 'ACCESS EXCLUSIVE' }],
    duration: 'rewrite',
    hazards: [
      { name: 'rewrites_table', message: 'public.orders is rewritten' },
      { name: 'may_fail_on_data', message: 'a note that is not JSON stops it' },
    ],
    resume: null,
  },
]

const batch = (transactional: boolean, ...numbers: readonly number[]): Batch => ({
  transactional,
  steps: steps.filter((step) => numbers.includes(step.number)),
})

/** One of everything: phases, batches of both sorts, all step types, checks, notes, what is not managed. */
export const fullPlan: Plan = {
  ...emptyPlan,
  desired: fingerprint('b'),
  batches: [batch(true, 1, 2), batch(false, 3), batch(false, 4), batch(false, 5), batch(true, 6), batch(true, 7)],
  checks: [
    {
      name: 'every owner is a customer',
      when: 'before',
      query: sql`SELECT owner FROM public.orders WHERE owner NOT IN (SELECT name FROM public.customers)`,
      declaredAt: { path: 'schema/orders.yaml', line: 20, column: 3 },
    },
    {
      name: 'no order without customer',
      when: 'after',
      query: sql`SELECT id FROM public.orders WHERE customer_id IS NULL`,
      declaredAt: { path: 'schema/orders.yaml', line: 21, column: 3 },
    },
  ],
  notes: ['public.orders.legacy is dropped; if customer_id is its new name, say so with renamed_from'],
  unmanaged: [
    { kind: 'index', names: ['index audit.log_key', 'index audit.log_when'] },
    { kind: 'policy', names: ['policy all of audit.log'] },
  ],
}
