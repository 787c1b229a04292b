import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Compares with a file in `goldens/`; with GOLDENS=write in the environment it writes the file, for review like code. */
export function expectGolden(name: string, text: string): void {
  const path = fileURLToPath(new URL(`./goldens/${name}`, import.meta.url))
  if (process.env['GOLDENS'] === 'write') writeFileSync(path, text)
  expect(text).toBe(readFileSync(path, 'utf8'))
}
