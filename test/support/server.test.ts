import { spawnSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { allBinaries, packagedMajors } from './binaries.ts'
import { connect } from './client.ts'
import { startServer, startStandby } from './server.ts'

test('the packages bring every supported major', () => {
  const majors = allBinaries().filter((found) => found.origin === 'package').map((found) => found.major)
  expect(majors).toEqual([...packagedMajors])
})

test.each([14, 18])('a server of %d starts, creates and drops databases, and stops', async (major) => {
  const server = await startServer(major)
  const name = await server.createDatabase()
  const client = await connect(server.url(name))
  const rows = await client.query("SELECT current_setting('server_version_num')::int / 10000 AS major, current_database() AS database")
  expect(rows).toEqual([{ major: String(major), database: name }])
  await client.close()
  await server.dropDatabase(name)
  await expect(connect(server.url(name))).rejects.toThrow(/does not exist/)
  await expect(connect(server.url().replace(/:[^:@]*@/, ':wrong@'))).rejects.toThrow(/password/)
  await server.stop()
  expect(existsSync(server.socket)).toBe(false)
  await expect(connect(server.url())).rejects.toThrow(/ECONNREFUSED/)
})

test('a server ends with a test run that is killed', async () => {
  const script = `
    import { startServer, startStandby } from './test/support/server.ts'
    const server = await startServer(18)
    console.log(JSON.stringify({ pid: server.pid, socket: server.socket }))
    setInterval(() => {}, 1000)`
  const run = spawn(process.execPath, ['--import', './test/support/typescript.mjs', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } })
  const line = await new Promise<string>((resolve) => run.stdout.once('data', (data) => resolve(String(data))))
  const started: { pid: number; socket: string } = JSON.parse(line)
  expect(existsSync(started.socket)).toBe(true)
  run.kill('SIGKILL')
  const deadline = Date.now() + 10_000
  while (existsSync(started.socket) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(existsSync(started.socket)).toBe(false)
  expect(spawnSync('kill', ['-0', String(started.pid)]).status).not.toBe(0)
})

test.each([14, 18])('a standby of %d follows, and takes no writes', async (major) => {
  const primary = await startServer(major)
  const standby = await startStandby(primary)
  const writer = await connect(primary.url())
  await writer.query('CREATE TABLE t AS SELECT 7 AS n')
  const reader = await connect(standby.url())
  const deadline = Date.now() + 10_000
  const found = () => reader.query('SELECT n FROM t').catch(() => [])
  while ((await found()).length === 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await found()).toEqual([{ n: '7' }])
  await expect(reader.query('CREATE TABLE u ()')).rejects.toThrow(/read-only transaction/)
  for (const each of [writer, reader]) await each.close()
  for (const each of [standby, primary]) await each.stop()
})
