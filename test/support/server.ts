import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { binariesOf, publish, serverUser, sharedFolder, type Binaries } from './binaries.ts'
import { connect, type Client } from './client.ts'
import { dataFolder } from './data-folder.ts'

/** A running PostgreSQL server that ends with this process, however that ends. */
export interface TestServer {
  readonly major: number
  readonly origin: Binaries['origin']
  readonly host: string
  readonly port: number
  /** Folder of its Unix socket, where anyone who may enter it is trusted; over TCP a password is asked for. */
  readonly socket: string
  readonly directory: string
  readonly pid: number
  /** Of the superuser `postgres`, with its password. */
  url(database?: string): string
  /** The same over the Unix socket, where no password is asked for: half the price. */
  localUrl(database?: string): string
  /** What the server has logged. */
  log(): string
  /** Creates an empty database with a name of its own. */
  createDatabase(prefix?: string, template?: string): Promise<string>
  dropDatabase(name: string): Promise<void>
  stop(): Promise<void>
}

export interface ServerOptions {
  readonly origin?: Binaries['origin']
  /** Lines for postgresql.conf, after ours. */
  readonly settings?: readonly string[]
  /** Lines for pg_hba.conf, before ours. */
  readonly access?: readonly string[]
}

interface Start extends ServerOptions {
  /** A copy of a cluster to start instead of an empty one, and the password of its superuser. */
  readonly cluster?: { readonly directory: string; readonly password: string }
}

const settings = [
  "listen_addresses = '127.0.0.1'",
  'fsync = off',
  'synchronous_commit = off',
  'full_page_writes = off',
  'wal_level = logical',
  'max_wal_senders = 10',
  'max_locks_per_transaction = 256',
  'max_connections = 100',
  'shared_buffers = 64MB',
  'jit = off',
  "timezone = 'UTC'",
  "log_destination = 'stderr'",
]

/** Starts a server of a major on a free port, from a cached cluster. */
export async function startServer(major: number, options: ServerOptions = {}): Promise<TestServer> {
  const binaries = binariesOf(major, options.origin)
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(binaries, options)
    } catch (error) {
      // The free port may have been taken by another process in between.
      if (attempt === 3 || !String(error).includes('could not create any TCP/IP sockets')) throw error
    }
  }
}

/** Starts a hot standby that streams from a running server: everything can be read there, and nothing written. */
export async function startStandby(primary: TestServer): Promise<TestServer> {
  const making = mkdtempSync(join(tmpdir(), 'schemactl-backup-'))
  const directory = join(making, 'data')
  const client = await connect(primary.url())
  const [begin, end] = primary.major >= 15 ? ['pg_backup_start', 'pg_backup_stop()'] : ['pg_start_backup', 'pg_stop_backup(false)']
  try {
    await client.query(`SELECT ${begin}('standby', true${primary.major >= 15 ? '' : ', false'})`)
    copyTree(primary.directory, directory)
    const [label] = await client.query(`SELECT labelfile FROM ${end}`)
    rmSync(join(directory, 'postmaster.pid'), { force: true })
    rmSync(join(directory, 'postmaster.opts'), { force: true })
    writeFileSync(join(directory, 'backup_label'), label?.['labelfile'] ?? '')
    writeFileSync(join(directory, 'standby.signal'), '')
    const user = serverUser()
    if (user !== null) for (const file of ['backup_label', 'standby.signal']) chownSync(join(directory, file), user.uid, user.gid)
    const source = `primary_conninfo = 'host=${primary.socket} port=${primary.port} user=postgres'`
    return await start(binariesOf(primary.major, primary.origin), {
      settings: ['hot_standby = on', source],
      cluster: { directory, password: new URL(primary.url()).password },
    })
  } finally {
    await client.close()
    rmSync(making, { recursive: true, force: true })
  }
}

async function start(binaries: Binaries, options: Start): Promise<TestServer> {
  const user = serverUser()
  const root = mkdtempSync(join(dataFolder(), `schemactl-pg${binaries.major}-`))
  const directory = join(root, 'data')
  copyTree(options.cluster?.directory ?? initialised(binaries), directory)
  const password = options.cluster?.password ?? randomBytes(12).toString('hex')
  const port = await freePort()
  const logFile = join(root, 'log')
  appendFileSync(join(directory, 'postgresql.conf'), ['', ...settings, `port = ${port}`, `unix_socket_directories = '${root}'`, ...(options.settings ?? []), ''].join('\n'))
  const access = [...(options.access ?? []), 'local all all trust', 'local replication all trust', 'host all all 127.0.0.1/32 password', 'host replication all 127.0.0.1/32 password']
  writeFileSync(join(directory, 'pg_hba.conf'), `${access.join('\n')}\n`)
  writeFileSync(logFile, '')
  if (user !== null) for (const path of [root, logFile]) chownSync(path, user.uid, user.gid)

  const server = spawn('/bin/sh', ['-c', `exec "$0" -D "$1" >>"$2" 2>&1`, join(binaries.bin, 'postgres'), directory, logFile], {
    ...user,
    cwd: '/',
    detached: true,
    stdio: 'ignore',
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' },
  })
  const pid = server.pid
  if (pid === undefined) throw new Error(`${binaries.bin}/postgres does not start`)
  server.unref()
  const watchdog = watch(pid, root)
  const log = (): string => readFileSync(logFile, 'utf8')
  const url = (database = 'postgres'): string => `postgres://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`
  const local = (database = 'postgres'): string => `postgres://postgres@/${encodeURIComponent(database)}?host=${encodeURIComponent(root)}&port=${port}`
  try {
    await accepting(server, local(), log)
    if (options.cluster === undefined) await administer(local(), `ALTER ROLE postgres PASSWORD '${password}'`)
  } catch (error) {
    watchdog.kill('SIGTERM')
    throw error
  }

  let serial = 0
  // Twice as fast as the default; 14 knows no other way.
  const fileCopy = binaries.major >= 15 ? ' STRATEGY file_copy' : ''
  // A session of its own for what is done to databases.
  let administrator: Promise<Client> | undefined
  const manage = async (text: string): Promise<void> => {
    await (await (administrator ??= connect(local(), { background: true }))).query(text)
  }
  // Where somebody was once, the cache that a database's first session has to make is there, and is copied with it.
  let entered: Promise<string> | undefined
  const enter = async (): Promise<string> => {
    await manage(`CREATE DATABASE entered TEMPLATE template0${fileCopy}`)
    await administer(local('entered'), 'SELECT')
    return 'entered'
  }
  return {
    major: binaries.major,
    origin: binaries.origin,
    host: '127.0.0.1',
    port,
    socket: root,
    directory,
    pid,
    url,
    localUrl: local,
    log,
    async createDatabase(prefix = 'test', from) {
      const name = `${prefix}_${process.pid}_${++serial}`
      await manage(`CREATE DATABASE ${quoted(name)} TEMPLATE ${quoted(from ?? (await (entered ??= enter())))}${fileCopy}`)
      return name
    },
    async dropDatabase(name) {
      await manage(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`).catch(async (error: unknown) => {
        // A database with subscriptions, which belong to the cluster, is not dropped.
        if (!String(error).includes('logical replication subscription')) throw error
        await dropSubscriptions(local(name))
        await manage(`DROP DATABASE ${quoted(name)} WITH (FORCE)`)
      })
    },
    async stop() {
      await administrator?.then((client) => client.close()).catch(() => undefined)
      const ended = new Promise<void>((resolve) => watchdog.once('exit', () => resolve()))
      watchdog.ref()
      watchdog.stdin?.end()
      await ended
    },
  }
}

/**
 * Another process that outlives us: when its standard input ends (we stopped the server, or we are gone, `kill -9` included)
 * it stops the server at once and removes the folder.
 */
function watch(pid: number, root: string): ChildProcess {
  const script = 'trap "" INT HUP TERM; cat >/dev/null; kill -QUIT "$0" 2>/dev/null; n=0; while kill -0 "$0" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.05; n=$((n+1)); done; rm -rf "$1"'
  const watchdog = spawn('/bin/sh', ['-c', script, String(pid), root], { detached: true, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] })
  watchdog.unref()
  // The pipe alone must not keep this process alive.
  if (watchdog.stdin instanceof Socket) watchdog.stdin.unref()
  return watchdog
}

/** A cluster fresh from initdb, made once per major and copied from then on. */
function initialised(binaries: Binaries): string {
  const template = join(sharedFolder(), `cluster-${binaries.major}-${binaries.origin}-1`)
  if (existsSync(template)) return template
  const user = serverUser()
  const making = mkdtempSync(join(tmpdir(), `schemactl-initdb-`))
  if (user !== null) chownSync(making, user.uid, user.gid)
  const data = join(making, 'data')
  const initdb = spawnSync(
    join(binaries.bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--wal-segsize=1'],
    { ...user, cwd: '/', encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '' } },
  )
  if (initdb.status !== 0) throw new Error(`initdb of ${binaries.major} failed: ${initdb.stderr}`)
  const ready = join(sharedFolder(), `.${basename(making)}`)
  copyTree(data, ready)
  rmSync(making, { recursive: true, force: true })
  publish(ready, template)
  return template
}

/** Copies a folder with owners and modes; as anyone else but root everything is the user's anyway. */
function copyTree(from: string, to: string): void {
  const copied = spawnSync('cp', ['-a', from, to])
  if (copied.status !== 0) cpSync(from, to, { recursive: true, preserveTimestamps: true })
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address === null || typeof address === 'string' ? reject(new Error('no free port')) : resolve(address.port)))
    })
  })
}

async function accepting(server: ChildProcess, url: string, log: () => string): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    try {
      const client = await connect(url)
      await client.close()
      return
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) throw new Error(`the server does not start:\n${log()}`, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
}

async function administer(url: string, text: string): Promise<void> {
  const client = await connect(url)
  try {
    await client.query(text)
  } finally {
    await client.close()
  }
}

async function dropSubscriptions(url: string): Promise<void> {
  const client = await connect(url)
  try {
    const rows = await client.query('SELECT subname FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())')
    for (const { subname } of rows) {
      const name = quoted(subname ?? '')
      await client.query(`ALTER SUBSCRIPTION ${name} DISABLE`)
      await client.query(`ALTER SUBSCRIPTION ${name} SET (slot_name = NONE)`)
      await client.query(`DROP SUBSCRIPTION ${name}`)
    }
  } finally {
    await client.close()
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
