import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jsonSchema } from '../src/kinds/forms/document.ts'

/** Writes the JSON Schema of the YAML forms to where the package has it; a test compares it with the forms. */
const path = join(dirname(fileURLToPath(import.meta.url)), '../schemactl.schema.json')
writeFileSync(path, `${JSON.stringify(jsonSchema(), null, 1)}\n`)
