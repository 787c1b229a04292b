// A process that kills itself: `… killed-at-step.ts DATABASE PLAN STEP` applies the plan and dies when the step has begun, 0 being none;
// `… killed-at-step.ts DATABASE PLAN resume` goes on with what the journal has unfinished, if anything.
import { readFileSync } from 'node:fs'
import { applyPlan, resumeRun, type ApplyOptions } from '../../src/apply/apply-plan.ts'
import { openDatabase, type DatabaseState } from '../../src/postgres/open-database.ts'
import { readPlan } from '../../src/review/plan-file.ts'

const [database = '', file = '', step = '0'] = process.argv.slice(2)
const plan = readPlan(readFileSync(file, 'utf8'), file)
const connection = await openDatabase(database as DatabaseState)
const target = { connection, another: async () => openDatabase(database as DatabaseState) }
const options: ApplyOptions = {
  readLive: () => Promise.resolve(plan.live),
  verify: () => Promise.resolve([]),
  onProgress: (progress) => {
    // By then the statement has been sent, and the server is at it or done.
    if (progress.event === 'step started' && progress.step.number === Number(step)) setTimeout(() => process.kill(process.pid, 'SIGKILL'), 3)
  },
}
if (step === 'resume') await resumeRun(target, options)
else await applyPlan(plan, target, options)
await connection.close()
