/**
 * Runs the cases in both directions on servers of several majors and on the embedded one, and prints a table.
 * npm run test:matrix -- [--majors 14,18,15-system,embedded] [--sample N] [--filter TEXT,TEXT] [--jobs N] [--shadow embedded|target] [--inspect]
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { allBinaries } from './support/binaries.ts'
import { readCases, suits } from './support/case.ts'
import { goldenMajor } from './support/golden.ts'
import { applies, describeOutcome, directions, passed, runCase, type Outcome } from './support/harness.ts'
import { embeddedPlace, serverPlace, type Place } from './support/place.ts'

const { values: options } = parseArgs({
  options: {
    majors: { type: 'string' },
    sample: { type: 'string', default: '1' },
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

async function runMatrix(): Promise<void> {
  const outcomes = new Map<string, Outcome[]>()
  const seconds = new Map<string, number>()
  let failed = 0
  for (const place of places) {
    const began = performance.now()
    const jobs = Number(options.jobs)
    const found: Outcome[] = []
    outcomes.set(place, found)
    const codes = await Promise.all(
      Array.from({ length: jobs }, (_, job) =>
        runChild(['--majors', place, '--sample', options.sample, '--filter', options.filter, '--shadow', options.shadow, ...(options.inspect ? ['--inspect'] : []), '--slice', `${job}/${jobs}`], (outcome) => {
          found.push(outcome)
          if (passed(outcome)) return
          console.log(`${place} ${describeOutcome(outcome)}`)
        }),
      ),
    )
    seconds.set(place, (performance.now() - began) / 1000)
    if (codes.some((code) => code !== 0)) {
      console.log(`${place}: a process of the matrix ended with code ${codes.join(', ')}`)
      failed += 1
    }
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

async function runChild(parameters: readonly string[], onOutcome: (outcome: Outcome) => void): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = (): boolean => child.kill()
  process.once('exit', stop)
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    if (line.startsWith('{')) onOutcome(JSON.parse(line))
  })
  const closed = new Promise<void>((resolve) => lines.once('close', resolve))
  const code = await new Promise<number>((resolve) => child.once('exit', (status) => resolve(status ?? 1)))
  await closed
  process.off('exit', stop)
  return code
}

async function runSlice(slice: string): Promise<void> {
  const [part = 0, parts = 1] = slice.split('/').map(Number)
  const place = await openPlace(places[0] ?? '')
  try {
    const chosen = readCases()
      .filter((each) => options.filter.split(',').some((text) => each.name.includes(text)) && suits(each, place.major))
      .filter((_, index) => index % Number(options.sample) === 0)
      .filter((_, index) => index % parts === part)
    for (const each of chosen) {
      for (const direction of directions) {
        if (!applies(each, direction, place)) continue
        const outcome = await runCase(each, direction, place, { shadow: options.shadow === 'target' ? 'target' : 'embedded', goldens: place.major === goldenMajor, inspect: options.inspect })
        console.log(JSON.stringify(outcome))
      }
    }
  } finally {
    await place.close()
  }
}

function openPlace(name: string): Promise<Place> {
  if (name === 'embedded') return embeddedPlace()
  const [major = '', origin] = name.split('-')
  return serverPlace(Number(major), origin === 'system' ? 'system' : 'package')
}
