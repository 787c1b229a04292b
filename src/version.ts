import { createHash } from 'node:crypto'
import { kinds } from './kinds/registry.ts'
import { packageVersion } from './package.ts'

/** Changes with the package and with what catalogs are asked: what was read before it changed is not to be taken for what would be read now. */
export const statementsVersion: string = `${packageVersion()} ${createHash('sha256')
  .update(kinds.map((kind) => `${kind.kind}${kind.query(18) ?? ''}${kind.path.join()} ${Object.keys(kind.attributes).join()}`).join('\n'))
  .digest('hex')}`
