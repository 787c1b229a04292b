import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { kindNames } from '../src/model/identity.ts'

const source = resolve(dirname(fileURLToPath(import.meta.url)), '../src')

interface Import {
  /** `plan/order.ts`. */
  readonly file: string
  /** Where it points: a path like `file`, or the name of a package. */
  readonly target: string
  readonly own: boolean
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
const parsed = new Map(files.map((file) => [file, ts.createSourceFile(file, readFileSync(join(source, file), 'utf8'), ts.ScriptTarget.Latest, true)]))
const imports = files.flatMap(importsOf)

function importsOf(file: string): readonly Import[] {
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const specifier =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined
    if (specifier !== undefined && (ts.isStringLiteral(specifier) || ts.isTemplateExpression(specifier))) {
      const text = ts.isStringLiteral(specifier) ? specifier.text : specifier.head.text
      const own = text.startsWith('.')
      found.push({ file, target: own ? relative(source, resolve(source, dirname(file), text)) : text, own })
    }
    ts.forEachChild(node, visit)
  }
  const tree = parsed.get(file)
  if (tree !== undefined) visit(tree)
  return found
}

const roomOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '')
const between = imports.filter(({ file, target, own }) => own && roomOf(file) !== roomOf(target))
const shown = ({ file, target }: Import): string => `${file} imports ${target}`

test('there is something to judge', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(between.length).toBeGreaterThan(50)
})

test.each(['model', 'sql'])('%s imports nothing of ours', (room) => {
  const model = room === 'sql' ? [] : ['sql']
  // A plan holds SQL, which is a type of its own.
  const found = between.filter(({ file, target }) => roomOf(file) === room && !model.includes(roomOf(target)))
  expect(found.map(shown)).toEqual([])
})

test('kinds import only model and sql', () => {
  const found = between.filter(({ file, target }) => roomOf(file) === 'kinds' && !['model', 'sql'].includes(roomOf(target)))
  expect(found.map(shown)).toEqual([])
})

test('stages import kinds through the registry', () => {
  // What a room is, is no room: its contract may be known anywhere. Recipes and lint rules span kinds, and name them.
  // The forms are how kinds look in YAML, and `source` reads that.
  // Where an object's file lies is the same in both languages.
  const contracts = ['kinds/registry.ts', 'kinds/kind.ts', 'kinds/forms/place.ts']
  const found = between.filter(({ file, target }) => roomOf(target) === 'kinds' && !contracts.includes(target) && !/^(plan\/recipes|lint\/rules)\//.test(file) && !(roomOf(file) === 'source' && target.startsWith('kinds/forms/')))
  expect(found.map(shown)).toEqual([])
})

test('only shadow, catalog, proof, apply, workflow and cli import postgres', () => {
  const allowed = new Set(['shadow', 'catalog', 'proof', 'apply', 'workflow', 'cli', ''])
  const found = between.filter(({ file, target }) => roomOf(target) === 'postgres' && !allowed.has(roomOf(file)))
  expect(found.map(shown)).toEqual([])
})

test('nothing imports cli', () => {
  expect(between.filter(({ target }) => roomOf(target) === 'cli').map(shown)).toEqual([])
})

test.each([
  ['drivers', /^(@databases\/|@electric-sql\/pglite|pg$|postgres-array)/, /^postgres\//],
  ['the parser', /^pg-query-emscripten/, /^sql\//],
  ['commander', /^commander/, /^cli\//],
])('%s are imported in one room', (_, library, room) => {
  const found = imports.filter(({ file, target, own }) => !own && library.test(target) && !room.test(file))
  expect(found.map(shown)).toEqual([])
})

test.each([/^@databases\//, /^@electric-sql\//, /^pg$/, /^pg-query-emscripten/, /^yaml$/, /^ajv/])('%s is loaded at first need', (library) => {
  const found = files.flatMap((file) => staticImports(file).filter((target) => library.test(target)).map((target) => `${file} imports ${target}`))
  expect(found).toEqual([])
})

/** What is loaded with the file; types are not. */
function staticImports(file: string): readonly string[] {
  const statements = parsed.get(file)?.statements ?? []
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return []
    const { moduleSpecifier } = statement
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return []
    return /^(import|export) type /.test(statement.getText()) ? [] : [moduleSpecifier.text]
  })
}

test("no stage says a kind's name", () => {
  const names: ReadonlySet<string> = new Set(kindNames)
  const stages = new Set(['source', 'shadow', 'catalog', 'diff', 'plan', 'proof', 'review', 'apply', 'cli'])
  const found: string[] = []
  for (const [file, tree] of parsed) {
    if (!stages.has(roomOf(file)) || /^(plan\/recipes|lint\/rules)\//.test(file)) continue
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) && names.has(node.text) && saysKind(node)) {
        const { line } = tree.getLineAndCharacterOfPosition(node.getStart())
        found.push(`${file}:${line + 1} says '${node.text}'`)
      }
      ts.forEachChild(node, visit)
    }
    visit(tree)
  }
  expect(found).toEqual([])
})

/** Words such as `table` and `default` are kinds' names and words of their own: judged where a kind is meant. */
function saysKind(node: ts.StringLiteral): boolean {
  const { parent } = node
  // Connections are of a kind too: a server's, or embedded.
  if (/connection\.kind/.test(parent.getText())) return false
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === 'kind'
  if (ts.isCaseClause(parent)) return /kind$/i.test(parent.parent.parent.expression.getText())
  if (ts.isBinaryExpression(parent)) return [parent.left, parent.right].some((side) => /\bkind$/i.test(side.getText()))
  if (ts.isCallExpression(parent)) return /^(id|identity)$/.test(parent.expression.getText())
  if (ts.isArrayLiteralExpression(parent)) return /kind/i.test(parent.parent.getText().slice(0, 60))
  return false
}

test('no folder or file is called utils, helpers or common', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared)(\.ts|\/)/.test(file))).toEqual([])
})

test('nothing refers to places outside the project', () => {
  const outside = ['/work' + '/', '../' + 'shared', '/tmp/' + 'brief']
  const found = [...parsed].filter(([, tree]) => outside.some((place) => tree.text.includes(place))).map(([file]) => file)
  expect(found).toEqual([])
})
