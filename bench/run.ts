/**
 * How long `diff` takes against `pg_dump -s` of one database in the same round, for generated schemas of several sizes, and its
 * peak memory, as a table in Markdown; the ratio of the processors' time, servers included, too. `cold`: these declarations were never built; `warm`: they were. The embedded server's data
 * directory, which takes 5 s once on each machine, is there in both.
 * npm run bench -- [--tables 50,500,2000,10000] [--rounds 3]
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { connect } from '../test/support/client.ts'
import { startServer, type TestServer } from '../test/support/server.ts'
import { generateSchema, type GeneratedSchema } from './schema.ts'

const { values: options } = parseArgs({ options: { tables: { type: 'string', default: '50,500,2000' }, rounds: { type: 'string', default: '3' } } })
const program = resolve(dirname(fileURLToPath(import.meta.url)), '../dist/cli/main.js')

interface Measured {
  readonly seconds: number
  /** Processor time of the program and of the server for it; null where there is no /proc. A busy machine tells less of the other. */
  readonly work: number | null
  /** Peak resident memory in MB. */
  readonly memory: number
}

const pgDump = findPgDump()
const major = pgDump?.major ?? 18
const server = await startServer(major)
const work = mkdtempSync(join(tmpdir(), 'schemactl-bench-'))
const cache = join(work, 'cache')
console.log(`PostgreSQL ${major}, Node ${process.versions.node}, ${pgDump === null ? 'no pg_dump found in /usr/lib/postgresql: seconds, but no ratios' : `against ${pgDump.path} -s`}; minimum and median of rounds: ${options.rounds}\n`)
console.log('| tables | `diff` from a database to | ratio, min | median | of work, min | seconds, min | peak MB |\n| ---: | --- | ---: | ---: | ---: | ---: | ---: |')
try {
  await prepareEmbedded()
  for (const tables of options.tables.split(',').map(Number)) await benchSize(tables)
} finally {
  rmSync(work, { recursive: true, force: true })
  await server.stop()
}

async function benchSize(tables: number): Promise<void> {
  const live = await load(server, generateSchema(tables))
  const changed = generateSchema(tables, true)
  const other = await load(server, changed)
  const directory = join(work, `schema-${tables}`)
  for (const [file, text] of changed.files) {
    if (file === '00-roles.sql') continue
    mkdirSync(dirname(join(directory, file)), { recursive: true })
    writeFileSync(join(directory, file), text)
  }
  const rounds: { readonly dump: Measured | null; readonly runs: ReadonlyMap<string, Measured> }[] = []
  for (let round = 0; round < Number(options.rounds); round++) {
    const dump = pgDump === null ? null : await measure(pgDump.path, ['-s', '-f', '/dev/null', server.url(live)], {})
    // What was built, but not the embedded server's data directory.
    rmSync(join(cache, 'shadow'), { recursive: true, force: true })
    const runs = new Map<string, Measured>()
    runs.set('another database', await diff(server.url(live), server.url(other)))
    runs.set('a directory, cold', await diff(server.url(live), directory))
    runs.set('a directory, warm', await diff(server.url(live), directory))
    rounds.push({ dump, runs })
  }
  for (const what of ['another database', 'a directory, cold', 'a directory, warm']) {
    const found = rounds.flatMap(({ dump, runs }) => {
      const run = runs.get(what)
      return run === undefined ? [] : [{ run, dump }]
    })
    row(tables, what, found)
  }
  row(tables, '(`pg_dump -s`)', rounds.flatMap(({ dump }) => (dump === null ? [] : [{ run: dump, dump }])))
  await server.dropDatabase(live)
  await server.dropDatabase(other)
}

function row(tables: number, what: string, found: readonly { readonly run: Measured; readonly dump: Measured | null }[]): void {
  const sorted = (values: readonly (number | null)[]): readonly number[] => values.flatMap((value) => (value === null ? [] : [value])).sort((a, b) => a - b)
  const shown = (value: number | undefined, digits = 2): string => value?.toFixed(digits) ?? ''
  const ratio = sorted(found.map(({ run, dump }) => (dump === null ? null : run.seconds / dump.seconds)))
  const work = sorted(found.map(({ run, dump }) => (run.work === null || !dump?.work ? null : run.work / dump.work)))
  const cells = [shown(ratio[0]), shown(ratio[Math.floor(ratio.length / 2)]), shown(work[0]), shown(sorted(found.map(({ run }) => run.seconds))[0]), shown(sorted(found.map(({ run }) => run.memory)).at(-1), 0)]
  console.log(`| ${[tables.toLocaleString('en-US'), what, ...cells].join(' | ')} |`)
}

async function diff(from: string, to: string): Promise<Measured> {
  return measure(process.execPath, [program, 'diff', '--from', from, '--to', to, '--schemas', '*', '--no-prove', '--format', 'json'], { SCHEMACTL_CACHE: cache })
}

async function prepareEmbedded(): Promise<void> {
  const directory = join(work, 'schema-smallest')
  mkdirSync(directory)
  writeFileSync(join(directory, 'one.sql'), 'CREATE SCHEMA one;')
  await diff('pglite:', directory)
}

async function load(where: TestServer, schema: GeneratedSchema): Promise<string> {
  const name = await where.createDatabase('bench')
  const client = await connect(where.url(name))
  // Batches: one transaction over everything is quadratic.
  const files = [...schema.files.values()]
  for (let at = 0; at < files.length; at += 20) await client.query(files.slice(at, at + 20).join('\n'))
  await client.query('ANALYZE')
  await client.close()
  return name
}

async function measure(command: string, parameters: readonly string[], variables: { readonly [name: string]: string }): Promise<Measured> {
  const before = workOfChildren()
  const began = performance.now()
  const child = spawn(command, [...parameters], { stdio: ['ignore', 'ignore', 'pipe'], cwd: work, env: { ...process.env, ...variables } })
  let said = ''
  child.stderr.on('data', (data) => (said += String(data)))
  let memory = 0
  const watch = setInterval(() => {
    memory = Math.max(memory, peakMemory(child.pid))
  }, 20)
  const code = await new Promise<number | null>((done) => child.once('close', done))
  clearInterval(watch)
  if (code !== 0) throw new Error(`${command} ${parameters.slice(0, 2).join(' ')} ended with ${code}: ${said}`)
  const seconds = (performance.now() - began) / 1000
  // The server has the times of its sessions when it knows that they have ended.
  await new Promise((resolve) => setTimeout(resolve, 200))
  const after = workOfChildren()
  return { seconds, work: before === null || after === null ? null : after - before, memory }
}

/** Seconds of processor time that the ended processes of ours and of the server took. */
function workOfChildren(): number | null {
  let ticks = 0
  for (const pid of [process.pid, server.pid]) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
      ticks += Number(fields[13]) + Number(fields[14])
    } catch {
      return null
    }
  }
  return ticks / 100
}

/** What the kernel calls the high water mark of resident memory, in MB. */
function peakMemory(pid: number | undefined): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}

/** The newest pg_dump of the machine that fits a server of ours. */
function findPgDump(): { readonly path: string; readonly major: number } | null {
  const root = '/usr/lib/postgresql'
  const majors = existsSync(root) ? readdirSync(root).map(Number) : []
  const found = majors.filter((each) => each >= 14 && each <= 18 && existsSync(join(root, String(each), 'bin/pg_dump'))).sort((a, b) => b - a)[0]
  return found === undefined ? null : { major: found, path: join(root, String(found), 'bin/pg_dump') }
}
