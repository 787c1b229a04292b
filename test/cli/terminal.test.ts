import { useProgram, workshop } from './workshop.ts'

useProgram()

const files = { 'schema/a.sql': 'CREATE TABLE public.a (id int PRIMARY KEY);\n' }
const question = 'Apply this plan to pglite:.schemactl/database? [y/N]'

test('what was typed before the question is no answer to it', async () => {
  const { onTerminal } = workshop(files)
  const terminal = onTerminal('apply', '--no-prove')
  terminal.type('y\n')
  await terminal.sees(question)
  await new Promise((resolve) => setTimeout(resolve, 500))
  terminal.type('\n')
  expect(await terminal.ended).toMatchObject({ status: 3, shown: expect.stringContaining('error not_confirmed: the plan was not confirmed') })
}, 120_000)

test('y carries the plan out, after what would be lost was named', async () => {
  const { run, put, onTerminal } = workshop(files)
  const first = onTerminal('apply', '--no-prove')
  await first.sees(question)
  first.type('y\n')
  expect(await first.ended).toMatchObject({ status: 0 })
  put('schema/a.sql', 'CREATE SCHEMA another;\n')
  const second = onTerminal('apply', '--no-prove', '--allow', 'data_loss')
  await second.sees(question)
  second.type('n\n')
  const { status, shown } = await second.ended
  expect(status).toBe(3)
  expect(shown).toMatch(/This would be lost:\r?\n {2}.*public\.a/)
  expect(run('diff', '--exit-code', '--no-prove').status).toBe(2)
}, 120_000)

test('Ctrl-C at the question changes nothing', async () => {
  const { onTerminal } = workshop(files)
  const terminal = onTerminal('apply', '--no-prove')
  await terminal.sees(question)
  await new Promise((resolve) => setTimeout(resolve, 500))
  terminal.type('\u0003')
  expect(await terminal.ended).toMatchObject({ shown: expect.stringContaining('interrupted before anything was changed') })
}, 120_000)
