import type { Plan } from '../model/plan.ts'
import { planHtml } from './html.ts'
import { planMarkdown } from './markdown.ts'
import { plain, type Paint } from './paint.ts'
import { writePlan } from './plan-file.ts'
import { planScript } from './script.ts'
import { planText } from './text.ts'

/** The forms in which a plan can be shown. */
export const planFormats = ['text', 'sql', 'json', 'markdown', 'html'] as const
export type PlanFormat = (typeof planFormats)[number]

export interface FormatOptions {
  /** For text only. */
  readonly paint?: Paint
  /** Text names what is not managed. */
  readonly verbose?: boolean
  /** Milliseconds, for the script. */
  readonly lockTimeout?: number
}

/** The plan in one of its forms; ends in a line feed. */
export function formatPlan(plan: Plan, format: PlanFormat, { paint = plain, verbose = false, lockTimeout = 500 }: FormatOptions = {}): string {
  switch (format) {
    case 'text':
      return planText(plan, { paint, verbose })
    case 'sql':
      return planScript(plan, { lockTimeout })
    case 'json':
      return writePlan(plan)
    case 'markdown':
      return planMarkdown(plan)
    case 'html':
      return planHtml(plan)
  }
}
