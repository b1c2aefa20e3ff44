import assert from 'node:assert/strict'
import test from 'node:test'
import { openTurns } from './polite.ts'

/** A clock that moves only when somebody sleeps. */
function clock() {
  let at = 1_000_000
  const slept: number[] = []
  const sleep = async (ms: number) => {
    slept.push(ms)
    at += ms
  }
  return { now: () => at, sleep, slept }
}

const turnsOf = (time: ReturnType<typeof clock>, connections = 2) =>
  openTurns({ connections, longestPauseMs: 60_000, now: time.now, sleep: time.sleep })
const mine = (turn: Awaited<ReturnType<ReturnType<typeof turnsOf>['take']>>) => {
  assert.ok('release' in turn, 'the turn was given')
  return turn.release
}

test('questions to one host keep their distance; another host need not wait', async () => {
  const time = clock()
  const turns = turnsOf(time)
  mine(await turns.take('a.example', 500))()
  mine(await turns.take('a.example', 500))()
  mine(await turns.take('b.example', 500))()
  mine(await turns.take('a.example', 500))()
  assert.deepEqual(time.slept, [500, 500])
})

test('a host is asked by no more than its connections at a time, first come first served', async () => {
  const turns = turnsOf(clock())
  const order: string[] = []
  const [first, second] = [mine(await turns.take('a.example', 0)), mine(await turns.take('a.example', 0))]
  const come = async (who: string) => {
    const turn = await turns.take('a.example', 0)
    order.push(who)
    return mine(turn)
  }
  const [third, fourth] = [come('third'), come('fourth')]
  await new Promise(setImmediate)
  assert.deepEqual(order, [])
  first()
  first() // a second time does no harm
  await third
  await new Promise(setImmediate)
  assert.deepEqual(order, ['third'])
  second()
  ;(await fourth)()
  assert.deepEqual(order, ['third', 'fourth'])
})

test('whoever is aborted in the queue leaves it, and the place goes to the next', async () => {
  const turns = turnsOf(clock(), 1)
  const first = mine(await turns.take('a.example', 0))
  const aborter = new AbortController()
  const gone = turns.take('a.example', 0, aborter.signal)
  const next = turns.take('a.example', 0)
  aborter.abort(new Error('no longer wanted'))
  await assert.rejects(gone, { message: 'no longer wanted' })
  first()
  mine(await next)()
})

test('a short pause is waited for, and a long one is told', async () => {
  const time = clock()
  const turns = turnsOf(time)
  turns.pause('a.example', 5_000)
  mine(await turns.take('a.example', 0))()
  assert.deepEqual(time.slept, [5_000])
  turns.pause('a.example', 3_600_000)
  assert.deepEqual(await turns.take('a.example', 0), { pausedMs: 3_600_000 })
  assert.deepEqual(time.slept, [5_000])
})

test('a long pause gives its place back', async () => {
  const turns = turnsOf(clock(), 1)
  turns.pause('a.example', 3_600_000)
  await turns.take('a.example', 0)
  assert.ok('pausedMs' in (await turns.take('a.example', 0)))
})
