import arrays from 'postgres-array'

/** Statement that gives a query's rows in COPY's text format. */
export const copyStatement = (query: string): string => `COPY (${query}) TO STDOUT`

/** Collects what COPY sends into lines, each the text of one row. A server sends a row at a time, but need not. */
export class CopyLines {
  readonly lines: string[] = []
  #rest = ''

  take(chunk: Buffer): void {
    const text = this.#rest === '' ? chunk.toString('utf8') : this.#rest + chunk.toString('utf8')
    this.#rest = ''
    const end = text.indexOf('\n')
    if (end === text.length - 1) {
      this.lines.push(text.slice(0, end))
      return
    }
    const lines = text.split('\n')
    this.#rest = lines.pop() ?? ''
    this.lines.push(...lines)
  }
}

const escaped: { readonly [letter: string]: string } = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** The values of a line, as PostgreSQL prints them; null for NULL. */
export function fieldsOf(line: string): readonly (string | null)[] {
  const fields = line.split('\t')
  return line.includes('\\') ? fields.map(unescaped) : fields
}

function unescaped(field: string): string | null {
  if (field === '\\N') return null
  return field.includes('\\') ? field.replace(/\\(.)/gs, (_, letter: string) => escaped[letter] ?? letter) : field
}

/** Most arrays of a catalog are empty: they share one. */
const empty: readonly string[] = Object.freeze([])

/** The elements of a one-dimensional array of texts, none of them null: `{a,"b c"}`. */
export function textArray(text: string): readonly string[] {
  return text === '{}' ? empty : arrays.parse(text)
}
