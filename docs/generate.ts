/** Writes docs/kinds.md and docs/locks.md: `npm run docs`. */
import { writeFileSync } from 'node:fs'
import { pages } from './pages.ts'

for (const { file, text } of pages()) writeFileSync(file, text)
