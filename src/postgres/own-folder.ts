import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ownFolder } from '../model/own-folder.ts'

/** Keeps a folder out of version control if it is ours: what was written there by hand stays. */
export async function ignoreOwnFolder(folder: string): Promise<void> {
  if (basename(folder) === ownFolder) await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => undefined)
}
