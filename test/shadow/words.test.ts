import { surelyDiffer } from '../../src/shadow/words.ts'

test.each([
  ["(status = ANY (ARRAY['a'::text, 'b'::text]))", "((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))"],
  ["(status = ANY ('{a,b}'::text[]))", "(status = ANY (ARRAY['a'::text, 'b'::text]))"],
  ["'-1'::integer", '(-1)'],
  ['(user_id = auth.uid())', '(user_id = uid())'],
  ['(a > b)', '((t.a)::double precision > (t.b)::double precision)'],
  ["(at < 'now'::timestamp without time zone)", "(at < ('now'::cstring)::timestamp(3) with time zone)"],
  [' SELECT t.id,\n    t.name\n   FROM app.t', ' SELECT id,\n    name\n   FROM app.t'],
  [' SELECT count(*) AS count\n   FROM ( SELECT 1) unnamed_subquery', ' SELECT count(*) AS count\n   FROM ( SELECT 1) sub'],
  ['(a = ANY (ARRAY[1, 2]))', '(a = ANY (ARRAY[(1)::bigint, (2)::bigint]))'],
  ["(code = 'x'::text)", "((code)::character varying(20) = ('x'::app.code)::character varying(20))"],
  ['("order" > 0)', '(order > 0)'],
  ['("Mixed" > 0)', '(("Mixed")::numeric > (0)::numeric)'],
])('%s may be %s', (a, b) => {
  expect(surelyDiffer(a, b)).toBe(false)
  expect(surelyDiffer(b, a)).toBe(false)
})

test.each([
  ["(status <> 'closed'::app.state)", "((status <> 'closed'::app.state) AND (owner <> 'root'::text))"],
  ['(a > 5)', '(a > 6)'],
  ['(a > b)', '(a > c)'],
  ['lower(name)', 'upper(name)'],
  ['("Mixed" > 0)', '(mixed > 0)'],
  [" SELECT 'x'::text AS kind", " SELECT 'y'::text AS kind"],
  [null, '(a > 5)'],
])('%s is not %s', (a, b) => {
  expect(surelyDiffer(a, b)).toBe(true)
  expect(surelyDiffer(b, a)).toBe(true)
})

test('values within lists and objects count', () => {
  const key = (expression: string) => [{ column: null, expression, descending: false }]
  expect(surelyDiffer(key('lower(name)'), key('lower((name)::text)'))).toBe(false)
  expect(surelyDiffer(key('lower(name)'), key('lower(title)'))).toBe(true)
})
