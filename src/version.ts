import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { kinds } from './kinds/registry.ts'

/** Of the package, as `schemactl --version` says it. */
export function packageVersion(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return typeof content === 'object' && content !== null && 'version' in content ? String(content.version) : ''
}

/** Changes with the package and with what catalogs are asked: what was read before it changed is not to be taken for what would be read now. */
export const statementsVersion: string = `${packageVersion()} ${createHash('sha256')
  .update(kinds.map((kind) => `${kind.kind}${kind.query(18) ?? ''}${kind.path.join()}`).join('\n'))
  .digest('hex')}`
