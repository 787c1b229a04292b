import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from '../../build/bundle.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
// Beside node_modules, so that packages are found, and apart from dist/, which may be of another day.
const folder = join(root, 'node_modules', '.cache', `schemactl-test-${process.pid}`)

/** The program as `npm run build` makes it, without the types; returns the path of its main file. */
export function buildProgram(): string {
  rmSync(folder, { recursive: true, force: true })
  bundle(join(folder, 'dist'))
  for (const file of ['package.json', 'schemactl.schema.json']) cpSync(join(root, file), join(folder, file), { force: true })
  return join(folder, 'dist', 'cli', 'main.js')
}

export function removeProgram(): void {
  rmSync(folder, { recursive: true, force: true })
}
