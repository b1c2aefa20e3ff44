import assert from 'node:assert/strict'
import test from 'node:test'
import { noFacts } from './chain-document.ts'
import { checkChain, validBenefits } from './check.ts'
import { layOut, wrapped } from './layout.ts'
import { faultyLink } from './links.ts'
import type { BenefitFacts, ChainStep, StepKind } from './step.ts'

const kinds: { readonly [letter: string]: StepKind } = { a: 'activity', c: 'change', e: 'effect', b: 'benefit', g: 'goal' }
const whole: Partial<BenefitFacts> = {
  type: 'quality',
  stakeholder: 'Invånare',
  measure: 'Dagar',
  owner: 'Bygglovschef',
  baseline: 44,
  target: 30,
  targetOn: '2027-12-31',
}

/** `a1 c1 b1 g1` and `a1>c1 c1>b1`: the letter is the kind. */
function chainOf(steps: string, links: string, facts: Partial<BenefitFacts> = whole) {
  const names = steps.split(' ').filter(Boolean)
  const id = (name: string) => names.indexOf(name) + 1
  return {
    steps: names.map((name, at): ChainStep => {
      const kind = kinds[name[0]!]!
      return {
        id: at + 1,
        initiativeId: 1,
        kind,
        position: at + 1,
        title: { sv: name },
        ...(kind === 'benefit' && { benefit: { ...noFacts, ...facts } }),
      }
    }),
    links: links
      .split(' ')
      .filter(Boolean)
      .map((link) => link.split('>').map(id) as [number, number])
      .map(([from, to]) => ({ from, to })),
  }
}
const found = (steps: string, links: string, facts?: Partial<BenefitFacts>) =>
  checkChain(chainOf(steps, links, facts)).map(({ code }) => code)

const cases: readonly [what: string, steps: string, links: string, facts: Partial<BenefitFacts>, codes: string[]][] = [
  ['an empty chain', '', '', whole, []],
  ['a whole chain', 'a1 c1 e1 b1 g1', 'a1>c1 c1>e1 e1>b1 b1>g1', whole, []],
  ['a benefit that goes to its goal by another', 'a1 b1 b2 g1', 'a1>b1 b1>b2 b2>g1', whole, []],
  ['a benefit that nobody gets', 'a1 b1 g1', 'a1>b1 b1>g1', { ...whole, stakeholder: null }, ['benefit-without-stakeholder']],
  ['a benefit that an organisation gets', 'a1 b1 g1', 'a1>b1 b1>g1', { ...whole, stakeholder: null, stakeholderId: 7 }, []],
  ['a benefit with an empty stakeholder', 'a1 b1 g1', 'a1>b1 b1>g1', { ...whole, stakeholder: '' }, ['benefit-without-stakeholder']],
  ['a benefit without measure', 'a1 b1 g1', 'a1>b1 b1>g1', { ...whole, measure: null }, ['benefit-without-measure']],
  ['a benefit measured by an indicator', 'a1 b1 g1', 'a1>b1 b1>g1', { ...whole, measure: null, indicatorId: 12 }, []],
  ['a benefit without a goal', 'a1 b1', 'a1>b1', whole, ['benefit-without-goal']],
  ['a benefit beside its goal', 'a1 b1 g1', 'a1>b1 a1>g1', whole, ['benefit-without-goal']],
  ['an activity that leads nowhere', 'a1 a2 b1 g1', 'a1>b1 b1>g1', whole, ['leads-nowhere']],
  ['an activity that leads to a goal past every benefit', 'a1 a2 b1 g1', 'a1>b1 b1>g1 a2>g1', whole, ['leads-nowhere']],
  ['a goal that nothing leads to', 'a1 b1 g1 g2', 'a1>b1 b1>g1', whole, ['comes-from-nothing']],
  ['a benefit that nothing leads to', 'b1 g1', 'b1>g1', whole, ['comes-from-nothing']],
  ['a benefit that nobody answers for', 'a1 b1 g1', 'a1>b1 b1>g1', { ...whole, owner: null }, ['benefit-without-owner']],
  ['a benefit whose target is nought', 'a1 b1 g1', 'a1>b1 b1>g1', { ...whole, target: 0 }, []],
  ['a benefit without a day', 'a1 b1 g1', 'a1>b1 b1>g1', { ...whole, targetOn: null }, ['benefit-without-target']],
  ['a benefit without a type', 'a1 b1 g1', 'a1>b1 b1>g1', { ...whole, type: null }, ['benefit-without-type']],
]
for (const [what, steps, links, facts, codes] of cases)
  test(`${what}: ${codes.join(', ') || 'nothing to say'}`, () => assert.deepEqual(found(steps, links, facts), codes))

test('an empty benefit has every fault, each with what to do in both languages', () => {
  const findings = checkChain(chainOf('b1', '', {}))
  assert.deepEqual(
    findings.map(({ severity }) => severity),
    ['violation', 'violation', 'violation', 'warning', 'warning', 'warning', 'warning'],
  )
  for (const { message, fix, step } of findings) {
    assert.equal(step, 1)
    for (const text of [message, fix]) assert.ok(text['sv'] && text['en'] && text['sv'] !== text['en'])
  }
})

test('only whole benefits are valid, whatever else is wrong with the chain', () => {
  assert.deepEqual([...validBenefits(chainOf('a1 b1 b2 g1 a2', 'a1>b1 b1>g1 a1>b2'))], [2])
})

for (const [what, steps, links, why] of [
  ['forward', 'a1 c1 e1 b1 g1', 'a1>c1 a1>g1 c1>b1', undefined],
  ['among the same kind', 'e1 e2 e3', 'e1>e2 e2>e3 e1>e3', undefined],
  ['backwards', 'a1 g1', 'g1>a1', 'backwards'],
  ['to itself', 'e1', 'e1>e1', 'itself'],
  ['round in a circle', 'e1 e2 e3', 'e1>e2 e2>e3 e3>e1', 'circle'],
  ['there and back', 'e1 e2', 'e1>e2 e2>e1', 'circle'],
  ['twice', 'a1 g1', 'a1>g1 a1>g1', 'twice'],
] as const)
  test(`a link ${what} is ${why ?? 'as it should be'}`, () => {
    const chain = chainOf(steps, links)
    assert.equal(
      faultyLink(
        chain.steps.map(({ id, kind }) => ({ key: id, kind })),
        chain.links,
      )?.why,
      why,
    )
  })

test('a link to a step that is not there is told', () => {
  assert.equal(faultyLink([{ key: 'x', kind: 'activity' }], [{ from: 'x', to: 'y' }])?.why, 'unknown')
})

test('a long title is wrapped, a long word cut, and what has no room ends in an ellipsis', () => {
  assert.deepEqual(wrapped('Kortare väntan på bygglov'), ['Kortare väntan på', 'bygglov'])
  assert.deepEqual(wrapped('Informationssäkerhetsklassificering'), ['Informationssäkerhe-', 'tsklassificering'])
  const long = wrapped('ord '.repeat(100))
  assert.deepEqual([long.length, long.at(-1)!.endsWith('…')], [6, true])
  assert.ok(long.every((line) => line.length <= 20))
  assert.deepEqual(wrapped(''), [''])
})

test('every step stands in the column of its kind, none upon another, and every arrow has numbers in it', () => {
  const { steps, links } = chainOf('a1 a2 a3 c1 e1 e2 b1 g1', 'a1>c1 a2>c1 a3>e2 c1>e1 e1>e2 e2>b1 b1>g1 a1>g1')
  const { boxes, arrows, width, height, columns } = layOut(
    steps.map(({ id, kind, position, title }) => ({ id, kind, position, title: title['sv']! })),
    links,
  )
  assert.equal(arrows.length, links.length)
  for (const { path } of arrows) assert.match(path, /^M[\d., C-]+$/)
  for (const box of boxes) {
    assert.equal(box.x, columns.find(({ kind }) => kind === box.kind)!.x)
    assert.ok(box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height)
    for (const other of boxes)
      if (other !== box && other.kind === box.kind) assert.ok(box.y + box.height <= other.y || other.y + other.height <= box.y)
  }
})

test('a chain without steps, and one of a single step, are drawings all the same', () => {
  for (const chain of [chainOf('', ''), chainOf('g1', '')]) {
    const drawing = layOut(
      chain.steps.map(({ id, kind, position }) => ({ id, kind, position, title: 'x' })),
      chain.links,
    )
    assert.ok(Number.isFinite(drawing.height) && drawing.height > 0)
  }
})
