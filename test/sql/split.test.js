import { split } from "../../src/sql/split.js";
const statementsOf = (text) => split(text).statements.map(({ start, end }) => text.slice(start, end));
describe('statements end at semicolons', () => {
    test.each([
        ['none', ' ;; -- nothing\n /* nor /* here */ ; */', []],
        ['the last one needs none', 'select 1; select 2', ['select 1', 'select 2']],
        ['not in strings', `select ';', 'it''s;', E'\\';', U&'d;'; select 2`, [`select ';', 'it''s;', E'\\';', U&'d;'`, 'select 2']],
        ['not in dollar quotes', 'do $a$ begin $$;$$; end $a$; select $1', ['do $a$ begin $$;$$; end $a$', 'select $1']],
        ['a dollar inside a name opens nothing', 'select a$b$; select c$b$', ['select a$b$', 'select c$b$']],
        ['not in quoted names', 'create table "a;""b;" (); select 1', ['create table "a;""b;" ()', 'select 1']],
        ['not in comments', 'select 1 -- ;\n, 2 /* ; /* ; */ ; */; select 3', ['select 1 -- ;\n, 2', 'select 3']],
        [
            'not in BEGIN ATOMIC, where CASE has an END of its own',
            'create or replace function f() returns int begin atomic select case when true then 1 end as end; select x.case from x; end; select 2',
            ['create or replace function f() returns int begin atomic select case when true then 1 end as end; select x.case from x; end', 'select 2'],
        ],
        ['but after BEGIN of a transaction', 'begin; create table a (); end; select 2', ['begin', 'create table a ()', 'end', 'select 2']],
        ['not among the actions of a rule', 'create rule r as on insert to t do also (select 1; select 2); select 3', ['create rule r as on insert to t do also (select 1; select 2)', 'select 3']],
        ['but in other parentheses, so that a missing one stays in its statement', 'create table a (b int; create table c ()', ['create table a (b int', 'create table c ()']],
        ['operators do not hide comments', 'select 1 +-- ;\n 2', ['select 1 +-- ;\n 2']],
    ])('%s', (_, text, statements) => {
        expect(statementsOf(text)).toEqual(statements);
    });
});
test('comments go with the statement they precede, are in, or stand behind on its line', () => {
    const text = '-- a\nselect 1 -- b\n; -- c\n-- d\nselect 2;\n-- e';
    const { statements, comments } = split(text);
    const read = (tokens) => tokens.map(({ start, end }) => text.slice(start, end));
    expect(statements.map((statement) => read(statement.comments))).toEqual([['-- a', '-- b', '-- c'], ['-- d']]);
    expect(read(comments)).toEqual(['-- e']);
});
test.each([
    ['a command of psql', 'select 1;\n\\connect other\nselect 2', 'meta', ['select 1', 'select 2']],
    ['rows of COPY', 'copy t (a) from stdin;\n1;\n2\n\\.\nselect 2', 'copy', ['select 2']],
    ['an open string', "select 1; select 'abc; select 3", 'unclosed', ['select 1', 'select']],
    ['an open comment', 'select 1; /* abc', 'unclosed', ['select 1']],
])('%s is no statement', (_, text, oddity, statements) => {
    expect(split(text).oddities.map((found) => found.oddity)).toEqual([oddity]);
    expect(statementsOf(text)).toEqual(statements);
});
