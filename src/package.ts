import { readFileSync } from 'node:fs'

/** The version of the package, as `schemactl --version` says it. */
export function packageVersion(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return typeof content === 'object' && content !== null && 'version' in content ? String(content.version) : ''
}
