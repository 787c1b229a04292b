import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { pages } from '../docs/pages.ts'

test.each(pages().map(({ file, text }): [string, string, string] => [basename(file), file, text]))('docs/%s says what is (npm run docs writes it)', (_name, file, text) => {
  expect(readFileSync(file, 'utf8')).toBe(text)
})
