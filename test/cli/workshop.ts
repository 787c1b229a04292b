import { spawnSync } from 'node:child_process'
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

/** An empty folder with these files, and the program run in it. */
export function workshop(files: { readonly [path: string]: string } = {}): { readonly folder: string; readonly run: Run; readonly put: (path: string, text: string) => void } {
  const folder = mkdtempSync(join(tmpdir(), 'schemactl-cli-'))
  folders.push(folder)
  const put = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [path, text] of Object.entries(files)) put(path, text)
  return {
    folder,
    put,
    run: (...parameters) => spawnSync(process.execPath, [main, ...parameters], { cwd: folder, encoding: 'utf8', input: '', env: { ...process.env, DATABASE_URL: '', NO_COLOR: '1' } }),
  }
}
