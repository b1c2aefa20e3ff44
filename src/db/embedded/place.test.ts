import assert from 'node:assert/strict'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { choosePlace, sayPlace } from './place.ts'

const onlyRoot = { skip: process.getuid?.() !== 0 && 'only root runs the server as somebody else' }

test('an ordinary home is the place, and nothing need be said', (t) => {
  const { home, candidates } = folders(t)
  const place = choosePlace(home, candidates)
  assert.equal(place.directory, home)
  assert.equal(sayPlace(home, place), undefined)
})

test('a home that root makes under a careful umask is one that the server may enter', onlyRoot, (t) => {
  const { home, candidates } = folders(t)
  const before = process.umask(0o077)
  t.after(() => process.umask(before))
  assert.equal(choosePlace(join(home, 'new', 'newer'), candidates).directory, join(home, 'new', 'newer'))
})

test('an empty home that root made private is opened just enough for the server to pass', onlyRoot, (t) => {
  const { home, candidates } = folders(t)
  chmodSync(home, 0o700)
  assert.equal(choosePlace(home, candidates).directory, home)
  assert.equal(statSync(home).mode & 0o777, 0o701)
})

test('a private home with things of others in it is left as it is', onlyRoot, (t) => {
  const { home, candidates } = folders(t)
  writeFileSync(join(home, 'diary'), '')
  chmodSync(home, 0o700)
  assert.notEqual(choosePlace(home, candidates).directory, home)
  assert.equal(statSync(home).mode & 0o777, 0o700)
})

test('a closed home is kept elsewhere, always in the same place, and that is said', onlyRoot, (t) => {
  const { closed, home, candidates } = folders(t, 0o700)
  const place = choosePlace(home, candidates)
  assert.ok(place.directory.startsWith(`${candidates[0]}/`))
  assert.equal(choosePlace(home, candidates).directory, place.directory)
  assert.notEqual(choosePlace(`${home}-2`, candidates).directory, place.directory, 'another home has another place')
  assert.match(sayPlace(home, place)!, new RegExp(`kept in ${place.directory} and not in ${home}, .* may not enter ${closed}`))
})

test('what is kept in a temporary folder may be cleaned away, and that is said', onlyRoot, (t) => {
  const { home, candidates } = folders(t, 0o700)
  assert.match(sayPlace(home, choosePlace(home, candidates))!, /temporary folder, which the system may clean away/)
  const lasting = { directory: '/var/lib/allmanning/0', owner: undefined, instead: { closed: '/root', temporary: false } }
  assert.doesNotMatch(sayPlace(home, lasting)!, /temporary/)
})

test('the next candidate is taken when the first cannot be made or is closed too', onlyRoot, (t) => {
  const { closed, home, candidates } = folders(t, 0o700)
  writeFileSync(join(closed, 'a file'), '')
  const place = choosePlace(home, [join(closed, 'a file', 'below'), join(closed, 'also closed'), ...candidates])
  assert.ok(place.directory.startsWith(`${candidates[0]}/`))
})

test('a folder that somebody else made first is not trusted', onlyRoot, (t) => {
  const { home, candidates } = folders(t, 0o700)
  mkdirSync(candidates[0]!)
  chownSync(candidates[0]!, 65534, 65534)
  assert.throws(() => choosePlace(home, candidates), { name: 'Problem', kind: 'invalid', message: /none of .* could be used/ })
})

test('data stays where it is when the home is opened or closed later', onlyRoot, (t) => {
  const { closed, home, candidates } = folders(t, 0o700)
  const { directory } = choosePlace(home, candidates)
  mkdirSync(join(directory, 'pg'))
  chmodSync(closed, 0o755)
  assert.equal(choosePlace(home, candidates).directory, directory)

  rmSync(directory, { recursive: true })
  mkdirSync(join(home, 'pg'))
  assert.equal(choosePlace(home, candidates).directory, home)
  chmodSync(closed, 0o700)
  assert.throws(() => choosePlace(home, candidates), { name: 'Problem', message: /may no longer enter .*chmod o\+x/ })
  assert.ok(!existsSync(directory), 'it does not start empty elsewhere')
})

function folders(t: TestContext, mode = 0o755) {
  const folder = mkdtempSync(join(tmpdir(), 'allmanning-place-'))
  chmodSync(folder, 0o755)
  t.after(() => rmSync(folder, { recursive: true }))
  const closed = join(folder, 'root')
  mkdirSync(join(closed, 'home'), { recursive: true })
  chmodSync(closed, mode)
  return { closed, home: join(closed, 'home'), candidates: [join(folder, 'elsewhere')] }
}
