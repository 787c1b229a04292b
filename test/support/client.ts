import pg from 'pg'

/** What its types leave out. */
type Session = pg.Client & { ref(): void; unref(): void }

export interface Client {
  /** Runs one statement or several; returns the rows of the last, every value as PostgreSQL's text. */
  query(text: string, parameters?: readonly unknown[]): Promise<readonly { readonly [column: string]: string | null }[]>
  readonly pid: number
  close(): Promise<void>
}

const asText = { getTypeParser: () => (value: string) => value }

/**
 * A session of the tests' own, apart from the project's: what judges must not share the code of what is judged.
 * @param options - `background`: while it is idle it keeps no process alive
 */
export async function connect(url: string, options: { readonly background?: boolean } = {}): Promise<Client> {
  const client = new pg.Client({ connectionString: url, types: asText, application_name: 'schemactl-test' }) as Session
  // A server that is stopped under us is no error of the test's.
  client.on('error', () => undefined)
  await client.connect()
  const backend = await client.query<{ pid: string }>('SELECT pg_backend_pid() AS pid')
  const atRest = (): void => {
    if (options.background === true) client.unref()
  }
  atRest()
  return {
    pid: Number(backend.rows[0]?.pid),
    async query(text, parameters) {
      client.ref()
      const result: pg.QueryResult | pg.QueryResult[] = await client.query(text, parameters === undefined ? undefined : [...parameters]).finally(atRest)
      const last = Array.isArray(result) ? result.at(-1) : result
      return last?.rows ?? []
    },
    close() {
      client.ref()
      return client.end()
    },
  }
}
