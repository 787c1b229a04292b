import type { Server } from '../model/catalog.ts'

export type Row = { readonly [column: string]: unknown }

/** A parameter of a query, sent beside the text. */
export type Parameter = string | number | boolean | null | readonly string[]

/** One session with a PostgreSQL database: a server's or the embedded one. Statements run one after another. */
export interface Connection {
  readonly kind: 'server' | 'embedded'
  readonly server: Server
  /** `pg_backend_pid()` of the session. */
  readonly pid: number
  /**
   * Runs one statement and returns its rows: booleans, int2/int4/oid and floats as JavaScript values, int8 and numeric as
   * strings, arrays and json parsed, everything else as PostgreSQL's text.
   * @throws PostgresError with SQLSTATE, position and what else the server said
   */
  query(text: string, parameters?: readonly Parameter[]): Promise<readonly Row[]>
  /**
   * Runs one query, without parameters, and returns each row as one line of COPY's text format, which `fieldsOf` takes apart: for
   * many rows of which few are looked into.
   */
  copy(query: string): Promise<readonly string[]>
  /** Runs text that may hold several statements, in the simple protocol; what they return is dropped. */
  execute(text: string): Promise<void>
  /** BEGIN with the given modes (`ISOLATION LEVEL REPEATABLE READ READ ONLY`), the body, COMMIT; ROLLBACK and rethrow when the body throws. */
  transaction<T>(modes: string, body: () => Promise<T>): Promise<T>
  /** Cancels the statement that runs, from a session of its own: it then fails with 57014. The embedded database runs to its end. */
  cancel(): Promise<void>
  /** Ends the session; a second call does nothing. */
  close(): Promise<void>
}

/** What PostgreSQL answered. Retry by `sqlstate`, never by message. Positions count from 1 in the statement's text, in UTF-16 units as strings do. */
export class PostgresError extends Error {
  readonly sqlstate: string
  readonly position: number | null
  /** Where in a text that the server itself came to, such as a function's body, the error is; counted as `position`. */
  readonly inside: { readonly text: string; readonly position: number } | null
  readonly detail: string | null
  readonly hint: string | null
  readonly context: string | null

  constructor(
    message: string,
    from: {
      readonly sqlstate: string
      readonly position?: number | null
      readonly inside?: PostgresError['inside']
      readonly detail?: string | null
      readonly hint?: string | null
      readonly context?: string | null
    },
    options?: { readonly cause?: unknown },
  ) {
    super(message, options)
    this.name = 'PostgresError'
    this.sqlstate = from.sqlstate
    this.position = from.position ?? null
    this.inside = from.inside ?? null
    this.detail = from.detail ?? null
    this.hint = from.hint ?? null
    this.context = from.context ?? null
  }
}
