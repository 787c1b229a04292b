import { fileURLToPath } from 'node:url'
import { kindsPage } from './kinds-page.ts'
import { locksPage } from './locks-page.ts'

/** The pages that are generated: where each is, and what it has to say now. */
export function pages(): readonly { readonly file: string; readonly text: string }[] {
  const at = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
  return [
    { file: at('kinds.md'), text: kindsPage() },
    { file: at('locks.md'), text: locksPage() },
  ]
}
