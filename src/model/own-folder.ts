/** The folder beside the declarations in which the embedded database is kept where no other is named. */
export const ownFolder = '.schemactl'
