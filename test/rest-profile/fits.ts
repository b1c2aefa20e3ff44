import functions from '@stoplight/spectral-functions'

// biome-ignore lint/suspicious/noExplicitAny: a document is looked at piece by piece
type Json = any

/** Where a value is not as a schema of the document says. */
export function misfits(document: Json, schema: Json, value: unknown): string[] {
  const context = { path: [], document: {} as never, documentInventory: {} as never, rule: {} as never }
  const found = functions.schema(
    value,
    { schema: closed(document, schema), dialect: 'draft2020-12', allErrors: true } as never,
    context as never,
  )
  return ((found ?? []) as Json[]).map(({ message, path }) => `${path?.join('.')}: ${message}`)
}

/** With its references filled in, and nothing allowed beside what is named: a field that is not described is a fault, too. */
function closed(document: Json, node: Json): Json {
  if (Array.isArray(node)) return node.map((one) => closed(document, one))
  if (typeof node !== 'object' || node === null) return node
  if (node.$ref) return closed(document, document.components.schemas[node.$ref.split('/').at(-1)])
  const own = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, closed(document, value)]))
  return node.properties && node.additionalProperties === undefined ? { ...own, additionalProperties: false } : own
}
