import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import type driverModule from '@databases/pg/lib/Driver.js'
import type { Server } from '../model/catalog.ts'
import { SchemactlError } from '../model/problem.ts'
import { parseAddress, type Address } from './address.ts'
import { PostgresError, type Connection, type Parameter, type Row } from './connection.ts'
import { CopyLines, copyStatement } from './copy.ts'
import { insideOf, openingQuery, readOpening, runTransaction, utf16Position } from './session.ts'
import { sqlstates } from './sqlstate.ts'
import { decoders, encode } from './value.ts'

export interface ServerOptions {
  /** As `pg_stat_activity` shows it, unless the URL says otherwise. */
  readonly applicationName?: string
  /** Every transaction of the session is read-only, unless it says otherwise itself. */
  readonly readOnly?: boolean
}

// @databases/pg's pool waits 100 ms before its first connection, tries a wrong password for two seconds, and splits statements by
// rules that are not PostgreSQL's. Its driver, which is all that one session needs, does none of this.
const load = async () => {
  await withNavigator(() => import('pg'))
  const [pg, driver, arrays] = await Promise.all([import('pg'), import('@databases/pg/lib/Driver.js'), import('postgres-array')])
  return { Client: pg.default.Client, Driver: driver.default.default, decoders: decoders(arrays.default.parse) }
}
/**
 * Where nothing is called `navigator`, as in Node 20, pg makes a Response to see whether it runs at Cloudflare's: then Node loads
 * fetch and all that belongs to it, for 40 ms. So it sees the navigator of later versions while it is loaded.
 */
async function withNavigator(load: () => Promise<unknown>): Promise<void> {
  if ('navigator' in globalThis) return
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent: `Node.js/${process.versions.node.split('.')[0] ?? ''}` }, configurable: true })
  try {
    await load()
  } finally {
    Reflect.deleteProperty(globalThis, 'navigator')
  }
}

type PgDriver = InstanceType<typeof driverModule.default>
let library: ReturnType<typeof load> | undefined

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** What the driver threw, as what the server said. */
function translate(error: unknown, statement: string): PostgresError {
  const said: { readonly [property: string]: unknown } = typeof error === 'object' && error !== null ? { ...error } : {}
  const message = error instanceof Error ? error.message : String(error)
  const code = textOf(said.code)
  const sqlstate = code !== null && /^[0-9A-Z]{5}$/.test(code) ? code : sqlstates.connectionFailure
  const position = textOf(said.position)
  return new PostgresError(
    message,
    {
      sqlstate,
      position: position === null ? null : utf16Position(statement, Number(position)),
      inside: insideOf(said),
      detail: textOf(said.detail),
      hint: textOf(said.hint),
      context: textOf(said.where),
    },
    { cause: error },
  )
}

class ServerConnection implements Connection {
  readonly kind = 'server'
  readonly server: Server
  readonly pid: number
  readonly #driver: PgDriver
  readonly #another: () => Promise<Connection>
  #closed: Promise<void> | null = null

  constructor(driver: PgDriver, opening: { readonly server: Server; readonly pid: number }, another: () => Promise<Connection>) {
    this.server = opening.server
    this.pid = opening.pid
    this.#driver = driver
    this.#another = another
  }

  async query(text: string, parameters: readonly Parameter[] = []): Promise<readonly Row[]> {
    return run(this.#driver, text, parameters)
  }

  async copy(query: string): Promise<readonly string[]> {
    const text = copyStatement(query)
    try {
      return await new Promise((resolve, reject) => {
        void this.#driver.client.query(new CopyOut(text, resolve, reject))
      })
    } catch (error) {
      throw translate(error, text)
    }
  }

  async execute(text: string): Promise<void> {
    await run(this.#driver, text, [])
  }

  async transaction<T>(modes: string, body: () => Promise<T>): Promise<T> {
    return runTransaction(this, modes, body)
  }

  async cancel(): Promise<void> {
    const other = await this.#another()
    try {
      await other.query('SELECT pg_catalog.pg_cancel_backend($1)', [this.pid])
    } finally {
      await other.close()
    }
  }

  async close(): Promise<void> {
    this.#closed ??= this.#driver.client.end()
    await this.#closed
  }
}

/** COPY … TO STDOUT, as the driver's client takes queries of other sorts than its own: it calls these methods. */
class CopyOut {
  readonly #text: string
  readonly #resolve: (lines: readonly string[]) => void
  readonly #reject: (error: unknown) => void
  readonly #copied = new CopyLines()

  constructor(text: string, resolve: (lines: readonly string[]) => void, reject: (error: unknown) => void) {
    this.#text = text
    this.#resolve = resolve
    this.#reject = reject
  }

  submit(connection: { query(text: string): void }): void {
    connection.query(this.#text)
  }

  handleCopyData(message: { readonly chunk: Buffer }): void {
    this.#copied.take(message.chunk)
  }

  handleCommandComplete(): void {
    // Nothing is known that the lines do not say.
  }

  handleError(error: unknown): void {
    this.#reject(error)
  }

  handleReadyForQuery(): void {
    this.#resolve(this.#copied.lines)
  }
}

/** Without parameters the protocol is the simple one, and the text may hold several statements. */
async function run(driver: PgDriver, text: string, parameters: readonly Parameter[]): Promise<readonly Row[]> {
  try {
    const result = await driver.client.query({ text, values: parameters.map(encode) })
    const last: unknown = Array.isArray(result) ? result.at(-1) : result
    return rowsOf(last)
  } catch (error) {
    throw translate(error, text)
  }
}

function rowsOf(result: unknown): readonly Row[] {
  if (typeof result !== 'object' || result === null || !('rows' in result) || !Array.isArray(result.rows)) return []
  const rows: readonly Row[] = result.rows
  return rows
}

const pause = async (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Opens one session with a server.
 * @param url - `postgres://…`; what it leaves out comes from libpq's environment variables, a password also from ~/.pgpass
 * @throws SchemactlError `connection_failed`, without the password
 */
export async function openServer(url: string, options: ServerOptions = {}): Promise<Connection> {
  const address = parseAddress(url, process.env)
  const { Client, Driver, decoders: byType } = await (library ??= load())
  const passText = (value: string): string => value
  const connect = async (ssl: ConnectionOptions | false): Promise<PgDriver> => {
    const client = new Client({
      host: address.host,
      port: address.port,
      database: address.database,
      user: address.user,
      ...(address.password === null ? {} : { password: address.password }),
      ...(address.options === null ? {} : { options: address.options }),
      application_name: address.applicationName ?? options.applicationName ?? 'schemactl',
      connectionTimeoutMillis: address.connectTimeout,
      keepAlive: true,
      ssl,
      types: { getTypeParser: (oid: number) => byType.get(oid) ?? passText },
    })
    // The two packages differ in what connect() resolves to, which nobody reads.
    const driver = new Driver(client as unknown as PgDriver['client'], {}, Infinity)
    try {
      await driver.connect()
    } catch (error) {
      client.end().catch(() => undefined)
      throw error
    }
    return driver
  }
  const deadline = Date.now() + startingUpMilliseconds
  for (;;) {
    try {
      const driver = await connectAs(address, connect)
      const [row] = await run(driver, openingQuery(options.readOnly === true), [])
      return new ServerConnection(driver, readOpening(row), async () => openServer(url, { ...options, readOnly: false }))
    } catch (error) {
      const failure = error instanceof PostgresError ? error : translate(error, '')
      if (failure.sqlstate !== sqlstates.cannotConnectNow || Date.now() > deadline) throw connectionFailed(address, failure)
      await pause(100)
    }
  }
}

/** How long a server that says that it is starting up is asked again. */
const startingUpMilliseconds = 10_000

/** Connects with TLS or without, as `sslmode` says in libpq. */
async function connectAs(address: Address, connect: (ssl: ConnectionOptions | false) => Promise<PgDriver>): Promise<PgDriver> {
  const socket = address.host.startsWith('/')
  if (socket || address.sslMode === 'disable') return connect(false)
  if (address.sslMode === 'allow') {
    try {
      return await connect(false)
    } catch (error) {
      if (translate(error, '').sqlstate !== sqlstates.invalidAuthorization) throw error
      return connect(await tlsOptions(address))
    }
  }
  try {
    return await connect(await tlsOptions(address))
  } catch (error) {
    // The server's refusal of TLS has no SQLSTATE: it is one byte of the protocol, and this is the driver's word for it.
    if (address.sslMode === 'prefer' && error instanceof Error && /does not support SSL/i.test(error.message)) return connect(false)
    throw error
  }
}

async function tlsOptions({ host, sslMode, sslFiles }: Address): Promise<ConnectionOptions> {
  const read = async (path: string | null): Promise<string | undefined> => (path === null ? undefined : readFile(path, 'utf8'))
  const [ca, cert, key] = await Promise.all([read(sslFiles.root), read(sslFiles.certificate), read(sslFiles.key)])
  const verify = sslMode === 'verify-full' || sslMode === 'verify-ca' || (sslMode === 'require' && ca !== undefined)
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    rejectUnauthorized: verify,
    ...(verify && sslMode !== 'verify-full' ? { checkServerIdentity: () => undefined } : {}),
  }
}

function connectionFailed(address: Address, failure: PostgresError): SchemactlError {
  const { host, port, database, user, password } = address
  const reason = password === null ? failure.message : failure.message.replaceAll(password, '***')
  return new SchemactlError(
    {
      code: 'connection_failed',
      message: `no connection to database "${database}" at ${host}:${port} as user "${user}": ${reason || 'the server does not answer'}`,
      remedy: remedyFor(failure),
      ...(failure.sqlstate === sqlstates.connectionFailure ? {} : { sqlstate: failure.sqlstate }),
    },
    { cause: failure },
  )
}

function remedyFor(failure: PostgresError): string {
  switch (failure.sqlstate) {
    case sqlstates.invalidPassword:
    case sqlstates.invalidAuthorization:
      return 'Check user and password in the URL, PGPASSWORD or ~/.pgpass, and pg_hba.conf on the server.'
    case sqlstates.invalidCatalogName:
      return 'Create the database first, or check its name in the URL.'
    case sqlstates.connectionFailure:
      return 'Check that the server runs there and that host, port and sslmode are right.'
    default:
      return 'The server said why; try again when that is put right.'
  }
}
