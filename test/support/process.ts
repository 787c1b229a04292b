import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/**
 * Runs this process's script once more, with other parameters, in a process that ends with this one.
 * @param script - its path
 * @param onTold - takes each line of its output that is JSON
 * @returns its exit code
 */
export async function runAgain(script: string, parameters: readonly string[], onTold: (json: string) => void): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, script, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = (): boolean => child.kill()
  process.once('exit', stop)
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    if (line.startsWith('{')) onTold(line)
  })
  const closed = new Promise<void>((resolve) => lines.once('close', resolve))
  const code = await new Promise<number>((resolve) => child.once('exit', (status) => resolve(status ?? 1)))
  await closed
  process.off('exit', stop)
  return code
}
