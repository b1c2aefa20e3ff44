import assert from 'node:assert/strict'

const name = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?'
const text = '(?:[^<&]|&(?:amp|lt|gt|quot|apos|#\\d+|#x[0-9a-fA-F]+);)*'
const attribute = `\\s+${name}="(?:[^<&"]|&(?:amp|lt|gt|quot|apos);)*"`
const start = new RegExp(`^<(${name})((?:${attribute})*)\\s*(/?)>`)
const declaration = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*/

/** An XML document without document type, comments and CDATA: fails at the first thing that XML 1.0 does not allow. Answers its elements in order, each with its text. */
export function wellFormed(document: string): { name: string; attributes: Record<string, string>; text: string; path: string }[] {
  assert.match(document, declaration)
  assert.doesNotMatch(document, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
  assert.ok(document.isWellFormed())
  let rest = document.replace(declaration, '')
  const open: { name: string; attributes: Record<string, string>; text: string; path: string }[] = []
  const all: typeof open = []
  while (rest !== '') {
    const said = new RegExp(`^${text}`).exec(rest)![0]
    rest = rest.slice(said.length)
    if (open.length > 0) open.at(-1)!.text += unescaped(said)
    else assert.equal(said.trim(), '', 'text outside of the document’s element')
    if (rest === '') break
    const closing = new RegExp(`^</(${name})\\s*>`).exec(rest)
    if (closing) {
      assert.equal(closing[1], open.pop()?.name)
      rest = rest.slice(closing[0].length)
      continue
    }
    const opening = start.exec(rest)
    assert.ok(opening, `not well-formed here: ${rest.slice(0, 80)}`)
    const pairs = [...opening[2]!.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, unescaped(value!)] as const)
    assert.equal(new Set(pairs.map(([key]) => key)).size, pairs.length, 'an attribute twice')
    if (open.length === 0) assert.equal(all.length, 0, 'a second element outermost')
    const element = {
      name: opening[1]!,
      attributes: Object.fromEntries(pairs),
      text: '',
      path: [...open.map((one) => one.name), opening[1]!].join('/'),
    }
    all.push(element)
    if (opening[3] !== '/') open.push(element)
    rest = rest.slice(opening[0].length)
  }
  assert.deepEqual(open, [])
  return all
}

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (escaped: string) => escaped.replace(/&(\w+);/g, (_, entity: string) => characters[entity] ?? '')
