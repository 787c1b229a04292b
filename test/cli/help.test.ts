import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { buildProgram, removeProgram } from './build.ts'

let main = ''
beforeAll(() => {
  main = buildProgram()
})
afterAll(removeProgram)

const run = (...parameters: readonly string[]) => spawnSync(process.execPath, [main, ...parameters], { encoding: 'utf8', input: '' })

/** Milliseconds of the fastest of several runs: the others were disturbed. */
function fastest(parameters: readonly string[]): number {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now()
    const { status } = spawnSync(process.execPath, parameters)
    if (status !== 0) throw new Error(`exit ${status}`)
    return performance.now() - start
  })
  return Math.min(...times)
}

const commands = ['init', 'diff', 'apply', 'snapshot', 'inspect', 'verify', 'lint', 'status']

test('--help names every command, the states and the exit codes', () => {
  const { status, stdout, stderr } = run('--help')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'))
  expect(stdout).toContain('git:REF[:PATH]')
  expect(stdout).toContain('3 refused')
})

test.each(commands)('%s --help shows an example', (command) => {
  const { status, stdout } = run(command, '--help')
  expect(status).toBe(0)
  expect(stdout).toContain('Examples:')
  expect(stdout).toContain(`$ schemactl ${command}`)
})

test('--version is that of the package', () => {
  const content = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }
  expect(run('--version').stdout).toBe(`${content.version}\n`)
})

test.each([
  [['difff'], 'Did you mean diff?'],
  [['diff', '--form', 'x'], 'Did you mean --from?'],
  [['diff', '--format', 'xml'], 'Allowed choices are text, sql, json, markdown, html'],
  [['apply', '--allow', 'everything'], 'There is no hazard everything'],
])('%p is refused with exit 1 and help', (parameters, message) => {
  const { status, stdout, stderr } = run(...parameters)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain(message)
})

test.each(['--help', '--version'])('%s takes less than three times as long as an empty program', (option) => {
  expect(fastest([main, option]) / fastest(['-e', '0'])).toBeLessThan(3)
})
