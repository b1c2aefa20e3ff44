import assert from 'node:assert/strict'
import test from 'node:test'
import { readAllowList } from './allow-list.ts'

test('a host is named on all its ports, or on the one that is written', () => {
  const list = readAllowList(['Intranet.Example', 'räksmörgås.example:8080', '::1'])
  assert.ok(list.names('intranet.example', 80) && list.names('intranet.example', 8443))
  assert.ok(list.names('xn--rksmrgs-5wao1o.example', 8080))
  assert.ok(!list.names('xn--rksmrgs-5wao1o.example', 80))
  assert.ok(!list.names('sub.intranet.example', 80), 'a name does not stand for those below it')
  assert.ok(list.names('[::1]', 80) && list.reaches('::1', 80))
})

test('a network opens its addresses but names no host', () => {
  const list = readAllowList(['192.168.0.0/16', 'fd00::/8'])
  assert.ok(list.reaches('192.168.3.4', 80) && list.reaches('fd00::1', 443))
  assert.ok(!list.reaches('192.169.0.1', 80) && !list.reaches('fe80::1', 80))
  assert.ok(!list.names('192.168.3.4', 80))
})

for (const wrong of ['http://intranet.example', 'host:99999', '10.0.0.0/33', '', 'a b', '[fe80::zz]:1', 'user@host']) {
  test(`«${wrong}» is refused when the node starts, not ignored`, () => {
    assert.throws(() => readAllowList([wrong]), { name: 'Problem', kind: 'invalid' })
  })
}
