/** What PostgreSQL 16's own grammar makes of one statement. `opaque`: the parser could not take it, which says nothing about it. */
export type Parsed =
  | { readonly outcome: 'parsed'; readonly tree: unknown }
  | { readonly outcome: 'refused'; readonly message: string; /** In characters from 0. */ readonly offset: number }
  | { readonly outcome: 'opaque' }

interface Instance {
  parse(text: string): { readonly parse_tree: { readonly stmts: readonly unknown[] }; readonly error?: { readonly message: string; readonly cursorpos: number } | null }
}

/** The parser's heap does not grow: it dies after some 50 KB of text in all, or some 600 statements, and on any one of about 40 KB. */
const limits = { statement: 30_000, text: 40_000, statements: 400 }

let instance: Instance | null = null
let spent = { text: 0, statements: 0 }

async function freshInstance(): Promise<Instance> {
  const { default: Parser } = await import('pg-query-emscripten')
  spent = { text: 0, statements: 0 }
  return await new Parser({ print: () => undefined, printErr: () => undefined })
}

/**
 * Parses one statement. It only helps: it knows neither the grammar of other majors nor long statements, so what it refuses may be
 * right; PostgreSQL is the judge.
 */
export async function parse(text: string): Promise<Parsed> {
  if (text.length > limits.statement) return { outcome: 'opaque' }
  if (spent.text + text.length > limits.text || spent.statements >= limits.statements) instance = null
  try {
    const parser = (instance ??= await freshInstance())
    spent = { text: spent.text + text.length, statements: spent.statements + 1 }
    const { parse_tree: tree, error } = parser.parse(text)
    if (error === undefined || error === null) return { outcome: 'parsed', tree: tree.stmts[0] ?? null }
    if (!error.message.startsWith('syntax error')) instance = null
    return { outcome: 'refused', message: error.message, offset: Math.max(error.cursorpos - 1, 0) }
  } catch {
    instance = null
    return { outcome: 'opaque' }
  }
}
