import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildProgram, removeProgram } from './build.ts'

let main = ''
const folders: string[] = []

/** Builds the program for the tests of a file, and clears up after them. */
export function useProgram(): void {
  beforeAll(() => {
    main = buildProgram()
  })
  afterAll(() => {
    removeProgram()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })
}

export interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

type Run = (...parameters: readonly string[]) => Outcome

/** The program on a terminal. */
export interface OnTerminal {
  type(keys: string): void
  /** Waits until the terminal shows the text. */
  sees(text: string): Promise<void>
  /** How it ended, and all that it showed. */
  readonly ended: Promise<{ readonly status: number | null; readonly shown: string }>
}

export interface Workshop {
  readonly folder: string
  readonly run: Run
  readonly put: (path: string, text: string) => void
  /** By `script` of util-linux, which makes the terminal. */
  readonly onTerminal: (...parameters: readonly string[]) => OnTerminal
}

/** An empty folder with these files, and the program run in it. */
export function workshop(files: { readonly [path: string]: string } = {}): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'schemactl-cli-'))
  folders.push(folder)
  const put = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [path, text] of Object.entries(files)) put(path, text)
  const env = { ...process.env, DATABASE_URL: '', NO_COLOR: '1' }
  return {
    folder,
    put,
    run: (...parameters) => spawnSync(process.execPath, [main, ...parameters], { cwd: folder, encoding: 'utf8', input: '', env }),
    onTerminal: (...parameters) => {
      const child = spawn('script', ['-qec', [process.execPath, main, ...parameters].map((word) => `'${word}'`).join(' '), '/dev/null'], { cwd: folder, env })
      let shown = ''
      child.stdout.on('data', (data) => (shown += String(data)))
      const ended = new Promise<{ status: number | null; shown: string }>((resolve, reject) => {
        child.once('error', reject)
        child.once('close', (status) => resolve({ status, shown }))
      })
      return {
        ended,
        type: (keys) => void child.stdin.write(keys),
        async sees(text) {
          while (!shown.includes(text)) {
            if (child.exitCode !== null) throw new Error(`the program ended without ${text}: ${shown}`)
            await new Promise((resolve) => setTimeout(resolve, 20))
          }
        },
      }
    },
  }
}
