/** Makes dist/, but for the types: npm run build. */
import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { bundle, licencesOf } from './bundle.ts'

rmSync('dist', { recursive: true, force: true })
writeFileSync('dist/licences.txt', licencesOf(bundle('dist')))
chmodSync('dist/cli/main.js', 0o755)
