import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads'
import type { PGlite } from '@electric-sql/pglite'
import type { TestServer } from './server.ts'

/**
 * `pg_dump --schema-only` of an embedded database, by the pg_dump that is compiled to WebAssembly.
 * @returns the dump as pg_dump wrote it
 */
export async function dumpEmbedded(database: PGlite, args: readonly string[] = ['--schema-only']): Promise<string> {
  return await runPgDump(database, args)
}

/** The same of what the embedded database's open transaction sees; that goes on afterwards, with pg_dump's settings. */
export async function dumpTransaction(database: PGlite): Promise<string> {
  const begins = /^(BEGIN|SET TRANSACTION)\b/
  return await runPgDump(
    {
      execProtocolRawStream(message: Uint8Array, { onRawData }: { onRawData: (data: Uint8Array) => void }) {
        // Terminate: the session is the caller's.
        if (message[0] === 0x58) return
        const isQuery = message[0] === 0x51
        const text = isQuery ? Buffer.from(message.subarray(5, -1)).toString() : ''
        onRawData(database.execProtocolRawSync(isQuery && begins.test(text) ? simpleQuery('SET LOCAL geqo = on') : Uint8Array.from(message)))
      },
      query: async () => ({ rows: [{ search_path: '' }] }),
      // pg_dump's prepared statements must go; the search_path is the caller's.
      exec: async (text: string) => (text === 'DEALLOCATE ALL' ? database.exec(text) : undefined),
    },
    ['--schema-only'],
  )
}

function simpleQuery(text: string): Uint8Array {
  const message = Buffer.alloc(text.length + 6)
  message.write('Q', 0)
  message.writeInt32BE(text.length + 5, 1)
  message.write(text, 5)
  return Uint8Array.from(message)
}

/**
 * The same pg_dump, of a database of a real server of any major from 14 to 18: what it would say to the embedded server goes
 * over the server's Unix socket instead.
 */
export async function dumpServer(server: TestServer, database: string, args: readonly string[] = ['--schema-only']): Promise<string> {
  const connection = openWire(`${server.socket}/.s.PGSQL.${server.port}`)
  try {
    return await runPgDump(connection, [...args, '--dbname', database])
  } finally {
    await connection.end()
  }
}

/** As much of PGlite as its pg_dump uses. */
interface Wire {
  execProtocolRawStream(message: Uint8Array, options: { onRawData: (data: Uint8Array) => void }): void
  query(): Promise<{ rows: readonly { search_path: string }[] }>
  exec(): Promise<void>
  end(): Promise<void>
}

function openWire(socket: string): Wire {
  const { port1, port2 } = new MessageChannel()
  const signal = new SharedArrayBuffer(4)
  const flag = new Int32Array(signal)
  const worker = new Worker(new URL('./wire.mjs', import.meta.url), { workerData: { port: port2, socket, signal }, transferList: [port2], execArgv: [] })
  return {
    execProtocolRawStream(message, { onRawData }) {
      Atomics.store(flag, 0, 0)
      port1.postMessage(Uint8Array.from(message))
      if (Atomics.wait(flag, 0, 0, 60_000) === 'timed-out') throw new Error('pg_dump waits for the server for over a minute')
      const answer: { message: Uint8Array } | undefined = receiveMessageOnPort(port1)
      if (answer !== undefined) onRawData(answer.message)
    },
    // pg_dump's session is its own, so its callers' search_path needs no restoring.
    query: async () => ({ rows: [{ search_path: '' }] }),
    exec: async () => undefined,
    async end() {
      port1.close()
      await worker.terminate()
    },
  }
}

async function runPgDump(connection: unknown, args: readonly string[]): Promise<string> {
  const { pgDump } = await import('@electric-sql/pglite-tools/pg_dump')
  const file = await pgDump({ pg: connection as PGlite, args: [...args] })
  return await file.text()
}
