/**
 * The same text, in memory of its own. V8 keeps a part cut out of a long string as a view of the whole: 360 000 names that were kept as the parser
 * gave them kept the whole file (270 MB) with them, 2026-11.
 */
export const detached = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1))
