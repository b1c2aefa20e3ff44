import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type ChangeEntry, EntryInput, standingOf } from './entry.ts'
import { type Gap, gapsOf } from './gaps.ts'
import type { AffectedGroup } from './group.ts'
import { answerPace } from './pulse/pace.ts'
import { stateOf } from './pulse/pulse.ts'
import { type AnswerValue, questions } from './pulse/question.ts'
import { type Count, extremes, resultOf } from './pulse/result.ts'
import { shownOf } from './pulse/suppress.ts'

test('nothing is shown that stands on too few, nor what too few could be had from by subtraction', () => {
  const cases: [why: string, n: number[], total: boolean, shown: number[]][] = [
    ['nobody', [0, 0], false, []],
    ['too few in all', [2, 2], false, []],
    ['all groups pass', [5, 9], true, [0, 1]],
    ['one too small: the next smallest goes with it', [2, 9, 12], true, [2]],
    ['one too small and only one other: just the total', [2, 9], true, []],
    ['two small ones that are enough together', [3, 2, 9], true, [2]],
    ['two small ones that are not', [2, 1, 9, 7], true, [2]],
    ['a group without answers hides nobody', [0, 9, 6], true, [1, 2]],
    ['equal ones: the first goes', [1, 6, 6], true, [2]],
  ]
  for (const [why, n, total, shown] of cases) {
    const found = shownOf(
      n.map((one, key) => ({ key, n: one })),
      5,
    )
    assert.deepEqual([found.total, [...found.shown]], [total, shown], why)
  }
})

test('whatever the counts, every sum that can be worked out is nobody or at least the minimum', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }), fc.integer({ min: 5, max: 12 }), (counts, minimum) => {
      const cells = counts.map((n, key) => ({ key, n }))
      const { total, shown } = shownOf(cells, minimum)
      if (!total) return shown.size === 0
      const withheld = cells.filter(({ key }) => !shown.has(key)).reduce((sum, { n }) => sum + n, 0)
      return cells.every(({ key, n }) => !shown.has(key) || n >= minimum) && (withheld === 0 || withheld >= minimum)
    }),
    { seed: 24, numRuns: 2000 },
  )
})

const counted = (group: number, values: readonly AnswerValue[]): Count[] =>
  questions.flatMap((question) =>
    [...new Set(values)].map((answer) => ({ group, question, answer, n: values.filter((one) => one === answer).length })),
  )

test('a mean stands on answers that are on the scale, and never says that all answered alike', () => {
  const few = resultOf(counted(1, ['5', '5', '5', '5', 'unknown']), [1, 0], 5)
  assert.deepEqual([few.answered, few.means.why, few.groups[0]!.means.why, few.readiness], [5, null, null, null])

  const alike = resultOf(counted(1, ['1', '1', '1', '1', '1']), [1, 0], 5)
  assert.deepEqual([alike.means.why, alike.groups[0]!.means.why, alike.readiness], [extremes.low, extremes.low, extremes.low])
  assert.equal(resultOf(counted(1, ['5', '5', '5', '5', '5']), [1, 0], 5).means.why, extremes.high)

  const mixed = resultOf([...counted(1, ['2', '3', '4', '3', '4', '2']), ...counted(2, ['5', '4', '5', '4', '3', '4', '4'])], [1, 2, 0], 5)
  assert.deepEqual(
    [mixed.answered, mixed.means.able, mixed.groups.map(({ answered, means }) => [answered, means.able])],
    [
      13,
      3.6,
      [
        [6, 3],
        [7, 4.1],
        [null, null],
      ],
    ],
  )
  const small = resultOf([...counted(1, ['2', '3', '4', '3', '4', '2']), ...counted(2, ['5', '1'])], [1, 2, 0], 5)
  assert.deepEqual(
    [small.answered, small.groups.map(({ answered, means }) => [answered, means.able])],
    [
      8,
      [
        [null, null],
        [null, null],
        [null, null],
      ],
    ],
    'the large group is withheld too, or the small could be had from the total',
  )
})

test('a pulse is closed the day after its last, or when somebody closes it', () => {
  const pulse = { opensOn: '2027-01-10', closesOn: '2027-01-24', closedOn: null }
  const cases: [typeof pulse | (Omit<typeof pulse, 'closedOn'> & { closedOn: string }), string, string][] = [
    [pulse, '2027-01-09', 'coming'],
    [pulse, '2027-01-10', 'open'],
    [pulse, '2027-01-24', 'open'],
    [pulse, '2027-01-25', 'closed'],
    [{ ...pulse, closedOn: '2027-01-12' }, '2027-01-12', 'closed'],
  ]
  for (const [of, today, state] of cases) assert.equal(stateOf(of, today), state, today)
})

test('a pulse takes so many answers a minute, each pulse its own', () => {
  let now = new Date('2027-01-10T08:00:00Z')
  const mayAnswer = answerPace(() => now)
  for (let n = 0; n < 120; n++) assert.equal(mayAnswer(1), true)
  assert.equal(mayAnswer(1), false)
  assert.equal(mayAnswer(2), true)
  now = new Date('2027-01-10T08:01:00Z')
  assert.equal(mayAnswer(1), true)
})

test('what is missing for a group is told by how much changes for them', () => {
  const group = (impact: AffectedGroup['impact'], organisationId: number | null = 1): AffectedGroup => ({
    id: 7,
    initiativeId: 1,
    organisationId,
    name: {},
    people: 10,
    impact,
    changes: {},
    version: 1,
  })
  const entry = (kind: ChangeEntry['kind'], on: string, doneOn: string | null = null): ChangeEntry => ({
    id: 1,
    initiativeId: 1,
    kind,
    says: {},
    how: {},
    groups: [7],
    on,
    doneOn,
    level: null,
    version: 1,
  })
  const cases: [AffectedGroup, ChangeEntry[], Gap[]][] = [
    [group('little'), [], []],
    [group('some'), [], ['no-involvement']],
    [group('much'), [], ['no-involvement', 'no-competence']],
    [group('entirely', null), [], ['no-involvement']],
    [group('much'), [entry('involvement', '2027-06-01'), entry('competence', '2027-06-01')], []],
    [group('some'), [entry('involvement', '2027-01-01')], ['late']],
    [group('some'), [entry('involvement', '2027-01-01', '2027-01-02')], []],
    [group('some'), [{ ...entry('involvement', '2027-06-01'), groups: [8] }], ['no-involvement']],
  ]
  for (const [of, entries, gaps] of cases) assert.deepEqual(gapsOf(of, entries, '2027-03-01'), gaps)
  assert.equal(standingOf({ on: '2027-03-01', doneOn: null }, '2027-03-01'), 'planned')
})

test('only what is noticed of the reception has a level', () => {
  const input = { says: { sv: 'x' }, on: '2027-01-01' }
  const cases: [object, boolean][] = [
    [{ ...input, kind: 'acceptance', level: 3 }, true],
    [{ ...input, kind: 'acceptance' }, false],
    [{ ...input, kind: 'involvement', level: 3 }, false],
    [{ ...input, kind: 'involvement', doneOn: '2027-01-02' }, true],
    [{ ...input, kind: 'acceptance', level: 6 }, false],
    [{ ...input, kind: 'involvement', says: { sv: ' ' } }, false],
  ]
  for (const [given, fits] of cases) assert.equal(EntryInput.safeParse(given).success, fits, JSON.stringify(given))
})
