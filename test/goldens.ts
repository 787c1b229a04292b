/**
 * Writes the plan of every case, forward on the newest server, into its plan.sql: npm run goldens [-- --filter TEXT,TEXT]
 * What changed is reviewed like code.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeWorkshop } from '../src/shadow/workshop.ts'
import { readCases, suits } from './support/case.ts'
import { goldenMajor, goldenOf } from './support/golden.ts'
import { serverPlace } from './support/place.ts'
import { makePlan } from './support/schemactl.ts'

const { values: options } = parseArgs({ options: { filter: { type: 'string', default: '' } } })

const place = await serverPlace(goldenMajor)
const work = mkdtempSync(join(tmpdir(), 'schemactl-goldens-'))
let written = 0
let failed = 0
for (const each of readCases()) {
  if (!options.filter.split(',').some((text) => each.name.includes(text)) || !suits(each, goldenMajor)) continue
  const live = await place.create()
  try {
    await live.run(each.old)
    if (each.seed !== null) await live.run(each.seed)
    await live.release()
    const desired = join(work, 'desired.sql')
    writeFileSync(desired, each.declared ?? each.new)
    const golden = goldenOf(await makePlan(live.state, desired, { shadow: 'embedded' }))
    const file = join(each.folder, 'plan.sql')
    if (existsSync(file) && readFileSync(file, 'utf8') === golden) continue
    writeFileSync(file, golden)
    written += 1
  } catch (error) {
    failed += 1
    console.log(`${each.name}: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    await live.drop()
  }
}
rmSync(work, { recursive: true })
await place.close()
await closeWorkshop()
console.log(`${written} goldens written, ${failed} cases without a plan`)
process.exitCode = failed === 0 ? 0 : 1
