import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeWorkshop, diff, formatPlan } from '../../../src/index.ts'
import { openDatabase } from '../../../src/postgres/open-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'schemactl-snapshot-'))
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

// With GOLDENS=write in the environment snapshots/ is written anew, for review like code.
test('snapshots/ is the plan that is made today', async () => {
  const plan = await diff({ from: live, to: 'schema' })
  for (const [file, format] of [['plan.md', 'markdown'], ['plan.sql', 'sql'], ['plan.json', 'json']] as const) {
    const path = join('snapshots', file)
    if (process.env['GOLDENS'] === 'write') {
      mkdirSync('snapshots', { recursive: true })
      writeFileSync(path, formatPlan(plan, format))
    }
    expect(formatPlan(plan, format)).toBe(readFileSync(path, 'utf8'))
  }
})
