var __rewriteRelativeImportExtension = (this && this.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
test('the embedded server and the parser load inside tests', async () => {
    const { PGlite } = await import('@electric-sql/pglite');
    const database = await PGlite.create();
    const { rows } = await database.query('SELECT 6 * 7 AS answer');
    expect(rows).toEqual([{ answer: 42 }]);
    await database.close();
    const parserPackage = 'pg-query-emscripten';
    const { default: PgQuery } = await import(__rewriteRelativeImportExtension(parserPackage));
    const parser = await new PgQuery();
    expect(parser.parse('SELECT 1').error).toBeNull();
});
export {};
