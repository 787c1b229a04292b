import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { randomUUID } from 'node:crypto'
import { SchemactlError } from '../model/problem.ts'

/**
 * Takes a data directory for this process, so that no other opens it: by a file beside it that names the process.
 * A file that a killed process left is taken over.
 * @returns what gives the directory back
 * @throws SchemactlError `connection_failed` when another process, or another connection of this one, has it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = `${directory}.lock`
  const draft = `${directory}.${randomUUID()}.tmp`
  await writeFile(draft, `${process.pid} ${hostname()}\n`)
  try {
    for (;;) {
      try {
        // link() fails where the name exists, and the file is complete from its first moment.
        await link(draft, path)
        return async () => rm(path, { force: true })
      } catch (error) {
        if (!isCode(error, 'EEXIST')) throw error
      }
      const holder = await readFile(path, 'utf8').catch(() => null)
      if (holder === null) continue
      if (isAlive(holder)) throw inUse(directory, path, holder)
      await takeAway(path, holder)
    }
  } finally {
    await rm(draft, { force: true })
  }
}

function isAlive(holder: string): boolean {
  const [pid, host] = holder.trim().split(' ')
  if (host !== hostname()) return true
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

/** Removes the lock file, unless another process has replaced it since it was read. */
async function takeAway(path: string, holder: string): Promise<void> {
  const aside = `${path}.${randomUUID()}.tmp`
  try {
    await rename(path, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  if ((await readFile(aside, 'utf8')) !== holder) await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}

function inUse(directory: string, path: string, holder: string): SchemactlError {
  const [pid = '?', host = '?'] = holder.trim().split(' ')
  const who = host !== hostname() ? `process ${pid} on ${host}` : Number(pid) === process.pid ? 'another connection of this process' : `process ${pid}`
  return new SchemactlError({
    code: 'connection_failed',
    message: `the embedded database in ${directory} is in use by ${who}`,
    remedy: `Wait for it to end; an embedded database takes one process at a time. If it is gone, remove ${path}.`,
  })
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code
}
