// biome-ignore lint/suspicious/noExplicitAny: an operation of the document
type Json = any

/** A call that can be tried as it stands, or nearly: the operation with its examples filled in. */
export function curlOf(root: string, method: string, path: string, operation: Json): string {
  const parameters: Json[] = operation.parameters ?? []
  const exampleOf = ({ example, schema }: Json) => example ?? schema?.example
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => String(exampleOf(parameters.find((one) => one.name === name) ?? {}) ?? 1))
  const asked = new URLSearchParams(
    parameters.filter((one) => one.in === 'query' && exampleOf(one) !== undefined).map((one) => [one.name, String(exampleOf(one))]),
  ).toString()
  const body = operation.requestBody?.content?.['application/json']?.example
  const file = body === undefined && operation.requestBody ? 'text/turtle' : undefined
  const open = operation.security?.some((one: Json) => Object.keys(one).length === 0)
  const parts = [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}'${root}${filled}${asked && `?${asked}`}'`,
    ...(open ? [] : ["-H 'Authorization: Bearer …'"]),
    ...parameters.filter((one) => one.in === 'header' && one.required).map((one) => `-H '${one.name}: ${one.example}'`),
    ...(body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(body)}'`]),
    ...(file === undefined ? [] : [`-H 'Content-Type: ${file}'`, '--data-binary @katalog.ttl']),
  ]
  return parts.join(' \\\n  ')
}
