import { createColors } from 'picocolors'
import type { Plan } from '../../src/model/plan.ts'
import { planHtml } from '../../src/review/html.ts'
import { planMarkdown } from '../../src/review/markdown.ts'
import { planScript } from '../../src/review/script.ts'
import { runsOf } from '../../src/review/summary.ts'
import { planText } from '../../src/review/text.ts'
import { printed, sql } from '../../src/sql/sql.ts'
import { expectGolden } from './golden.ts'
import { emptyPlan, fullPlan } from './plans.ts'

const withStatement = (statement: string, title: string): Plan => ({
  ...emptyPlan,
  batches: [
    {
      transactional: true,
      steps: [
        { type: 'statement', number: 1, title, phase: 'expand', locks: [], duration: 'instant', hazards: [], facts: [], declaredAt: null, sql: printed(statement), resume: null },
      ],
    },
  ],
})

test.each([
  ['full.txt', () => planText(fullPlan)],
  ['full-verbose.txt', () => planText(fullPlan, { verbose: true })],
  ['full.sql', () => planScript(fullPlan)],
  ['full.md', () => planMarkdown(fullPlan)],
  ['full.html', () => planHtml(fullPlan)],
  ['empty.html', () => planHtml(emptyPlan)],
  ['empty.txt', () => planText(emptyPlan)],
  ['empty.sql', () => planScript(emptyPlan)],
  ['empty.md', () => planMarkdown(emptyPlan)],
])('%s', (name, render) => {
  expectGolden(name, render())
})

test('numbers of steps that follow each other are said by their ends', () => {
  expect(runsOf([1, 3, 4, 5, 9, 10])).toEqual([[1, 1], [3, 5], [9, 10]])
  expect(runsOf([])).toEqual([])
})

test('colour changes nothing but colour', () => {
  const painted = planText(fullPlan, { paint: createColors(true) })
  // eslint-disable-next-line no-control-regex
  expect(painted.replaceAll(/\u001b\[\d+m/g, '')).toBe(planText(fullPlan))
  expect(painted).not.toBe(planText(fullPlan))
})

test('control characters of names do not reach the terminal', () => {
  const plan = withStatement('CREATE TABLE "\u001b[2Jx" ()', 'create table \u001b[2Jx\rdone')
  for (const text of [planText(plan), planMarkdown(plan), planHtml(plan)]) {
    expect(text).not.toContain('\u001b')
    expect(text).toContain('\\u001b[2Jx')
  }
})

test('names do not become markup', () => {
  expect(planHtml(withStatement('SELECT 1', 'create table <script>"&'))).toContain('create table &lt;script&gt;&quot;&amp;')
  expect(planMarkdown(withStatement('SELECT 1', 'create table <b>*x*'))).toContain('create table &lt;b\\>\\*x\\*')
})

test('a line feed in a title does not end the comment', () => {
  expect(planScript(withStatement('SELECT 1', 'create table a\nDROP TABLE b'))).toContain('-- 1. create table a DROP TABLE b\nSELECT 1;')
})

test('a code block is fenced by more backticks than its text has', () => {
  expect(planMarkdown(withStatement("COMMENT ON TABLE a IS '\n```\nhi\n```'", 'comment on a'))).toContain('````sql\n')
})

test('the lock timeout of a script is the one that is asked for', () => {
  expect(planScript({ ...emptyPlan, batches: [{ transactional: true, steps: [] }] }, { lockTimeout: 1500 })).toContain("SET LOCAL lock_timeout = '1500ms';")
})

test('a check whose text holds dollar quotes stays one statement', () => {
  const script = planScript({
    ...fullPlan,
    checks: [{ name: "it's $$", when: 'before', query: sql`SELECT $$x$$`, declaredAt: { path: 'a.sql', line: 1, column: 1 } }],
  })
  expect(script).toContain('DO $xx$BEGIN')
  expect(script).toContain("'check failed: it''s $$'")
})
