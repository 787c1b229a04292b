import { problemText, withoutPasswords } from '../../src/cli/problem-text.ts'
import { paintOf, progressBar } from '../../src/cli/terminal.ts'
import { plain } from '../../src/review/paint.ts'

test('a problem in a declaration shows its line, underlined', () => {
  const problem = {
    code: 'declaration_rejected',
    message: 'type "order_statuss" does not exist',
    remedy: 'Fix the declaration: PostgreSQL refused it in the shadow.',
    at: { path: 'schema/orders.yaml', line: 14, column: 11 },
    length: 13,
    sqlstate: '42704',
  } as const
  expect(problemText(problem, () => '  status: order_statuss not null')).toBe(`schema/orders.yaml:14:11: error declaration_rejected (SQLSTATE 42704): type "order_statuss" does not exist
  14 |   status: order_statuss not null
     |           ^^^^^^^^^^^^^
  remedy: Fix the declaration: PostgreSQL refused it in the shadow.
`)
})

test.each([
  ['beyond the end of the line', 'ab', 2, 40, '^'],
  ['without a length', 'abc', 2, undefined, '^'],
  ['behind a tab', '\tabc', 2, 3, '^^^'],
  ['behind a character of two units', '🎈abc', 2, 3, '^^^'],
])('the underline %s', (_, line, column, length, carets) => {
  const problem = { code: 'syntax_error', message: 'm', remedy: 'r', at: { path: 'a.sql', line: 1, column }, ...(length === undefined ? {} : { length }) } as const
  const underline = problemText(problem, () => line).split('\n')[2] ?? ''
  expect(underline.trimStart().replace(/^\|\s*/, '')).toBe(carets)
})

test('without a position, and without the file, there is no line', () => {
  expect(problemText({ code: 'connection_failed', message: 'no server', remedy: 'Start it.' }, () => 'x')).toBe('error connection_failed: no server\n  remedy: Start it.\n')
  expect(problemText({ code: 'syntax_error', message: 'm', remedy: 'r', at: { path: 'git:main:a.sql', line: 3, column: 4 } }, () => null)).toBe(
    'git:main:a.sql:3:4: error syntax_error: m\n  remedy: r\n',
  )
})

test('details come before the remedy, each on its lines', () => {
  expect(problemText({ code: 'check_failed', message: 'm', remedy: 'r', detail: ['a\nb', 'c'] }, () => null)).toBe('error check_failed: m\n  a\n  b\n  c\n  remedy: r\n')
})

test.each([
  ['cannot reach postgres://app:geheim@db:5432/x now', 'cannot reach postgres://app:…@db:5432/x now'],
  ["'postgres://app:a@b:c@db/x'", "'postgres://app:…@db/x'"],
  ['postgres://app@db/x?password=geheim&sslmode=require', 'postgres://app@db/x?password=…&sslmode=require'],
  ['see https://example.org/a:b', 'see https://example.org/a:b'],
])('%s loses its password', (text, shown) => {
  expect(withoutPasswords(text)).toBe(shown)
})

test.each<[{ readonly isTTY?: boolean }, Record<string, string>, boolean]>([
  [{ isTTY: true }, {}, true],
  [{ isTTY: true }, { NO_COLOR: '1' }, false],
  [{ isTTY: true }, { TERM: 'dumb' }, false],
  [{}, {}, false],
  [{}, { CI: 'true' }, false],
  [{}, { FORCE_COLOR: '1' }, true],
])('colour on %p with %p: %p', (stream, variables, coloured) => {
  expect(paintOf(stream, variables) !== plain).toBe(coloured)
})

test.each([
  [0, 2000, 0, '[--------------------] 0 of 2,000 rows'],
  [1200, 2000, 3, '[############--------] 1,200 of 2,000 rows, 400 rows/s'],
  [2100, 2000, 3, '[####################] 2,100 of 2,100 rows, 700 rows/s'],
  [5, null, 1, '5 rows, 5 rows/s'],
])('progress %p of %p', (done, total, seconds, bar) => {
  expect(progressBar(done, total, seconds)).toBe(bar)
})
