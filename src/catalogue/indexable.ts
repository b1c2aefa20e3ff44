/** PostgreSQL's B-tree takes no value longer than 2 704 bytes. No honest address is near that; some publish a paragraph as the publisher's name. */
export const longestIndexed = 2_000

export const isIndexable = (text: string): boolean => Buffer.byteLength(text) <= longestIndexed

export const indexable = (text: string): string => (isIndexable(text) ? text : text.slice(0, longestIndexed / 4))
