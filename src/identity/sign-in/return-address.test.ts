import assert from 'node:assert/strict'
import test from 'node:test'
import { returnAddress } from './return-address.ts'

for (const asked of [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/%0d%0aSet-Cookie:a=b',
  '/a\r\nLocation: https://evil.example',
  'javascript:alert(1)',
  'evil.example',
  '',
  undefined,
  null,
  `/${'a'.repeat(2000)}`,
  '/..//evil.example',
  '/.//evil.example',
  '/sign-out',
  '/en/sign-in?back=/',
  '/sign-in/oidc/callback?code=1',
]) {
  test(`«${asked?.slice(0, 40)}» leads to the start`, () => assert.equal(returnAddress(asked), '/'))
}

for (const asked of ['/', '/en', '/search?q=vatten&kind=dataset', '/en/sources/12', '/account', '/signs'])
  test(`«${asked}» is a page of ours`, () => assert.equal(returnAddress(asked), asked))
