#!/usr/bin/env node
import nodeModule from 'node:module'

// From Node 22 on, what V8 made of our files is kept in the folder for temporary files, and need not be made again.
if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function') Reflect.apply(nodeModule.enableCompileCache, nodeModule, [])
const { run } = await import('./program.ts')

const interrupted = new AbortController()
let interrupts = 0
const interrupt = (): void => {
  interrupts += 1
  // Who presses it again will not wait for the statement to be cancelled; the journal tells the next run.
  if (interrupts > 1) process.exit(130)
  interrupted.abort()
}
process.on('SIGINT', interrupt)
process.on('SIGTERM', interrupt)

// A reader that has seen enough (`| head`) ends us quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  variables: process.env,
  signal: interrupted.signal,
})
