import { refusedHazards } from '../model/hazard.ts'
import type { Plan } from '../model/plan.ts'
import type { Batch, Step } from '../model/step.ts'
import { reviewOf, terminated } from './script.ts'
import { carriageOf, carriageWords, count, hurts, lockWords, oneLine, phaseMeaning, phasesOf, proofWords, runsOf, shape, summaryOf, unmanagedCounts, visible } from './summary.ts'

/** The plan as a page of its own: no script, nothing loaded from elsewhere, light and dark. */
export function planHtml(plan: Plan): string {
  const title = `Plan for ${oneLine(plan.database)} (PostgreSQL ${plan.major})`
  const body =
    plan.batches.length === 0
      ? '<p>Nothing to do.</p>'
      : [summaryHtml(plan), ...phasesOf(plan).map(({ phase, batches }) => `<h2>${phase}<small>${phaseMeaning[phase]}</small></h2>\n${batches.map(batchHtml).join('\n')}`), checksHtml(plan)].join('\n')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escape(title)}</h1>
${body}
${closingHtml(plan)}
</body>
</html>
`
}

function summaryHtml(plan: Plan): string {
  const summary = summaryOf(plan)
  const hazards = summary.hazards.map(({ name, steps }) => `<li class="${refusedHazards.has(name) ? 'danger' : 'care'}">${name}: ${runsOf(steps).map(([first, last]) => `<a href="#step-${first}">${first === last ? `step ${first}` : `steps ${first}–${last}`}</a>`).join(', ')}</li>`)
  return `<p><b>${count(summary.steps, 'step')}</b>: ${shape(summary)}. ${escape(oneLine(proofWords(plan)))}</p>${hazards.length === 0 ? '' : `\n<ul class="remarks">${hazards.join('')}</ul>`}`
}

function batchHtml(batch: Batch): string {
  const head = carriageWords[carriageOf(batch)]
  return `<section><h3>${head}</h3>\n${batch.steps.map(stepHtml).join('\n')}</section>`
}

function stepHtml(step: Step): string {
  const { statement, remarks } = reviewOf(step)
  const lines = [
    ...remarks.map((remark) => `<li>${escape(oneLine(remark))}</li>`),
    ...step.locks.map((lock) => `<li${hurts(lock.mode, step.duration) ? ' class="danger"' : ''}>${escape(oneLine(lockWords(lock, step.duration)))}</li>`),
    ...step.hazards.map((hazard) => `<li class="${refusedHazards.has(hazard.name) ? 'danger' : 'care'}">${hazard.name}: ${escape(oneLine(hazard.message))}</li>`),
    ...(step.declaredAt === null ? [] : [`<li>declared at ${escape(oneLine(step.declaredAt.path))}:${step.declaredAt.line}</li>`]),
  ]
  const remarksHtml = lines.length === 0 ? '' : `\n<ul class="remarks">${lines.join('')}</ul>`
  return `<article id="step-${step.number}"><h4>${step.number}. ${escape(oneLine(step.title))}</h4>\n<pre>${escape(visible(statement))}</pre>${remarksHtml}</article>`
}

function checksHtml(plan: Plan): string {
  if (plan.checks.length === 0) return ''
  const checks = plan.checks.map((check) => `<article><h4>${check.when} the plan: ${escape(oneLine(check.name))}</h4>\n<pre>${escape(visible(terminated(check.query)))}</pre></article>`)
  return `<h2>checks<small>no row may come back</small></h2>\n<section>${checks.join('\n')}</section>`
}

function closingHtml(plan: Plan): string {
  const notes = plan.notes.map((note) => `<p class="note">${escape(visible(note))}</p>`)
  const names = plan.unmanaged.flatMap((group) => group.names.map((name) => `<li>${group.kind} ${escape(oneLine(name))}</li>`))
  const unmanaged = names.length === 0 ? [] : [`<details><summary>Not managed: ${unmanagedCounts(plan.unmanaged)}</summary><ul>${names.join('')}</ul></details>`]
  return [...notes, ...unmanaged].join('\n')
}

const entities: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)

const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); --danger: #c62828; --care: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --danger: #ff8a80; --care: #e3b341; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { margin-top: 2rem; } h2 small { font-weight: normal; font-size: 1rem; margin-left: 0.75rem; opacity: 0.7; }
section { border-left: 3px solid var(--line); padding-left: 1rem; margin: 1rem 0; }
h3 { font-size: 0.875rem; font-weight: normal; opacity: 0.7; margin: 0; } h4 { margin: 1rem 0 0.25rem; font-size: 1rem; }
pre { overflow-x: auto; padding: 0.75rem; margin: 0.25rem 0; background: color-mix(in srgb, currentColor 7%, transparent); border-radius: 6px; font-size: 0.875rem; }
.remarks { margin: 0.25rem 0; padding-left: 1.25rem; font-size: 0.875rem; } .danger { color: var(--danger); font-weight: 600; } .care { color: var(--care); }
.note { border: 1px solid var(--line); border-radius: 6px; padding: 0.5rem 0.75rem; }
`
