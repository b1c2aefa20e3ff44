import assert from 'node:assert/strict'
import test from 'node:test'
import { isPublic, readUrl, refusalOf } from './address.ts'
import { readAllowList } from './allow-list.ts'

const none = readAllowList([])
const verdict = (text: string, allowed = none) => {
  const read = readUrl(text)
  return 'refusal' in read ? read.refusal.code : (refusalOf(read.url, allowed)?.code ?? 'may be asked')
}

// One address or more for each row of IANA's two registries of special-purpose addresses that an attacker could use.
const closed = {
  unspecified: ['0.0.0.0', '0.1.2.3', '::'],
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  'link-local, where clouds keep their metadata': ['169.254.169.254', 'fe80::1', 'febf::1'],
  'carrier-grade NAT': ['100.64.0.1', '100.127.255.255'],
  multicast: ['224.0.0.1', '239.255.255.250', 'ff02::1'],
  broadcast: ['255.255.255.255'],
  'reserved, documentation, benchmarks': [
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '240.0.0.1',
    '192.88.99.1',
    '2001:db8::1',
    '3fff::1',
    '100::1',
  ],
  'IPv4 inside IPv6: mapped': ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:a00:1'],
  'IPv4 inside IPv6: compatible': ['::127.0.0.1', '::8.8.8.8'],
  'IPv4 inside IPv6: NAT64': ['64:ff9b::7f00:1', '64:ff9b:1::a00:1'],
  'IPv4 inside IPv6: 6to4': ['2002:7f00:1::', '2002:c0a8:101::1'],
  'IPv4 inside IPv6: Teredo': ['2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  'unique local': ['fc00::1', 'fd12:3456:789a::1'],
  'site-local': ['fec0::1'],
  'not given out': ['4000::1', '5f00::1', 'f000::1'],
}

for (const [name, addresses] of Object.entries(closed)) {
  test(`${name} is not public`, () => assert.deepEqual(addresses.filter(isPublic), []))
}

test('ordinary addresses are public', () => {
  const open = ['8.8.8.8', '193.10.1.1', '172.32.0.1', '100.128.0.1', '2001:6b0::1', '2a00:1450:400f::1', '2620:fe::fe']
  assert.deepEqual(open.filter(isPublic), open)
})

test('every spelling of an address is the same address', () => {
  const spellings = [
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://0/',
    'http://１２７.0.0.1/',
    'http://127。0。0。1/',
    'http:127.0.0.1',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'https://127.0.0.1:443/',
  ] // prettier-ignore
  assert.deepEqual(
    spellings.map((text) => verdict(text)),
    spellings.map(() => 'outside-address-refused'),
  )
})

test('only http and https, with no password, are asked', () => {
  assert.equal(verdict('file:///etc/passwd'), 'outside-scheme')
  assert.equal(verdict('ftp://data.example/x'), 'outside-scheme')
  assert.equal(verdict('gopher://data.example/'), 'outside-scheme')
  assert.equal(verdict('https://user:secret@data.example/'), 'outside-credentials')
  assert.equal(verdict('https://user@data.example/'), 'outside-credentials')
  assert.equal(verdict('data.example/catalog'), 'outside-url-invalid')
  assert.equal(verdict('http://[fe80::1%25eth0]/'), 'outside-url-invalid')
  assert.equal(verdict(`https://data.example/${'x'.repeat(9_000)}`), 'outside-url-invalid')
  assert.equal(verdict('https://data.example/catalog'), 'may be asked')
})

test('a password is never repeated in a finding', () => {
  const read = readUrl('https://anna:hemligt@data.example/')
  assert.ok('url' in read)
  assert.doesNotMatch(JSON.stringify(refusalOf(read.url, none)), /hemligt|anna/)
})

test('what the operator allows may be asked, and nothing beside it', () => {
  const allowed = readAllowList(['127.0.0.1:8080', '10.1.0.0/16', '[::1]:9000'])
  assert.equal(verdict('http://127.0.0.1:8080/', allowed), 'may be asked')
  assert.equal(verdict('http://2130706433:8080/', allowed), 'may be asked')
  assert.equal(verdict('http://127.0.0.1:8081/', allowed), 'outside-address-refused')
  assert.equal(verdict('http://10.1.2.3/', allowed), 'may be asked')
  assert.equal(verdict('http://10.2.0.1/', allowed), 'outside-address-refused')
  assert.equal(verdict('http://[::1]:9000/', allowed), 'may be asked')
  assert.equal(verdict('http://[::1]/', allowed), 'outside-address-refused')
  assert.equal(verdict('http://[::ffff:10.1.2.3]/', allowed), 'outside-address-refused')
})
