import { stream } from 'hono/streaming'
import type { Outside } from '../../outside/fetch.ts'
import { syntaxes } from '../../rdf/syntax.ts'
import { form, page } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Typed } from '../../web/typed.ts'
import type { Visit } from '../../web/visit.ts'
import { check, checkAndScore } from './check.ts'
import { correct } from './corrected-file.ts'
import { demandsOf } from './demands.ts'
import { withFetched } from './fetched.ts'
import { compareFields } from './fields.ts'
import { existingProfile, profiles } from './profiles.ts'
import type { FileToRead } from './read-file.ts'
import { isReportFormat, reportFormats } from './report/formats.ts'
import type { FileChoices } from './validate-file.ts'
import { checkPage } from './views/check.tsx'
import { checkedPage } from './views/checked.tsx'
import { comparedPage } from './views/compared-profiles.tsx'
import { profilePage } from './views/profile.tsx'
import { profilesPage } from './views/profiles.tsx'
import { words } from './words.ts'

export type ValidatePages = { outside: Outside; folder: string; uploadMaxBytes: number; version: string }

const mostSentBack = 100_000

/** Checking without an account: nothing that is sent is stored or logged. */
export function validatePages(site: Site, { outside, folder, uploadMaxBytes, version }: ValidatePages): void {
  page(site, '/validate', (visit) => checkPage(visit, { values: { url: visit.query.get('url') ?? '' }, errors: {} }, uploadMaxBytes))

  form(
    site,
    '/validate',
    async (visit, typed) => {
      const t = visit.words(words)
      const { text: pasted, ...others } = typed.values
      // What was pasted comes back to be edited, unless it is large.
      const values = pasted !== undefined && pasted.length <= mostSentBack ? { ...others, text: typed.text('text') } : others
      const url = typed.text('url')
      if (url !== '' && !(URL.canParse(url) && /^https?:/i.test(url)))
        return checkPage(visit, { values: typed.values, errors: { url: t.needsUrl } }, uploadMaxBytes)
      if (url === '' && typed.text('text') === '' && !typed.file('file'))
        return checkPage(visit, { values, errors: { text: t.needsOne } }, uploadMaxBytes)
      const asked = typed.text('profile')
      const choices = { ...(asked !== '' && { asked: [asked] }), folder }
      const answer = typed.text('answer')
      if (answer === 'corrected') return withTyped(visit, typed, (file) => corrected(visit, file, choices))
      if (!isReportFormat(answer)) {
        const checked = await withTyped(visit, typed, (file) => checkAndScore(file, choices, new Date()))
        return checkedPage(visit, checked, { values, errors: {} }, uploadMaxBytes)
      }
      const checked = await withTyped(visit, typed, (file) => check(file, choices))
      const format = reportFormats[answer]
      const body = await format.write({ ...checked, version }, visit.language)
      return visit.c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
        'Content-Type': format.mediaType,
        'Content-Disposition': `attachment; filename="report.${format.extension}"`,
        'Cache-Control': 'no-store',
      })
    },
    { maxBytes: uploadMaxBytes + 100_000 },
  )

  page(site, '/profiles', (visit) => profilesPage(visit, profiles()))

  page(site, '/profiles/:id', (visit) => {
    const profile = existingProfile(visit.param('id'))
    const other = visit.query.get('with')
    if (!other) return profilePage(visit, profile, demandsOf(profile.id), profiles())
    const compared = existingProfile(other)
    return comparedPage(visit, profile, compared, compareFields(demandsOf(profile.id), demandsOf(compared.id)))
  })

  /** What was sent, as a file, wherever it came from. */
  async function withTyped<Answer>(
    visit: Visit,
    typed: Typed,
    work: (file: FileToRead & { name: string }) => Promise<Answer>,
  ): Promise<Answer> {
    const url = typed.text('url')
    const file = typed.file('file')
    if (file) return work({ name: file.name, bytes: file.stream() as unknown as AsyncIterable<Uint8Array> })
    if (url === '') {
      const text = typed.text('text')
      const name = /^\s*publiccodeYmlVersion\s*:/m.test(text) ? 'publiccode.yml' : visit.words(words).pasted
      return work({ name, bytes: only(new TextEncoder().encode(text)) })
    }
    return withFetched(url, { outside, folder }, work)
  }
}

async function corrected(visit: Visit, file: FileToRead & { name: string }, choices: FileChoices): Promise<Response> {
  const made = await correct(file, choices)
  const { mediaTypes, extensions } = syntaxes[made.syntax]
  visit.c.header('Content-Type', `${mediaTypes[0]}; charset=utf-8`)
  visit.c.header('Content-Disposition', `attachment; filename="corrected.${extensions[0]}"`)
  visit.c.header('Cache-Control', 'no-store')
  return stream(visit.c, async (out) => {
    for await (const part of made.text) {
      if (out.aborted) break
      await out.write(part)
    }
  })
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
