/**
 * Random pairs of schemas: each is planned, run and compared, on the embedded server or a real one of a major. What fails is made
 * small and printed with what draws it again.
 * npm run test:properties -- [--pairs N] [--seed N] [--jobs N] [--tries N] [--major N] [--pair N]
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { closeWorkshop } from '../../src/shadow/workshop.ts'
import { runAgain } from '../support/process.ts'
import { embeddedGround, serverGround } from './ground.ts'
import { judgePairs, pairsPerSeed, type Outcome } from './pairs.ts'

const { values: options } = parseArgs({
  options: {
    pairs: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    /** How many smaller pairs are judged at most, for each sort of failure. */
    tries: { type: 'string', default: '300' },
    major: { type: 'string' },
    /** Only this one of the seed's pairs. */
    pair: { type: 'string' },
    /** Of a process that the run started: `1/2` is the second of two, counted from 0. */
    slice: { type: 'string' },
  },
})
const seed = options.seed === undefined ? Date.now() % 2 ** 31 : Number(options.seed)
const pairs = options.pair === undefined ? Number(options.pairs) : 1

// A run that is ended ends its processes, and they their servers.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

if (options.slice === undefined) await runAll()
else {
  await runSlice(options.slice)
  // An embedded server that was used may keep a timer; the outcomes are written by then.
  process.stdout.write('', () => process.exit())
}

async function runAll(): Promise<void> {
  console.log(`seed ${seed}, ${pairs} pairs, ${options.major === undefined ? 'embedded' : `PostgreSQL ${options.major}`}`)
  const began = performance.now()
  const seconds = (): string => ((performance.now() - began) / 1000).toFixed(0)
  const sum = { judged: 0, failed: 0, steps: 0, rows: 0, hindered: 0, castless: 0, dumped: 0 }
  /** By how they failed: seed and place of each pair. */
  const sorts = new Map<string, string[]>()
  const jobs = Math.min(Number(options.jobs), Math.ceil(pairs / pairsPerSeed))
  const codes = await Promise.all(
    Array.from({ length: jobs }, (_, job) =>
      runAgain(fileURLToPath(import.meta.url), [...passedOn(), '--slice', `${job}/${jobs}`], (json) => {
        const outcome: Outcome = JSON.parse(json)
        sum.judged += 1
        sum.steps += outcome.steps
        sum.rows += outcome.rows
        sum.hindered += Number(outcome.hindered)
        sum.castless += Number(outcome.castless)
        sum.dumped += Number(outcome.dumped)
        if (outcome.sort !== null) {
          sum.failed += 1
          if (outcome.smallest !== null && !sorts.has(outcome.sort)) {
            console.log(`\n=== ${outcome.sort}\n${outcome.smallest}\nagain: npm run test:properties -- ${options.major === undefined ? '' : `--major ${options.major} `}--seed ${outcome.seed} --pair ${outcome.index}\n`)
          }
          sorts.set(outcome.sort, [...(sorts.get(outcome.sort) ?? []), `${outcome.seed}/${outcome.index}`])
        }
        if (sum.judged % 100 === 0) console.log(`${sum.judged} pairs, ${sum.failed} failed, ${seconds()} s`)
      }),
    ),
  )
  const unjudged = pairs - sum.judged
  if (unjudged > 0) console.log(`${unjudged} pairs were not judged: the processes ended with code ${codes.join(', ')}`)
  for (const [sort, alike] of [...sorts].sort(([, a], [, b]) => b.length - a.length)) console.log(`${String(alike.length).padStart(5)} × ${sort} (${alike.join(' ')})`)
  console.log(`seed ${seed}: ${sum.judged} pairs in ${seconds()} s, ${sum.dumped} of them dumped; ${sum.steps} steps over ${sum.rows} rows, which were in the way of ${sum.hindered} plans; ${sum.castless} ask for a type without a cast`)
  console.log(`${sum.judged - sum.failed} passed, ${sum.failed + unjudged} failed`)
  process.exitCode = sum.failed + unjudged === 0 ? 0 : 1
}

function passedOn(): readonly string[] {
  const given = Object.entries({ pairs: String(pairs), seed: String(seed), tries: options.tries, major: options.major, pair: options.pair })
  return given.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]))
}

async function runSlice(slice: string): Promise<void> {
  const [part = 0, parts = 1] = slice.split('/').map(Number)
  const ground = options.major === undefined ? embeddedGround() : await serverGround(Number(options.major))
  const known = new Set<string>()
  const say = (outcome: Outcome): void => console.log(JSON.stringify(outcome))
  try {
    for (let at = 0; at * pairsPerSeed < pairs; at += 1) {
      if (at % parts !== part) continue
      const indexes = options.pair === undefined ? Array.from({ length: Math.min(pairsPerSeed, pairs - at * pairsPerSeed) }, (_, index) => index) : [Number(options.pair)]
      await judgePairs(ground, seed + at, new Set(indexes), known, Number(options.tries), say)
    }
  } finally {
    await ground.close()
    await closeWorkshop()
  }
}
