import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { MessageChannel, Worker, receiveMessageOnPort, type MessagePort } from 'node:worker_threads'
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
  return await wire(`${server.socket}/.s.PGSQL.${server.port}`, (connection) => runPgDump(connection, [...args, '--dbname', database]))
}

/** As much of PGlite as its pg_dump uses. */
interface Wire {
  execProtocolRawStream(message: Uint8Array, options: { onRawData: (data: Uint8Array) => void }): void
  query(): Promise<{ rows: readonly { readonly search_path: string }[] }>
  exec(): Promise<void>
}

interface Exchange {
  readonly worker: Worker
  readonly port: MessagePort
  readonly flag: Int32Array
}

let exchange: Exchange | undefined
let turn: Promise<unknown> = Promise.resolve()

/** The worker that speaks to servers for us: started once, since that costs as much as a dump, and no reason to go on living. */
function startExchange(): Exchange {
  const { port1, port2 } = new MessageChannel()
  const signal = new SharedArrayBuffer(4)
  const worker = new Worker(new URL('./wire.mjs', import.meta.url), { workerData: { port: port2, signal }, transferList: [port2], execArgv: [] })
  worker.unref()
  port1.unref()
  return { worker, port: port1, flag: new Int32Array(signal) }
}

/** One connection at a time: pg_dump does not let go of this thread anyway. */
function wire<T>(socket: string, body: (connection: Wire) => Promise<T>): Promise<T> {
  const mine = turn.then(async () => {
    const { port, flag } = (exchange ??= startExchange())
    const failures: Error[] = []
    const failed = (message: string): Error => {
      const failure = new Error(message)
      failures.push(failure)
      return failure
    }
    port.postMessage(socket)
    try {
      return await body({
        execProtocolRawStream(message, { onRawData }) {
          Atomics.store(flag, 0, 0)
          port.postMessage(Uint8Array.from(message))
          // The worker sets the flag before it notifies, so that a wait may be woken by the notice of the answer before.
          while (Atomics.load(flag, 0) === 0)
            if (Atomics.wait(flag, 0, 0, answerMilliseconds) === 'timed-out') throw failed(`pg_dump waits for the server for over ${answerMilliseconds / 1000} s`)
          const answer: { message: Uint8Array } | undefined = receiveMessageOnPort(port)
          if (answer === undefined) throw failed('the worker that speaks to the server gave no answer')
          onRawData(answer.message)
        },
        // pg_dump's session is its own, so its callers' search_path needs no restoring.
        query: async () => ({ rows: [{ search_path: '' }] }),
        exec: async () => undefined,
      })
    } catch (error) {
      // An answer that comes too late must not be taken for that to another question.
      await endExchange()
      // pg_dump itself only says that its connection was lost.
      throw failures[0] ?? error
    }
  })
  turn = mine.catch(() => undefined)
  return mine
}

/** How long a server may think; machines that run everything at once are slow. */
const answerMilliseconds = 180_000

async function endExchange(): Promise<void> {
  const ended = exchange
  exchange = undefined
  ended?.port.close()
  await ended?.worker.terminate()
}

/** What is compiled of pg_dump lasts as long as somebody holds it, and is shared by all that load the same bytes. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<object> }
let compiled: Promise<object> | undefined

async function compilePgDump(): Promise<object> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite-tools/pg_dump')
  return WebAssembly.compile(await readFile(join(dirname(entry), 'pg_dump.wasm')))
}

async function runPgDump(connection: unknown, args: readonly string[]): Promise<string> {
  await (compiled ??= compilePgDump())
  const { pgDump } = await import('@electric-sql/pglite-tools/pg_dump')
  const file = await pgDump({ pg: connection as PGlite, args: [...args] })
  return await file.text()
}
