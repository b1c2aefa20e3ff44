import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { readConfig, settings, shownSetting } from '../../config.ts'

const folder = mkdtempSync(join(tmpdir(), 'allmanning-providers-'))
after(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const one = { OIDC_ISSUER: 'https://idp.example/', OIDC_CLIENT_ID: 'node' }

test('one provider by its settings, with the secret in a file', () => {
  const { providers, demoSignIn } = readConfig({ ...one, OIDC_CLIENT_SECRET_FILE: file('secret', 'hush\n'), OIDC_MAPPING: '[]' })
  assert.equal(demoSignIn, 'no')
  assert.deepEqual(providers, [
    {
      id: 'oidc',
      name: 'idp.example',
      issuer: 'https://idp.example/',
      clientId: 'node',
      clientSecret: 'hush',
      scope: 'openid profile email',
      userinfo: false,
      mapping: [],
    },
  ])
})

test('several by a file, each with its secret in a file or a variable of its own', () => {
  const list = [
    { id: 'a', name: 'A', issuer: 'https://a.example', clientId: 'n', clientSecretFile: file('a', 'one') },
    { id: 'b', name: 'B', issuer: 'https://b.example', clientId: 'n', clientSecretFrom: 'B_SECRET' },
  ]
  const { providers } = readConfig({ OIDC_PROVIDERS_FILE: file('list.json', JSON.stringify(list)), B_SECRET: 'two' })
  assert.deepEqual(
    providers.map(({ clientSecret }) => clientSecret),
    ['one', 'two'],
  )
})

for (const [what, env] of Object.entries({
  'an issuer without TLS': { ...one, OIDC_ISSUER: 'http://idp.example' },
  'an issuer without a client': { OIDC_ISSUER: 'https://idp.example' },
  'a scope without openid': { ...one, OIDC_SCOPE: 'profile' },
  'a mapping that is not JSON': { ...one, OIDC_MAPPING: '{' },
  'a mapping with an unknown role': { ...one, OIDC_MAPPING: '[{"claim":"g","role":"boss","organisation":"node"}]' },
  'a file that is not there': { ...one, OIDC_CLIENT_SECRET_FILE: '/no/such/file' },
  'two of the same name': {
    OIDC_PROVIDERS: JSON.stringify([1, 2].map(() => ({ id: 'a', name: 'A', issuer: 'https://a.example', clientId: 'n' }))),
  },
  'an id that is no address': { OIDC_PROVIDERS: JSON.stringify([{ id: '../a', name: 'A', issuer: 'https://a.example', clientId: 'n' }]) },
  'a secret of the node that is too short': { SECRET: 'short' },
}))
  test(`${what} is refused, and the message names what to correct`, () => assert.throws(() => readConfig(env), /OIDC|SECRET/))

test('no message and no listing shows a secret', () => {
  const hush = 'hush-hush-hush'
  assert.throws(
    () => readConfig({ OIDC_PROVIDERS: `[{"id":"a","clientSecret":"${hush}"` }),
    (error: Error) => !error.message.includes(hush) && /OIDC_PROVIDERS/.test(error.message),
  )
  assert.throws(
    () => readConfig({ SECRET: hush }),
    (error: Error) => !error.message.includes(hush),
  )
  for (const name of Object.keys(settings).filter((one) => /SECRET$|PROVIDERS$/.test(one))) assert.equal(shownSetting(name, hush), '…')
  assert.equal(shownSetting('OIDC_CLIENT_SECRET_FILE', '/run/secret'), '/run/secret')
})

test('the demonstration lets people in only on the machine itself and without a provider, unless somebody asks for it', () => {
  assert.equal(readConfig({}).demoSignIn, 'at-the-machine')
  assert.equal(readConfig({ HOST: '0.0.0.0' }).demoSignIn, 'no')
  assert.equal(readConfig({ BASE_URL: 'https://allmanning.example' }).demoSignIn, 'no')
  assert.equal(readConfig({ BASE_URL: 'https://allmanning.example', DEMO_SIGN_IN: 'true' }).demoSignIn, 'asked')
  assert.equal(readConfig({ DEMO_SIGN_IN: 'false' }).demoSignIn, 'no')
})
