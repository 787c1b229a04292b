import type { Document } from 'yaml'
import { documentsOf } from './layout.ts'
import type { Written, WrittenMap } from '../kinds/forms/written.ts'
import type { Catalog } from '../model/catalog.ts'

/** A file of declarations, by its path inside the directory. */
export interface WrittenFile {
  readonly path: string
  readonly text: string
}

/**
 * Writes a catalog as YAML: a file for each table with what belongs to it, and for each other object; in the order of kinds and
 * names. `readDeclarations` of these files gives the same facts.
 */
export async function writeYaml(catalog: Catalog): Promise<readonly WrittenFile[]> {
  const { isMap } = await import('yaml')
  const files = new Map<string, { path: string; texts: string[] }>()
  for (const { path, content } of documentsOf(catalog)) {
    const document = await styled(content)
    if (isMap(document.contents) && document.contents.items.length === 0) continue
    const text = shown(document)
    // Names that differ in case alone are one file on some systems.
    const file = files.get(path.toLowerCase())
    if (file === undefined) files.set(path.toLowerCase(), { path, texts: [text] })
    else file.texts.push(text)
  }
  return [...files.values()].map(({ path, texts }) => ({ path: `${path}.yaml`, text: texts.join('---\n') }))
}

/** Content as a document that shows what is short on a line, and text of several lines as it is. */
export async function styled(content: Written): Promise<Document> {
  const { Document, isPair, isScalar, visit } = await import('yaml')
  const document = new Document(content)
  visit(document, {
    Map: (_, node, parents) => {
      const depth = parents.filter((parent) => isPair(parent)).length
      const isShort = depth > 1 && node.items.length > 0 && shortEnough(node.toJSON() as Written)
      if (isShort) node.flow = true
    },
    Seq: (_, node) => {
      if (shortEnough(node.toJSON() as Written)) node.flow = true
    },
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && node.value.includes('\n') && isScalar(node)) node.type = 'BLOCK_LITERAL'
    },
  })
  return document
}

/** The document's text; the library indents an empty first line of a block. */
export function shown(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).replaceAll(/(: \|[-+]?\n) +\n/g, '$1\n')
}

/** Whether a map or list of scalars fits on a line. */
function shortEnough(value: Written): boolean {
  const values: readonly Written[] = Array.isArray(value) ? value : Object.values(value as WrittenMap)
  const isFlat = values.every((item) => typeof item !== 'object' || item === null || (Array.isArray(item) && item.every((inner) => typeof inner !== 'object')))
  return isFlat && !JSON.stringify(value).includes('\\n') && JSON.stringify(value).length <= 90
}
