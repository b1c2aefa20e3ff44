export type ChangedField = {
  /** The path to the field, with full stops between: `name.sv`. */
  field: string
  before: unknown
  after: unknown
}

/** What differs between two states of a thing, field by field; objects are looked into, lists are one value. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const [old, fresh] = [flat(before), flat(after)]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((field) => {
    const [was, is] = [old.get(field), fresh.get(field)]
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ field, before: was ?? null, after: is ?? null }]
  })
}

function flat(value: unknown, path = '', into = new Map<string, unknown>()): Map<string, unknown> {
  if (value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date))
    for (const [name, inner] of Object.entries(value)) flat(inner, path ? `${path}.${name}` : name, into)
  // What was never there and what is empty are the same to a reader.
  else if (value !== null && value !== undefined && value !== '' && path !== '') into.set(path, value)
  return into
}
