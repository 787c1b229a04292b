import { createHash } from 'node:crypto'
import { SchemactlError } from '../../src/model/problem.ts'
import { readPlan, writePlan } from '../../src/review/plan-file.ts'
import { expectGolden } from './golden.ts'
import { emptyPlan, fullPlan } from './plans.ts'

const written = writePlan(fullPlan)

function problemOf(text: string): string {
  try {
    readPlan(text, 'plan.json')
  } catch (error) {
    if (error instanceof SchemactlError) return `${error.problems[0].code}: ${error.problems[0].message}`
    throw error
  }
  return 'none'
}

/** As somebody would forge it: the content changed, and the checksum made to fit. */
function forged(change: (content: Record<string, unknown>) => Record<string, unknown>): string {
  const content = JSON.parse(written) as Record<string, unknown>
  delete content['checksum']
  const changed = change(content)
  return JSON.stringify({ ...changed, checksum: `sha256:${createHash('sha256').update(JSON.stringify(changed)).digest('hex')}` })
}

test('the written form', () => expectGolden('full.json', written))

test.each([fullPlan, emptyPlan])('what was written is read back, and written as the same bytes', (plan) => {
  expect(readPlan(writePlan(plan), 'plan.json')).toEqual(plan)
  expect(writePlan(readPlan(writePlan(plan), 'plan.json'))).toBe(writePlan(plan))
})

test('the order of properties in memory does not show', () => {
  const reversed = Object.fromEntries(Object.entries(fullPlan).reverse()) as unknown as typeof fullPlan
  expect(writePlan(reversed)).toBe(written)
})

test('line ends and indentation may change', () => {
  expect(readPlan(JSON.stringify(JSON.parse(written)).replaceAll('\n', '\r\n'), 'plan.json')).toEqual(fullPlan)
})

test.each([
  ['cut short', written.slice(0, 700), 'plan_invalid: the plan plan.json is not complete JSON: it was cut short or edited'],
  ['empty', '', 'plan_invalid: the plan plan.json is not complete JSON: it was cut short or edited'],
  ['edited', written.replace('DROP COLUMN legacy', 'DROP COLUMN wrong'), 'plan_invalid: the plan plan.json was changed after it was written'],
  ['without checksum', JSON.stringify(fullPlan), 'plan_invalid: the plan plan.json was changed after it was written'],
  ['of another format', written.replace('"format": 1', '"format": 2'), 'plan_invalid: the plan plan.json has the format 2; this schemactl reads format 1'],
  ['another sort of JSON', '{"name": "x"}', 'plan_invalid: the plan plan.json is not a plan'],
  ['a list', '[]', 'plan_invalid: the plan plan.json is not a plan'],
  ['a property too many', forged((content) => ({ ...content, extra: 1 })), 'plan_invalid: the plan plan.json has the unknown property extra at plan'],
  ['a property too few', forged((content) => ({ ...content, notes: undefined })), 'plan_invalid: the plan plan.json has no list at plan.notes'],
  ['another type', forged((content) => ({ ...content, major: 'fifteen' })), 'plan_invalid: the plan plan.json has no whole number from 1 at plan.major'],
  ['an empty batch', forged((content) => ({ ...content, batches: [{ transactional: true, steps: [] }] })), 'plan_invalid: the plan plan.json has an empty batch at plan.batches[0]'],
])('%s', (_, text, problem) => {
  expect(problemOf(text)).toBe(problem)
})

test('every prefix is refused', () => {
  for (let length = 0; length < written.length - 1; length += 97) expect(problemOf(written.slice(0, length))).toMatch(/^plan_invalid/)
})
