import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { closeWorkshop, diff, formatPlan, writePlan, type Plan } from '../../../src/index.ts'
import { openDatabase } from '../../../src/postgres/open-database.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'schemactl-same-'))
const live = `pglite:${join(folder, 'database')}` as const

beforeAll(async () => {
  const database = await openDatabase(live)
  await database.execute(readFileSync(new URL('./live.sql', import.meta.url), 'utf8'))
  await database.close()
})
afterAll(async () => {
  await closeWorkshop()
  rmSync(folder, { recursive: true, force: true })
})

/** Everything but the places in the files. */
function withoutPlaces(plan: Plan): Plan {
  const nowhere = { path: '', line: 1, column: 1 }
  return {
    ...plan,
    batches: plan.batches.map((batch) => ({ ...batch, steps: batch.steps.map((step) => ({ ...step, declaredAt: null })) })),
    checks: plan.checks.map((check) => ({ ...check, declaredAt: nowhere })),
  }
}

test('the schema in YAML and in SQL gives the same plan, byte for byte', async () => {
  const yaml = await diff({ from: live, to: join(root, 'schema'), prove: false })
  const sql = await diff({ from: live, to: join(root, 'examples/profiles-sql'), prove: false })
  expect(yaml.batches.length).toBeGreaterThan(10)
  for (const format of ['text', 'sql'] as const) expect(formatPlan(sql, format)).toBe(formatPlan(yaml, format))
  expect(writePlan(withoutPlaces(sql))).toBe(writePlan(withoutPlaces(yaml)))
})
