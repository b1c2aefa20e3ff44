import assert from 'node:assert/strict'
import test from 'node:test'
import { mailTo } from './mail-to.ts'

test('a letter’s text survives its address', () => {
  const letter = { subject: 'Ett & två = «tre»?', body: 'Rad ett\nhttps://node.example/a?b=c&d#e\n' }
  const link = new URL(mailTo('a.b+c@example.se', letter))
  assert.equal(link.protocol, 'mailto:')
  assert.equal(decodeURIComponent(link.pathname), 'a.b+c@example.se')
  assert.deepEqual(
    [...link.searchParams],
    [
      ['subject', letter.subject],
      ['body', 'Rad ett\r\nhttps://node.example/a?b=c&d#e\r\n'],
    ],
  )
})

test('an address cannot bring fields of its own along', () => {
  const link = mailTo('a?bcc=all@example.se', { subject: 's', body: 'b' })
  assert.equal(link, 'mailto:a%3Fbcc%3Dall@example.se?subject=s&body=b')
})
