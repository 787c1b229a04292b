import { dumpDifference, dumpEntries } from "./dump.js";
const entry = (title, body) => `--\n-- Name: ${title}\n--\n\n${body}\n\n\n`;
const head = '--\n-- PostgreSQL database dump\n--\n\n\\restrict abc\n-- Dumped from database version 15.1\n\nSET statement_timeout = 0;\n\n';
const tail = '--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict abc\n';
const table = entry('t; Type: TABLE; Schema: public; Owner: postgres', 'CREATE TABLE public.t (\n    a integer,\n    b numeric(8,2)\n)\nWITH (fillfactor=\'70\', autovacuum_enabled=\'off\');');
const grants = entry('TABLE t; Type: ACL; Schema: public; Owner: postgres', 'GRANT SELECT ON TABLE public.t TO b;\nGRANT SELECT ON TABLE public.t TO a;');
test.each([
    ['order of entries', head + table + grants + tail, head + grants + table + tail],
    ['version and keys of the session', head + table + tail, head.replace('15.1', '18.4').replace('abc', 'xyz') + table + tail],
    ['order of grants', head + grants + tail, head + grants.replace(/(GRANT.*\n)(GRANT.*\n)/, '$2$1') + tail],
    ['order of storage parameters', head + table + tail, head + table.replace(/\((fill[^,]*), ([^)]*)\)/, '($2, $1)') + tail],
])('equal but for the %s', (_, a, b) => {
    expect(a).not.toBe(b);
    expect(dumpDifference(a, b)).toEqual([]);
});
test.each([
    ['a column', table, table.replace('a integer', 'a bigint')],
    ['the order of columns', table, table.replace(/( {4}a integer),\n( {4}.*)\n/, '$2,\n$1\n')],
    ['a storage parameter', table, table.replace('70', '80')],
    ['a grant', grants, grants.replace(/GRANT.*TO a;\n/, '')],
    ['an entry', table + grants, table],
])('%s makes a difference', (_, a, b) => {
    expect(a).not.toBe(b);
    expect(dumpDifference(head + a + tail, head + b + tail)).not.toEqual([]);
});
test('columns in another order are equal where a case allows it', () => {
    const other = table.replace(/( {4}a integer),\n( {4}.*)\n/, '$2,\n$1\n');
    expect(dumpDifference(head + table + tail, head + other + tail, { anyColumnOrder: true })).toEqual([]);
});
test('another access method is part of the table that it is for', () => {
    const set = "SET default_table_access_method = columnar;\n\n";
    expect(dumpEntries(head + set + table + tail)[0]).toContain('t; Type: TABLE');
    expect(dumpDifference(head + table + tail, head + set + table + tail)).not.toEqual([]);
    expect(dumpDifference(head + grants + table + tail, head + grants + set + table + tail)).not.toEqual([]);
});
