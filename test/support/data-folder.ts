import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** Where databases are kept: in memory where there is plenty of it, else in the system's temp folder. */
export function dataFolder(): string {
  const memory = '/dev/shm'
  try {
    const { bavail, bsize } = statfsSync(memory)
    accessSync(memory, constants.W_OK | constants.X_OK)
    if (bavail * bsize >= plenty) return memory
  } catch {
    // There is none, or it is not ours to write.
  }
  return tmpdir()
}

const plenty = 4 * 1024 ** 3
