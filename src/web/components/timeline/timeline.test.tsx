import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '../../../../test/pages-harness/html.ts'
import { Timeline } from './timeline.tsx'

const at = new Date('2026-11-20T08:15:00Z')

test('each field tells what it was and what it became, also to those who hear the page', async () => {
  const made = await html(
    <Timeline language="sv" events={[{ at, what: 'Ändrades', who: 'Åsa', fields: [{ label: 'Namn', before: 'Sjö', after: 'Hav' }] }]} />,
  )
  assert.match(made, /<time datetime="2026-11-20T08:15:00.000Z">2026-11-20 09:15<\/time>, Åsa/)
  assert.match(made, /Var: <\/span><del>Sjö<\/del>.*Blev: <\/span><ins>Hav<\/ins>/s)
})

test('what came to be has no before, and a reason is told', async () => {
  const made = await html(
    <Timeline
      language="en"
      events={[{ at, what: 'Added', who: 'Åsa', reason: 'New', fields: [{ label: 'Name', before: '', after: 'Sea' }] }]}
    />,
  )
  assert.doesNotMatch(made, /<del>|→/)
  assert.match(made, /Reason: New/)
})
