export type FormFields = Record<string, string | File> | [name: string, value: string][] | FormData

/** Sends a form as a page of that site would, without following where it leads. */
export function sendForm(url: string, fields: FormFields): Promise<Response> {
  const pairs = fields instanceof FormData || Array.isArray(fields) ? [...fields] : Object.entries(fields)
  const files = fields instanceof FormData || pairs.some(([, value]) => value instanceof File)
  const body = files ? new FormData() : new URLSearchParams()
  for (const [name, value] of pairs) body.append(name, value as string)
  return fetch(url, { method: 'POST', body, redirect: 'manual', headers: { Origin: new URL(url).origin } })
}
