// A worker: connections to servers, one after another, in the frontend/backend protocol, for a caller that can only wait.
// It is JavaScript because worker threads do not go through the TypeScript loader.
import { createConnection } from 'node:net'
import { workerData } from 'node:worker_threads'

const { port, signal } = workerData
const flag = new Int32Array(signal)

/** The connection of the moment: a new one for each dump. */
let stream = null
let received = []
let asked = false
let failure = null

port.on('message', (message) => {
  if (typeof message === 'string') open(message)
  else send(message)
})

function open(socket) {
  received = []
  asked = false
  failure = null
  // Of a pg_dump that failed half-way.
  stream?.destroy()
  const own = createConnection(socket)
  stream = own
  own.on('data', (data) => {
    if (own !== stream) return
    received.push(data)
    answerWhenComplete()
  })
  own.on('error', (error) => own === stream && fail(error.message))
  own.on('close', () => own === stream && fail('the server closed the connection'))
}

function send(bytes) {
  asked = true
  // Terminate: there will be no answer.
  if (bytes[0] === 0x58 && bytes.length === 5) {
    stream.end(bytes)
    stream = null
    answer(Buffer.alloc(0))
    return
  }
  stream.write(bytes)
  if (failure !== null) fail(failure)
}

function fail(message) {
  failure = message
  if (!asked) return
  // What the server said before it closed, an error in particular, is the better answer.
  if (received.length > 0) answer(Buffer.concat(received))
  else answer(Buffer.alloc(0))
}

/** Answers once the server waits for us: it is ready for a query, or asks for a password. */
function answerWhenComplete() {
  const bytes = received.length === 1 ? received[0] : Buffer.concat(received)
  received = [bytes]
  if (!asked) return
  let at = 0
  let waiting = false
  while (at + 5 <= bytes.length) {
    const type = bytes[at]
    const length = bytes.readInt32BE(at + 1)
    if (at + 1 + length > bytes.length) return
    waiting = type === 0x5a || type === 0x47 || (type === 0x52 && bytes.readInt32BE(at + 5) !== 0)
    at += 1 + length
  }
  if (waiting && at === bytes.length) answer(bytes)
}

function answer(bytes) {
  received = []
  asked = false
  port.postMessage(bytes)
  Atomics.store(flag, 0, 1)
  Atomics.notify(flag, 0)
}
