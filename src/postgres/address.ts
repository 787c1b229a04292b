import { SchemactlError } from '../model/problem.ts'

export const sslModes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'] as const
export type SslMode = (typeof sslModes)[number]

/** Where a server is and who asks; what the URL leaves out is taken from libpq's environment variables. */
export interface Address {
  /** A host name, an IP address, or the directory of a Unix socket. */
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  /** Null: the server may trust us, or ~/.pgpass knows. */
  readonly password: string | null
  readonly sslMode: SslMode
  readonly sslFiles: { readonly root: string | null; readonly certificate: string | null; readonly key: string | null }
  /** Milliseconds. */
  readonly connectTimeout: number
  readonly applicationName: string | null
  /** Command-line options for the server's session, as in `options=-c role=app`. */
  readonly options: string | null
}

/** The URL as messages may show it: without a password, even when it is malformed. */
export function redact(url: string): string {
  return url.replace(/^([a-z]+:\/\/)([^/?#@:]*):.*@/is, '$1$2:***@').replace(/([?&](?:password|sslpassword)=)[^&#]*/gi, '$1***')
}

const placeholder = 'host-is-not-given'

/** libpq takes an empty host beside a user or a port; the URL standard does not. */
function readableOf(url: string): { readonly readable: string; readonly hostless: boolean } {
  const start = /^[a-z]+:\/\/([^/?#]*@)?(?=:|[/?#]|$)/i.exec(url)?.[0]
  return start === undefined ? { readable: url, hostless: false } : { readable: `${start}${placeholder}${url.slice(start.length)}`, hostless: true }
}

/** The same server and user, another database. */
export function atDatabase(url: string, database: string): string {
  const { readable, hostless } = readableOf(url)
  const parsed = new URL(readable)
  parsed.pathname = `/${encodeURIComponent(database)}`
  return hostless ? parsed.toString().replace(placeholder, '') : parsed.toString()
}

/**
 * Reads a connection URL as libpq does, for one host.
 * @throws SchemactlError `connection_failed`
 * @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
 */
export function parseAddress(url: string, environment: { readonly [name: string]: string | undefined }): Address {
  const invalid = (reason: string): SchemactlError =>
    new SchemactlError({
      code: 'connection_failed',
      message: `${redact(url)} is not a connection URL: ${reason}`,
      remedy: 'Write it as postgres://user:password@host:5432/database?sslmode=require, with special characters percent-encoded.',
    })
  const { readable, hostless } = readableOf(url)
  if (!URL.canParse(readable)) throw invalid('it cannot be read')
  const parsed = new URL(readable)
  const decode = (text: string): string => {
    try {
      return decodeURIComponent(text)
    } catch {
      throw invalid('a percent sign is not followed by two hexadecimal digits')
    }
  }
  const given = (name: string, variable: string): string | null => parsed.searchParams.get(name) ?? environment[variable] ?? null
  const user = decode(parsed.username) || given('user', 'PGUSER') || environment.USER || environment.USERNAME || 'postgres'
  const sslMode = given('sslmode', 'PGSSLMODE') ?? 'prefer'
  const known = sslModes.find((mode) => mode === sslMode)
  if (known === undefined) throw invalid(`sslmode is ${sslMode}, not one of ${sslModes.join(', ')}`)
  const port = Number(parsed.port || given('port', 'PGPORT') || 5432)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw invalid('the port is not a number between 1 and 65535')
  return {
    host: (!hostless && decode(parsed.hostname).replace(/^\[(.*)\]$/, '$1')) || given('host', 'PGHOST') || 'localhost',
    port,
    database: decode(parsed.pathname.slice(1)) || given('dbname', 'PGDATABASE') || user,
    user,
    password: decode(parsed.password) || given('password', 'PGPASSWORD'),
    sslMode: known,
    sslFiles: {
      root: given('sslrootcert', 'PGSSLROOTCERT'),
      certificate: given('sslcert', 'PGSSLCERT'),
      key: given('sslkey', 'PGSSLKEY'),
    },
    connectTimeout: Number(given('connect_timeout', 'PGCONNECT_TIMEOUT') ?? 10) * 1000 || 10_000,
    applicationName: given('application_name', 'PGAPPNAME'),
    options: given('options', 'PGOPTIONS'),
  }
}
