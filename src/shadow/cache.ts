import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'

/** Kept files beyond this number go, the longest unused first. */
const most = 200

/** Hash of texts, as the name of what was made from them. */
export function nameOf(...texts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(`${text.length}:${text}`)
  return hash.digest('hex').slice(0, 40)
}

/** The text kept under a name, or null. A cache that cannot be read is an empty one. */
export async function recall(name: string): Promise<string | null> {
  try {
    return await readFile(join(await folder(), name), 'utf8')
  } catch {
    return null
  }
}

/** Keeps a text under a name, in one step. Where the folder cannot be written, nothing is kept: the next run does the work again. */
export async function keep(name: string, text: string): Promise<void> {
  try {
    const directory = await folder()
    await mkdir(directory, { recursive: true })
    const draft = join(directory, `${name}.${process.pid}.part`)
    await writeFile(draft, text)
    await rename(draft, join(directory, name))
    await sweep(directory)
  } catch {
    return
  }
}

async function folder(): Promise<string> {
  const { cacheFolder } = await import('../postgres/embedded-archive.ts')
  return join(await cacheFolder(process.env), 'shadow')
}

async function sweep(directory: string): Promise<void> {
  const names = await readdir(directory)
  if (names.length <= most) return
  const aged = await Promise.all(names.map(async (name) => ({ name, used: (await stat(join(directory, name))).atimeMs })))
  aged.sort((a, b) => b.used - a.used)
  for (const { name } of aged.slice(most)) await unlink(join(directory, name))
}
