import type { WrittenMap } from '../../src/kinds/forms/written.ts'
import { updateYaml } from '../../src/source/update-yaml.ts'

const update = (text: string, before: WrittenMap, after: WrittenMap, whole = false): Promise<string | null> => updateYaml(text, { at: text.indexOf('orders'), before, after }, whole)

const written = `# yaml-language-server: $schema=../schemactl.schema.json

# Who buys


table:   orders      # the name
owner: keeper
columns:
    # before the id
    id:    bigint        # after the id
    'name': "text not null" # never empty

    # before note
    note: {
      type: text, # in a flow map
      # before the comment
      comment: 'Of us',
    }
    # after all columns
check:
    - a > 0    # in a list
    # between items
    -   b > 0
indexes: {by_name: (name)} # for the search
policies:
    own:
        using: >-
            a = 1
            and b = 2
grants: { reader: [ select, insert ] }
triggers:
    touch: before update for each row
        execute function
        touch()
# the end
---
# Another

tables: { lines: { columns: { id: int primary key } } }   # as it is
`

const before: WrittenMap = { table: 'orders', owner: 'keeper', columns: { id: 'bigint', name: 'text not null', note: { type: 'text', comment: 'Of us' } }, indexes: { by_name: '(name)' }, grants: { reader: ['select', 'insert'] } }

test('what is not changed stays as it is written: comments, spaces, quotes and folds', async () => {
  const after: WrittenMap = { table: 'orders', comment: 'Of keeper', columns: { id: 'bigint', name: 'varchar(90) not null', note: { type: 'text', comment: 'Of them' }, added: 'int' }, indexes: { by_name: '(name desc)' }, grants: { reader: ['select', 'insert'] } }
  expect(await update(written, before, after)).toBe(
    written
      .replace('owner: keeper\n', '')
      .replace('"text not null"', 'varchar(90) not null')
      .replace("'Of us'", 'Of them')
      .replace('    # after all columns', '    added: int\n    # after all columns')
      .replace('by_name: (name)', 'by_name: (name desc)')
      .replace('# the name\n', '# the name\ncomment: Of keeper\n'),
  )
})

const column = (text: string): string => `table: orders\ncolumns:\n  id: int # first\n${text}`
const of = (note: WrittenMap[string] | undefined): WrittenMap => ({ table: 'orders', columns: { id: 'int', ...(note === undefined ? {} : { note }) } })

test.each([
  ['from short to long, with a comment beside it', '  note: text   # mine\n', 'text', { type: 'text', comment: 'New\nlines' }, '  note:   # mine\n    type: text\n    comment: |-\n      New\n      lines\n'],
  ['from long to short', '  note: # mine\n    type: text\n    comment: Old\n', { type: 'text', comment: 'Old' }, 'text', '  note: text # mine\n'],
  ['a key of a flow map', '  note: { type: text , comment: Old }  # mine\n', { type: 'text', comment: 'Old' }, { type: 'text', statistics: 5 }, '  note: { type: text, statistics: 5 }  # mine\n'],
  ['one that goes, with what is said above it', '  # about it\n  note: text # mine\n', 'text', undefined, ''],
  ['one that comes, at the end of a text', '', undefined, 'text', '  note: text\n'],
  ['from nothing', '  note: # mine\n', null, 'text', '  note: text # mine\n'],
  ['text of several lines', '  note:\n    comment: |\n      Old\n\n    type:   text\n', { comment: 'Old\n', type: 'text' }, { comment: 'New\nand more\n', type: 'text' }, '  note:\n    comment: |\n      New\n      and more\n\n    type:   text\n'],
] satisfies [string, string, WrittenMap[string] | undefined, WrittenMap[string] | undefined, string][])('%s', async (_, text, was, is, expected) => {
  expect(await update(column(text), of(was), of(is))).toBe(column(expected))
})

test('one that comes where the last line does not end', async () => {
  expect(await update('table: orders\ncolumns: {id: int}', { table: 'orders', columns: { id: 'int' } }, { table: 'orders', columns: { id: 'int', note: 'text' }, owner: 'keeper' })).toBe('table: orders\ncolumns: {id: int, note: text}\nowner: keeper')
})

test('what splices cannot say is printed anew, with its comments', async () => {
  expect(await update('table: orders\r\ncolumns: { id: int } # all\r\n', { table: 'orders', columns: { id: 'int' } }, { table: 'orders', columns: { id: 'bigint' } })).toBe('table: orders\ncolumns: {id: bigint} # all\n')
})
