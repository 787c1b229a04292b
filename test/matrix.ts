/**
 * Runs the cases in both directions on servers of several majors and on the embedded one, and prints a table.
 * npm run test:matrix -- [--majors 14,18,15-system,embedded] [--sample N [--from I]] [--dumps N] [--filter TEXT,TEXT] [--jobs N] [--shadow embedded|target] [--inspect]
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { allBinaries } from './support/binaries.ts'
import { readCases, suits } from './support/case.ts'
import { goldenMajor } from './support/golden.ts'
import { describeOutcome, passed, runCase, type Outcome } from './support/harness.ts'
import { embeddedPlace, serverPlace, type Place } from './support/place.ts'
import { runAgain } from './support/process.ts'

const { values: options } = parseArgs({
  options: {
    majors: { type: 'string' },
    /** On each place every Nth case: another Nth on the place that follows, so that places share the cases between them. */
    sample: { type: 'string', default: '1' },
    /** Which of them comes first: 0 and the numbers up to N together are all cases on all places. */
    from: { type: 'string', default: '0' },
    /** On each place the results of every Nth case are compared by pg_dump too, of another Nth on the place that follows. */
    dumps: { type: 'string', default: '1' },
    filter: { type: 'string', default: '' },
    jobs: { type: 'string', default: '2' },
    shadow: { type: 'string', default: 'embedded' },
    inspect: { type: 'boolean', default: false },
    /** Of a process that the matrix started: `2/3` is the second of three, counted from 0. */
    slice: { type: 'string' },
  },
})

const everywhere = [...allBinaries().map(({ major, origin }) => (origin === 'package' ? String(major) : `${major}-system`)), 'embedded']
const places = options.majors?.split(',') ?? everywhere

// A matrix that is ended ends its processes, and they their servers.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

if (options.slice === undefined) await runMatrix()
else {
  await runSlice(options.slice)
  // An embedded server that was used may keep a timer; the outcomes are written by then.
  process.stdout.write('', () => process.exit())
}

/** What a process of the matrix tells: how a case ended on a place, and how long its ways took there together. */
interface Told {
  readonly place: string
  readonly outcomes: readonly Outcome[]
  readonly milliseconds: number
}

async function runMatrix(): Promise<void> {
  const outcomes = new Map<string, Outcome[]>(places.map((place) => [place, []]))
  const seconds = new Map<string, number>()
  let failed = 0
  const jobs = Number(options.jobs)
  const codes = await Promise.all(
    Array.from({ length: jobs }, (_, job) =>
      runAgain(fileURLToPath(import.meta.url), [...process.argv.slice(2), '--majors', places.join(','), '--slice', `${job}/${jobs}`], (json) => {
        const { place, outcomes: found, milliseconds }: Told = JSON.parse(json)
        outcomes.get(place)?.push(...found)
        seconds.set(place, (seconds.get(place) ?? 0) + milliseconds / 1000 / jobs)
        for (const outcome of found) if (!passed(outcome)) console.log(`${place} ${describeOutcome(outcome)}`)
      }),
    ),
  )
  if (codes.some((code) => code !== 0)) {
    console.log(`a process of the matrix ended with code ${codes.join(', ')}`)
    failed += 1
  }
  console.log('\nplace      passed  failed  known gaps  seconds')
  let total = 0
  for (const [place, found] of outcomes) {
    const good = found.filter(passed)
    const gaps = good.filter((outcome) => outcome.knownGap !== null).length
    console.log([place.padEnd(10), String(good.length - gaps).padStart(6), String(found.length - good.length).padStart(7), String(gaps).padStart(11), (seconds.get(place) ?? 0).toFixed(0).padStart(8)].join(' '))
    failed += found.length - good.length
    total += found.length
  }
  if (total === 0) failed += 1
  console.log(`\n${total - failed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

/** Case by case, each on all places: a desired state is built in the embedded shadow once, and then known. */
async function runSlice(slice: string): Promise<void> {
  const [part = 0, parts = 1] = slice.split('/').map(Number)
  const opened: (readonly [name: string, place: Place])[] = []
  try {
    for (const name of places) opened.push([name, await openPlace(name)])
    const chosen = readCases()
      .filter((each) => options.filter.split(',').some((text) => each.name.includes(text)))
    for (const [index, each] of chosen.entries()) {
      if (index % parts !== part) continue
      for (const [at, [name, place]] of opened.entries()) {
        const isTurn = (every: string): boolean => (Math.floor(index / parts) + at + Number(options.from)) % Number(every) === 0
        if (!suits(each, place.major) || !isTurn(options.sample)) continue
        const began = performance.now()
        const outcomes = await runCase(each, place, { shadow: options.shadow === 'target' && !place.embedded ? 'target' : 'embedded', goldens: place.major === goldenMajor, inspect: options.inspect, dumps: isTurn(options.dumps) })
        const told: Told = { place: name, outcomes, milliseconds: performance.now() - began }
        console.log(JSON.stringify(told))
      }
    }
  } finally {
    for (const [, place] of opened) await place.close()
  }
}

function openPlace(name: string): Promise<Place> {
  if (name === 'embedded') return embeddedPlace()
  const [major = '', origin] = name.split('-')
  return serverPlace(Number(major), origin === 'system' ? 'system' : 'package')
}
