/** What the rules of the document have in common. */
// biome-ignore lint/suspicious/noExplicitAny: a document is looked at piece by piece
export type Json = any

/** A rule of Digg's REST API profile that is seen in the document. The ids are the profile's; the texts are ours. */
export type DocumentRule = {
  id: string
  level: 'SKALL' | 'BÖR'
  text: string
  /** What of the document it looks at, as JSONPath; references are followed. */
  given: string
  /** What is wrong with a piece. */
  faults: (piece: Json) => string[]
  /** Spoils a document so that the rule must find it. */
  spoil: (document: Json) => void
}

export const methods = ['get', 'put', 'post', 'patch', 'delete']
export const operations = "$.paths[*]['get','put','post','patch','delete']"
export const one = (fault: boolean, message: string) => (fault ? [message] : [])
export const blank = (text: unknown) => typeof text !== 'string' || text.trim() === ''
export const hasBoth = (text: string) => /\boch\b/.test(text) && /\band\b/.test(text)
export const inQuery = (operation: Json): Json[] => (operation.parameters ?? []).filter((parameter: Json) => parameter.in === 'query')
export const contents = (piece: Json) => Object.entries<Json>(piece.content ?? {})
export const json = ([type]: [string, Json]) => /^application\/(problem\+)?json$/.test(type)
export const status = (code: string) => code !== 'default' && Number(code)
export const someOperation = (document: Json) => document.paths['/entries'].get
export const camel = /^[a-z][a-zA-Z0-9]*$/

/** Every field name of the schemas. */
export function fields(document: Json): string[] {
  const names = new Set<string>()
  const visit = (node: Json) => {
    if (typeof node !== 'object' || node === null) return
    for (const name of Object.keys(node.properties ?? {})) names.add(name)
    for (const value of Object.values(node)) visit(value)
  }
  visit(document.components?.schemas)
  return [...names]
}

/** Every value in an example, with the name it stands under. */
export function values(node: Json, name = ''): [string, Json][] {
  if (typeof node !== 'object' || node === null) return [[name, node]]
  return Object.entries(node).flatMap(([own, value]) => values(value, Array.isArray(node) ? name : own))
}
