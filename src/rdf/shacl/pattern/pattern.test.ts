import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { seed } from '../../fixtures.ts'
import { compilePattern } from './pattern.ts'

function matches(pattern: string, text: string, flags = ''): boolean | undefined {
  const compiled = compilePattern(pattern, flags)
  assert.ok('matches' in compiled, `${pattern}: ${'why' in compiled && compiled.why.en}`)
  return compiled.matches(text)
}

/** Patterns put together so that JavaScript understands the same by them as XPath. */
const expression = fc.letrec<{ all: string; atom: string; repeated: string; sequence: string }>((tie) => ({
  atom: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '[a-c]', '\\.', 'å', '😀', '\\d', '^', '$') },
    { weight: 1, arbitrary: tie('all').map((inside) => `(${inside})`) },
    { weight: 1, arbitrary: tie('all').map((inside) => `(?:${inside})`) },
  ),
  repeated: fc
    .tuple(tie('atom'), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,2}', '{0,1}', '{1,}', '*?', '+?'))
    .map(([atom, times]) => (atom === '^' || atom === '$' ? atom : atom + times)),
  sequence: fc.array(tie('repeated'), { maxLength: 4 }).map((parts) => parts.join('')),
  all: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((options) => options.join('|')),
})).all
const text = fc.array(fc.constantFrom('a', 'b', 'c', 'å', '😀', '.', '7', '\n'), { maxLength: 8 }).map((parts) => parts.join(''))

test('the matcher agrees with JavaScript wherever both languages say the same, with every flag they share', () => {
  fc.assert(
    fc.property(expression, text, fc.constantFrom('', 'i', 's', 'm'), (pattern, value, flags) => {
      assert.equal(
        matches(pattern, value, flags),
        new RegExp(pattern, `${flags}u`).test(value),
        `/${pattern}/${flags} on ${JSON.stringify(value)}`,
      )
    }),
    { ...seed, numRuns: 3000 },
  )
})

test('patterns that make JavaScript hang are answered at once', () => {
  const long = `${'a'.repeat(50_000)}!`
  for (const evil of ['(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(.*a){12}$', '^(([a-z])+.)+[A-Z]([a-z])+$', '(a*)*b', '^(\\w+\\s?)*$'])
    assert.equal(matches(evil, long), false, evil)
  assert.equal(matches('(x+x+)+y', 'x'.repeat(100_000)), false)
  assert.equal(matches('(a?){100}a{100}', 'a'.repeat(100)), true)
})

test('what JavaScript must match, because it looks ahead or back, is given up in time', () => {
  assert.equal(matches('^(?!x)a', 'ab'), true)
  assert.equal(matches('^(?!a)', 'ab'), false)
  assert.equal(matches('(.)\\1', 'abba'), true)
  assert.equal(matches('\\bport\\b', 'till port 7'), true)
  assert.equal(matches('^(a+)+(?!b)$', `${'a'.repeat(40)}!`), undefined)
})

test('XPath where it differs from JavaScript', () => {
  const cases: [pattern: string, text: string, flags: string, expected: boolean][] = [
    ['^[a-z-[aeiou]]+$', 'bcd', '', true],
    ['^[a-z-[aeiou]]+$', 'bad', '', false],
    ['^\\i\\c*$', 'å-b.c:1', '', true],
    ['^\\i\\c*$', '1a', '', false],
    ['^\\p{Lu}\\P{Lu}+$', 'Åäö', '', true],
    ['^\\p{IsBasicLatin}+$', 'abc', '', true],
    ['^\\p{IsBasicLatin}+$', 'åäö', '', false],
    ['^\\d+$', '٣', '', true],
    ['^\\w+$', 'åäö_1', '', true],
    ['^\\w+$', 'a-b', '', false],
    ['a b # c', 'ab#c', 'x', true],
    ['[a b]{3}', 'a b', 'x', true],
    ['a.b(', 'xa.b(y', 'q', true],
    ['a.b', 'axb', 'q', false],
    ['A.B', 'xa.by', 'qi', true],
    ['^b', 'a\nb', '', false],
    ['^b$', 'a\nb\nc', 'm', true],
    ['a.b', 'a\rb', '', false],
    ['a.b', 'a\nb', 's', true],
    ['^$', '', '', true],
    ['^https?:\\/\\/[^\\s]+$', 'https://exempel.se/', '', true],
    ['^[\\-a]+$', 'a-', '', true],
    ['^[]a]+$', ']a', '', true],
    ['\\u00e5', 'på', '', true],
    ['^\\x41$', 'A', '', true],
    ['STRASSE', 'strasse', 'i', true],
  ]
  for (const [pattern, value, flags, expected] of cases)
    assert.equal(matches(pattern, value, flags), expected, `/${pattern}/${flags} on ${value}`)
})

test('what is no pattern is refused with the place and what is wrong', () => {
  for (const [pattern, flags, why] of [
    ['a(b', '', /character 4.*“\(” without its end/],
    ['a)b', '', /character 2/],
    ['[a', '', /“\[” without its end/],
    ['*a', '', /nothing to repeat/],
    ['a{2,1}', '', /wrong way round/],
    ['a{', '', /number of times/],
    ['\\q', '', /no meaning/],
    ['[z-a]', '', /ends before it begins/],
    ['\\p{IsKlingon}', '', /do not know/],
    ['a', 'g', /flags/],
    ['(a{1000}){1000}', '', /repeats too much/],
    ['('.repeat(5000), '', /too deep/],
  ] as const) {
    const refused = compilePattern(pattern, flags)
    assert.ok('why' in refused, pattern)
    assert.match(refused.why.en!, why)
  }
})

test('a great pattern on a great text is given up, not waited for', () => {
  // Every a may be the one that 2 000 characters follow: a state for each way that the last 2 000 can look.
  const text = Array.from({ length: 100_000 }, (_, n) => (((n * n * 7919) % 104_729) % 2 === 0 ? 'a' : 'b')).join('')
  assert.equal(matches('a.{2000}c', text), undefined)
})
