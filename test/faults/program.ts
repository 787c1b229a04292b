import { spawn, type ChildProcess } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  readonly seconds: number
}

/** The built command line, as its own process. */
export function start(parameters: readonly string[], variables: { readonly [name: string]: string } = {}): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const began = performance.now()
  const child = spawn(process.execPath, [resolve(project, 'dist/cli/main.js'), ...parameters], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...variables } })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (data) => (stdout += String(data)))
  child.stderr.on('data', (data) => (stderr += String(data)))
  const ended = new Promise<Ended>((done) => child.once('close', (code) => done({ code, stdout, stderr, seconds: (performance.now() - began) / 1000 })))
  return { child, ended }
}

export const schemactl = (...parameters: readonly string[]): Promise<Ended> => start(parameters).ended

/** @throws where the exit code is another one */
export async function expectCode(code: number, ended: Promise<Ended>): Promise<Ended> {
  const found = await ended
  if (found.code !== code) throw new Error(`exit code ${found.code} in place of ${code}:\n${found.stdout}\n${found.stderr}`)
  return found
}
