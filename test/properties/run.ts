/**
 * Random pairs of schemas: each is planned, run and compared. What fails is made small and printed with its seed.
 * npm run test:properties -- [--pairs N] [--seed N] [--tries N]
 */
import { parseArgs } from 'node:util'
import { judgePairs } from './pairs.ts'

const { values: options } = parseArgs({ options: { pairs: { type: 'string', default: '2000' }, seed: { type: 'string' }, tries: { type: 'string', default: '300' } } })
const seed = options.seed === undefined ? Date.now() % 2 ** 31 : Number(options.seed)
console.log(`seed ${seed}`)
const began = performance.now()
const seconds = (): string => ((performance.now() - began) / 1000).toFixed(0)
let judged = 0
let wrong = 0
const outcome = await judgePairs(Number(options.pairs), seed, Number(options.tries), (verdict) => {
  judged += 1
  if (verdict.wrong.length > 0) wrong += 1
  if (judged % 100 === 0) console.log(`${judged} pairs, ${wrong} wrong, ${seconds()} s`)
})
for (const failure of outcome.failures) console.log(`\n=== ${failure}`)
console.log(
  `\n${outcome.pairs} pairs, ${outcome.steps} steps, ${outcome.rows} rows (in the way of ${outcome.hindered} plans), ${seconds()} s; seed ${seed}: ${wrong === 0 ? 'all right' : `${wrong} FAILED in ${outcome.failures.length} ways`}`,
)
process.exitCode = wrong === 0 ? 0 : 1
