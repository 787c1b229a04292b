import { createColors } from 'picocolors'
import { SchemactlError } from '../model/problem.ts'
import { plain, type Paint } from '../review/paint.ts'
import { count, oneLine } from '../review/summary.ts'

/** What a command may see of the process it runs in. */
export interface Surroundings {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly variables: { readonly [name: string]: string | undefined }
  readonly signal: AbortSignal
}

/** Colour where a stream is a terminal; NO_COLOR and FORCE_COLOR decide where they are set. */
export function paintOf(stream: { readonly isTTY?: boolean }, variables: Surroundings['variables']): Paint {
  const wanted = variables['FORCE_COLOR'] !== undefined ? variables['FORCE_COLOR'] !== '0' : stream.isTTY === true && variables['TERM'] !== 'dumb'
  return wanted && !variables['NO_COLOR'] ? createColors(true) : plain
}

/** Writes all of the text: a pipe that is full must not lose its end when the process ends. A reader that has gone away is no error. */
export function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error === null || error === undefined || ('code' in error && error.code === 'EPIPE')) resolve()
      else reject(error)
    })
  })
}

/** One line on stderr that says what is going on and is gone when it is over; silent where stderr is no terminal. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream
  readonly #shown: boolean
  #text = ''

  constructor(stream: NodeJS.WriteStream, variables: Surroundings['variables']) {
    this.#stream = stream
    this.#shown = stream.isTTY && variables['TERM'] !== 'dumb' && !variables['CI']
  }

  show(text: string): void {
    if (!this.#shown || text === this.#text) return
    this.#text = text
    this.#stream.write(`\r\u001b[K${shortened(oneLine(text), Math.max(20, this.#stream.columns) - 1)}`)
  }

  /** A line that stays, above the one that moves. */
  say(text: string): void {
    const moving = this.#text
    this.clear()
    this.#stream.write(`${text}\n`)
    if (moving !== '') this.show(moving)
  }

  clear(): void {
    if (this.#text !== '') this.#stream.write('\r\u001b[K')
    this.#text = ''
  }
}

const shortened = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1)}…`)

/** `[######----] 1,200 of 2,000 rows, 350 rows/s`; without the bar where the total is not known. */
export function progressBar(done: number, total: number | null, seconds: number): string {
  const rate = seconds > 0 ? `, ${Math.round(done / seconds).toLocaleString('en-US')} rows/s` : ''
  if (total === null || total <= 0) return `${count(done, 'row')}${rate}`
  const filled = Math.max(0, Math.min(20, Math.floor((20 * done) / total)))
  return `[${'#'.repeat(filled)}${'-'.repeat(20 - filled)}] ${done.toLocaleString('en-US')} of ${count(Math.max(total, done), 'row')}${rate}`
}

/**
 * Asks a question that can be answered with yes; anything else, and the end of input, is No.
 * @throws SchemactlError `interrupted`
 */
export async function confirmed(question: string, { stdin, stderr, signal }: Surroundings): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises')
  await forgetTyped(stdin)
  const input = createInterface({ input: stdin, output: stderr })
  try {
    const ended = new Promise<string>((resolve, reject) => {
      // A terminal that is read line by line gives its Ctrl-C to the reader, not to the process.
      input.once('SIGINT', () => {
        stderr.write('\n')
        reject(interrupted())
      })
      input.once('close', () => resolve(''))
    })
    const answer = await Promise.race([input.question(`${question} [y/N] `, { signal }), ended])
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    input.close()
  }
}

/**
 * Whatever was typed before the question was not an answer to it.
 * @throws SchemactlError `interrupted` where Ctrl-C is in it
 */
async function forgetTyped(stdin: NodeJS.ReadStream): Promise<void> {
  if (!stdin.isTTY) return
  let typed = ''
  const take = (data: unknown): void => void (typed += String(data))
  // Raw, for what has no newline yet.
  stdin.setRawMode(true)
  stdin.on('data', take)
  await new Promise((resolve) => setTimeout(resolve, 30))
  stdin.off('data', take)
  stdin.pause()
  stdin.setRawMode(false)
  if (typed.includes('\u0003')) throw interrupted()
}

const interrupted = (): SchemactlError =>
  new SchemactlError({ code: 'interrupted', message: 'interrupted before anything was changed', remedy: 'Apply again when you will.' })
