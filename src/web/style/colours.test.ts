import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'

const ours = readFileSync(join(import.meta.dirname, 'colours.css'), 'utf8')

/** The steps of one scheme, by the last block with its selector. */
function steps(selector: string): Map<string, string> {
  const block = ours.slice(ours.indexOf('{', ours.indexOf(selector)), ours.indexOf('}', ours.indexOf(selector)))
  return new Map([...block.matchAll(/--ds-color-accent-([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [name!, colour!]))
}

/** WCAG 2.2, «relative luminance» and «contrast ratio». */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  }
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

const readable: [text: string, background: string][] = [
  ['text-subtle', 'background-default'],
  ['text-subtle', 'background-tinted'],
  ['text-subtle', 'surface-tinted'],
  ['text-default', 'surface-tinted'],
  ['text-default', 'surface-active'],
  ['base-contrast-default', 'base-default'],
  ['base-contrast-default', 'base-hover'],
  ['base-contrast-default', 'base-active'],
  ['base-default', 'background-default'],
]

for (const [scheme, selector] of [
  ['light', "[data-color-scheme='light']"],
  ['dark', "[data-color-scheme='dark']"],
  ['the dark of the device', "[data-color-scheme='auto']"],
] as const) {
  test(`the accent is readable in ${scheme}: at least 4.5 to 1`, () => {
    const colours = steps(selector)
    assert.equal(colours.size, 16)
    for (const [text, background] of readable) {
      const ratio = contrast(colours.get(text)!, colours.get(background)!)
      assert.ok(ratio >= 4.5, `${text} on ${background} is ${ratio.toFixed(2)}`)
    }
  })
}

test('dark is the same whether chosen or asked for by the device', () => {
  assert.deepEqual(steps("[data-color-scheme='auto']"), steps("[data-color-scheme='dark']"))
})
