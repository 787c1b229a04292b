import { dollarQuoted, ident, printed, sql } from '../../sql/sql.ts'
import { Cursor } from '../../sql/cursor.ts'
import { tokensOf } from '../../sql/tokens.ts'
import { about, attached, pick } from './attached.ts'
import { flag, mapOf, nameText, sqlText, sqlTexts, statement, word, type Form, type Properties, type Said, type Schema } from './form.ts'
import { pathOf, qualified, simple, string } from './name.ts'
import { withText, type Node } from './node.ts'
import { joined, madeFrom, sliced, traced, type Part, type Traced } from './traced.ts'

const routineName: Schema = {
  type: ['string', 'object'],
  minLength: 1,
  properties: { schema: { type: 'string' }, name: { type: 'string' } },
  required: ['schema', 'name'],
  additionalProperties: false,
  description: 'Its name with its arguments: app.add(a integer, b integer default 1)',
}

const args = sqlTexts('Its arguments, where they do not stand with the name: [a integer, b integer default 1]')

const common: Properties = {
  arguments: args,
  language: nameText('Language; sql by default'),
  body: sqlText('Its text, without quotes around it'),
  atomic: sqlText('SQL statements that are parsed when it is made: BEGIN ATOMIC … END without these words'),
  file: nameText('Object file of a function in C'),
  symbol: nameText('Its symbol in the object file'),
  security: word('Whose privileges it has', 'invoker', 'definer'),
  set: mapOf({ type: ['string', 'number', 'boolean'], description: 'Value, as after SET name =' }, 'Parameters while it runs: {search_path: "\'\'"}'),
  transform: nameText('Types that are transformed: for type hstore'),
  ...attached,
}

export const functionForm: Form = {
  key: 'function',
  plural: 'functions',
  description: 'A function',
  named: routineName,
  properties: {
    ...common,
    returns: sqlText('Its result: integer, setof orders, table (a int), trigger'),
    return: sqlText('The expression that it returns, parsed when it is made'),
    volatility: word('What it may see and do', 'volatile', 'stable', 'immutable'),
    strict: flag('Whether null arguments give null at once'),
    leakproof: flag('Whether it tells nothing of its arguments'),
    parallel: word('Whether it may run in parallel', 'unsafe', 'restricted', 'safe'),
    cost: sqlText('Estimated cost'),
    rows: sqlText('Estimated rows'),
    support: nameText('Planner support function'),
    window: flag('Whether it is a window function'),
  },
  *declare(name, body) {
    yield* routine('function', name, body)
  },
}

export const procedureForm: Form = {
  key: 'procedure',
  plural: 'procedures',
  description: 'A procedure',
  named: routineName,
  properties: common,
  *declare(name, body) {
    yield* routine('procedure', name, body)
  },
}

function* routine(kind: 'function' | 'procedure', nameNode: Node, body: Node): Generator<Said> {
  const { name, given } = nameAndArguments(nameNode, body)
  const part = (key: string, write: (node: Node) => Part): Part => {
    const node = body.get(key)
    return node === undefined ? sql`` : write(node)
  }
  const keyword = printed(kind.toUpperCase())
  const file = body.get('file')
  const standard = body.get('return') !== undefined || body.get('atomic') !== undefined
  yield statement(
    joined(
      [
        traced`CREATE ${keyword} ${name.sql}(${given})`,
        part('returns', (node) => traced`RETURNS ${node.text}`),
        part('transform', (node) => traced`TRANSFORM ${node.text}`),
        part('language', (node) => traced`LANGUAGE ${simple(node).sql}`),
        body.get('language') === undefined ? (file === undefined ? sql`LANGUAGE sql` : sql`LANGUAGE c`) : sql``,
        body.get('window')?.constant === true ? sql`WINDOW` : sql``,
        part('volatility', (node) => node.text),
        part('strict', (node) => (node.constant === true ? sql`STRICT` : sql``)),
        part('leakproof', (node) => (node.constant === true ? sql`LEAKPROOF` : sql``)),
        part('security', (node) => traced`SECURITY ${node.text}`),
        part('parallel', (node) => traced`PARALLEL ${node.text}`),
        part('cost', (node) => traced`COST ${node.text}`),
        part('rows', (node) => traced`ROWS ${node.text}`),
        part('support', (node) => traced`SUPPORT ${qualified(node).sql}`),
        ...(body.get('set')?.entries ?? []).map(([key, value]) => traced`SET ${madeFrom(key, ident(...key.text.sql.split('.')))} TO ${value.text}`),
        part('return', (node) => traced`RETURN ${node.text}`),
        part('atomic', (node) => traced`BEGIN ATOMIC ${terminated(node.text)} END`),
        part('body', quotedBody),
        file === undefined || standard ? sql`` : traced`AS ${string(file)}`,
        file === undefined ? sql`` : part('symbol', (node) => traced`, ${string(node)}`),
      ],
      ' ',
    ),
    nameNode,
  )
  yield* about(body, { object: traced`${keyword} ${name.sql}(${withoutDefaults(given)})`, id: { kind, path: pathOf(name) } })
}

/** The body in dollar quotes, so that places in it are found. */
function quotedBody(node: Node): Traced {
  const whole = dollarQuoted(node.text.sql)
  const length = (whole.length - node.text.sql.length) / 2
  return traced`AS ${printed(whole.slice(0, length))}${node.text}${printed(whole.slice(-length))}`
}

const terminated = (text: Traced): Traced => (/;\s*$/.test(text.sql) ? text : traced`${text};`)

/** `app.add(a int)` as name and arguments. */
function nameAndArguments(node: Node, body: Node): { readonly name: ReturnType<typeof qualified>; readonly given: Traced } {
  const stated = body.get('arguments')
  const listed = stated === undefined ? null : joined(stated.items.map((item) => item.text), ', ')
  const text = node.text
  const opening = node.shape === 'map' ? -1 : openingParenthesis(text.sql)
  if (opening < 0) return { name: qualified(node), given: listed ?? { sql: '', origins: [] } }
  const closing = text.sql.lastIndexOf(')')
  const bare = text.sql.slice(0, opening).trimEnd()
  return { name: qualified(withText(node, sliced(text, 0, bare.length))), given: listed ?? sliced(text, opening + 1, closing < 0 ? text.sql.length : closing) }
}

/** The first parenthesis outside double quotes. */
function openingParenthesis(text: string): number {
  return tokensOf(text).find((token) => token.type === 'symbol' && text.charAt(token.start) === '(')?.start ?? -1
}

/** Arguments as COMMENT ON takes them: each up to DEFAULT. */
export function withoutDefaults(text: Traced): Traced {
  const tokens = tokensOf(text.sql)
  const cursor = new Cursor(text.sql, tokens)
  const kept: Traced[] = []
  let start = 0
  while (cursor.token !== undefined) {
    const found = cursor.seek('default', '=', ',')
    kept.push(sliced(text, start, cursor.start))
    if (found && cursor.peek() !== ',') cursor.seek(',')
    start = cursor.start + ','.length
    cursor.index += 1
  }
  return joined(kept, ', ')
}

export const aggregate: Form = {
  key: 'aggregate',
  plural: 'aggregates',
  description: 'An aggregate; its definition as in CREATE AGGREGATE',
  named: routineName,
  properties: {
    arguments: args,
    definition: mapOf({ type: ['string', 'number', 'boolean', 'null'] }, 'sfunc, stype, initcond and the rest, each as in CREATE AGGREGATE; flags have no value'),
    ...pick('comment', 'owner', 'grants', 'revokes', 'security_labels', 'renamed_from'),
  },
  required: ['definition'],
  *declare(nameNode, body) {
    const { name, given } = nameAndArguments(nameNode, body)
    const signature = given.sql.trim() === '' ? traced`${sql`*`}` : given
    const definition = (body.get('definition')?.entries ?? []).map(([key, value]) => (value.shape === 'null' || value.constant === true ? key.text : traced`${key.text} = ${value.text}`))
    yield statement(traced`CREATE AGGREGATE ${name.sql}(${signature}) (${joined(definition, ', ')})`, nameNode)
    const object = traced`AGGREGATE ${name.sql}(${signature})`
    yield* about(body, { object, granted: traced`FUNCTION ${name.sql}(${orderedAway(given)})`, id: { kind: 'aggregate', path: pathOf(name) } })
  },
}

/** GRANT knows aggregates as functions, whose arguments have no ORDER BY. */
function orderedAway(text: Traced): Traced {
  const cursor = new Cursor(text.sql, tokensOf(text.sql))
  if (text.sql.trim() === '*') return { sql: '', origins: [] }
  if (!cursor.seek('order')) return text
  const at = cursor.token?.start ?? text.sql.length
  return joined([sliced(text, 0, at), sliced(text, cursor.tokens[cursor.index + 1]?.end ?? at)].map((piece) => ({ sql: piece.sql.trim(), origins: piece.origins })), ', ')
}
