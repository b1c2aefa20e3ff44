import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import type { Api } from '../../api/api.ts'
import { paged, pageOf, pageQuery, slice } from '../../api/paging.ts'
import { type Asked, route } from '../../api/route.ts'
import { FindingSchema, TextInLanguages } from '../../api/shared.ts'
import { about } from '../../api/texts.ts'
import { idIn, instant, several, textsOut } from '../../api/values.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Outside } from '../../outside/fetch.ts'
import { syntaxes } from '../../rdf/syntax.ts'
import { findEntry } from '../find.ts'
import { kinds } from '../kind.ts'
import { check } from './check.ts'
import { checkOf } from './check-entries.ts'
import { correct } from './corrected-file.ts'
import { demandsOf } from './demands.ts'
import { withFetched } from './fetched.ts'
import { existingProfile, type Profile, profiles } from './profiles.ts'
import type { FileToRead } from './read-file.ts'
import { asJson, isReportFormat, type ReportFormat, reportFormats, resultAsJson } from './report/formats.ts'
import { exampleResult, Result } from './result-json.ts'

export type ValidateRoutes = { outside: Outside; folder: string; uploadMaxBytes: number; version: string }

const AtAddress = z
  .object({ url: about(z.url({ protocol: /^https?$/ }).max(2048), { sv: 'Adressen till filen.', en: 'The address of the file.' }) })
  .meta({ id: 'FileAtAddress' })
const profileQuery = several(z.string().max(100), {
  sv: 'Profil att granska mot, till exempel dcat-ap-se. Kan anges flera gånger. Utan den väljs profil efter vad posten är.',
  en: 'Profile to check by, such as dcat-ap-se. May be given several times. Without it the profile is chosen by what the record is.',
})

const Report = z
  .object({
    conforms: about(z.boolean(), {
      sv: 'Sant när filen gick att läsa och inget är fel.',
      en: 'True when the file could be read and nothing is wrong.',
    }),
    records: about(z.number().int(), { sv: 'Hur många poster som granskades.', en: 'How many records were checked.' }),
    results: z.array(Result),
    findings: about(z.array(FindingSchema), { sv: 'Vad som är fel med själva filen.', en: 'What is wrong with the file itself.' }),
  })
  .meta({ id: 'ValidationReport' })

const Corrected = z
  .object({
    mediaType: z.string(),
    applied: about(z.array(Result), { sv: 'Felen som rättades.', en: 'The faults that were corrected.' }),
    file: about(z.string(), { sv: 'Hela filen, rättad.', en: 'The whole file, corrected.' }),
  })
  .meta({ id: 'CorrectedFile' })

const Check = z
  .object({
    checkedAt: z.iso.datetime(),
    profiles: z.array(z.string()),
    violations: z.number().int(),
    warnings: z.number().int(),
    infos: z.number().int(),
    results: z.array(Result),
  })
  .meta({ id: 'EntryChecks' })

const profileFields = {
  id: z.string(),
  iri: about(z.string(), { sv: 'Profilens beständiga adress.', en: 'The lasting address of the profile.' }),
  title: TextInLanguages,
  version: z.string(),
  issued: z.string(),
  source: about(z.string(), {
    sv: 'Specifikationen som profilen är skriven efter.',
    en: 'The specification that the profile was written from.',
  }),
  kinds: about(z.array(z.enum(kinds)), { sv: 'Sorterna av poster som profilen är till för.', en: 'The kinds of entries that it is for.' }),
}
const ProfileSummary = z.object(profileFields).meta({ id: 'ProfileSummary' })
const ProfileDetails = z
  .object({
    ...profileFields,
    rules: z.array(
      z
        .object({
          id: about(z.string(), { sv: 'Regelns namn, under profilens adress.', en: "The rule's name, below the profile's address." }),
          targetClass: about(z.string(), { sv: 'Vad regeln gäller.', en: 'What the rule is for.' }),
          on: TextInLanguages.optional(),
          path: about(z.string().optional(), { sv: 'Egenskapen.', en: 'The property.' }),
          label: TextInLanguages.optional(),
          severity: z.enum(['violation', 'warning', 'info']),
          message: TextInLanguages,
          fix: TextInLanguages,
          example: about(z.string().optional(), { sv: 'Ett värde som är rätt.', en: 'A right value.' }),
          source: about(z.string().optional(), { sv: 'Var i specifikationen det står.', en: 'Where the specification says so.' }),
          sort: about(z.string(), { sv: 'Villkoret i SHACL.', en: 'The constraint of SHACL.' }),
        })
        .meta({ id: 'ProfileRule' }),
    ),
  })
  .meta({ id: 'Profile' })

const exampleTurtle = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<https://data.tallvik.example/badvatten> a dcat:Dataset ; dcterms:title "Badvatten"@sv .
`
const rdf = Object.fromEntries(Object.values(syntaxes).flatMap(({ mediaTypes }) => mediaTypes.map((one) => [one, exampleTurtle])))
// One example is enough to read; the others are named.
const rdfExamples: { readonly [mediaType: string]: string } = {
  ...Object.fromEntries(Object.keys(rdf).map((one) => [one, '…'])),
  'text/turtle': exampleTurtle,
  'application/ld+json': '{ "@id": "https://data.tallvik.example/badvatten", "@type": "http://www.w3.org/ns/dcat#Dataset" }',
}
const yaml = ['application/yaml', 'application/x-yaml', 'text/yaml']
const yamlExamples = Object.fromEntries(yaml.map((one) => [one, 'publiccodeYmlVersion: "0.4"\nname: Badplatsen\n']))

const exampleProfile: z.input<typeof ProfileSummary> = {
  id: 'dcat-ap-se',
  iri: 'https://w3id.org/allmanning/profiles/dcat-ap-se',
  title: { sv: 'DCAT-AP-SE', en: 'DCAT-AP-SE' },
  version: '3.0.1',
  issued: '2026-11-23',
  source: 'https://docs.dataportal.se/dcat/docs/recommendations/',
  kinds: ['dataset', 'data-service', 'catalogue'],
}

/** Checks of any file, corrections, profiles, and what the profiles say of an entry. Nothing that is sent is stored or logged. */
export function validateRoutes(api: Api, { outside, folder, uploadMaxBytes, version }: ValidateRoutes): void {
  const reportTypes = Object.fromEntries(
    Object.values(reportFormats).flatMap(({ mediaType }) => (mediaType === 'application/json' ? [] : [[bare(mediaType), '…']])),
  )

  route(
    api,
    {
      method: 'post',
      path: '/validations',
      id: 'validate',
      group: 'checks',
      computes: true,
      cost: 10,
      summary: { sv: 'Granska en fil', en: 'Check a file' },
      description: {
        sv: 'Skicka filen som den är, eller adressen till den i JSON. Svaret säger i vanliga ord vad som är fel och hur det rättas. Inget sparas.',
        en: 'Send the file as it is, or its address in JSON. The answer says in plain words what is wrong and how to put it right. Nothing is stored.',
      },
      query: z.object({
        profile: profileQuery,
        format: about(z.enum(Object.keys(reportFormats) as [ReportFormat, ...ReportFormat[]]).optional(), {
          sv: 'Svarets format. Utan det avgör Accept.',
          en: 'The format of the answer. Without it Accept decides.',
        }),
      }),
      json: { schema: AtAddress, example: { url: 'https://data.tallvik.example/katalog.ttl' } },
      files: { examples: { ...rdfExamples, ...yamlExamples }, maxBytes: uploadMaxBytes },
      answer: {
        description: { sv: 'Vad som är fel, och vad man gör åt det.', en: 'What is wrong, and what to do.' },
        schema: Report,
        example: { conforms: false, records: 1, results: [exampleResult], findings: [] },
      },
      formats: reportTypes,
      refuses: ['upstream'],
    },
    async (asked) => {
      const { c, query, mediaType, language } = asked
      const profile = query.profile.map((id) => existingProfile(id).id)
      const checked = await withSent(asked, (file) => check(file, { folder, ...(profile.length > 0 && { asked: profile }) }))
      const format = query.format ?? formatOf(mediaType)
      const report = { ...checked, version }
      if (format === 'json') return { body: asJson(report) }
      const body = await reportFormats[format].write(report, language)
      const headers = { 'Content-Type': reportFormats[format].mediaType, 'Cache-Control': 'no-store', 'Content-Language': language }
      return { as: c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, headers) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/corrections',
      id: 'correct',
      group: 'checks',
      computes: true,
      cost: 10,
      summary: { sv: 'Rätta en fil', en: 'Correct a file' },
      description: {
        sv: 'Rättar det som går att räkna ut, till exempel saknat mailto: och datum i fel form. Filen kommer tillbaka i den form som den skickades. Begär JSON i Accept för att också se vad som rättades. Inget sparas.',
        en: 'Corrects what can be worked out, such as a missing mailto: and dates of the wrong form. The file comes back in the syntax it was sent in. Ask for JSON in Accept to see what was corrected, too. Nothing is stored.',
      },
      query: z.object({ profile: profileQuery }),
      json: { schema: AtAddress, example: { url: 'https://data.tallvik.example/katalog.ttl' } },
      files: { examples: rdfExamples, maxBytes: uploadMaxBytes },
      answer: {
        description: { sv: 'Filen, rättad.', en: 'The file, corrected.' },
        schema: Corrected,
        example: { mediaType: 'text/turtle', applied: [exampleResult], file: exampleTurtle },
      },
      formats: Object.fromEntries(
        Object.values(syntaxes).map(({ mediaTypes }) => [mediaTypes[0], mediaTypes[0] === 'text/turtle' ? exampleTurtle : '…']),
      ),
      usual: 'text/turtle',
      refuses: ['upstream'],
    },
    async (asked) => {
      const { c, query, mediaType } = asked
      const profile = query.profile.map((id) => existingProfile(id).id)
      return withSent(asked, async (file) => {
        const { syntax, applied, text: corrected } = await correct(file, { folder, ...(profile.length > 0 && { asked: profile }) })
        const type = syntaxes[syntax].mediaTypes[0]
        if (mediaType === 'application/json')
          return { body: { mediaType: type, applied: applied.map(resultAsJson), file: await text(corrected) } }
        const headers = { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' }
        return { as: c.body(Readable.toWeb(Readable.from(corrected)) as unknown as ReadableStream, 200, headers) }
      })
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/profiles',
      id: 'listProfiles',
      group: 'checks',
      summary: { sv: 'Lista profilerna', en: 'List the profiles' },
      description: { sv: 'Profilerna som en fil kan granskas mot.', en: 'The profiles that a file can be checked by.' },
      query: z.object(pageQuery),
      answer: {
        description: { sv: 'En sida profiler.', en: 'A page of profiles.' },
        schema: pageOf(ProfileSummary),
        example: { items: [exampleProfile], total: 1, links: { self: '/allmanning/v1/profiles' } },
      },
    },
    async ({ query, address }) => ({ body: paged(address, query, slice(profiles().map(profileOut), query)) }),
  )

  route(
    api,
    {
      method: 'get',
      path: '/profiles/{profile}',
      id: 'getProfile',
      group: 'checks',
      summary: { sv: 'Läs en profil', en: 'Read a profile' },
      description: { sv: 'Profilens alla regler i vanliga ord.', en: 'All rules of the profile in plain words.' },
      params: z.object({
        profile: about(
          z.string().max(100),
          { sv: 'Profilens namn, till exempel dcat-ap-se.', en: 'The name of the profile, such as dcat-ap-se.' },
          { example: 'dcat-ap-se' },
        ),
      }),
      answer: {
        description: { sv: 'Profilen.', en: 'The profile.' },
        schema: ProfileDetails,
        example: {
          ...exampleProfile,
          rules: [
            {
              id: 'dataset-title',
              targetClass: 'http://www.w3.org/ns/dcat#Dataset',
              on: { sv: 'Datamängd', en: 'Dataset' },
              path: 'http://purl.org/dc/terms/title',
              label: { sv: 'Titel', en: 'Title' },
              severity: 'violation',
              message: { sv: 'Titel saknas.', en: 'There is no title.' },
              fix: { sv: 'Ge datamängden en titel.', en: 'Give the dataset a title.' },
              sort: 'minCount 1',
            },
          ],
        },
      },
    },
    async ({ params }) => {
      const profile = existingProfile(params.profile)
      const rules = demandsOf(profile.id).map(({ on, label, ...rule }) => ({
        ...rule,
        ...(on && { on: textsOut(on) }),
        ...(label && { label: textsOut(label) }),
      }))
      return { body: { ...profileOut(profile), rules } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/entries/{entry}/checks',
      id: 'getChecks',
      group: 'checks',
      summary: { sv: 'Se vad som är fel i en post', en: 'See what is wrong in an entry' },
      description: {
        sv: 'Vad profilerna säger om posten som den är nu.',
        en: 'What the profiles say of the entry as it is now.',
      },
      params: z.object({ entry: idIn({ sv: 'Postens nummer.', en: 'The number of the entry.' }) }),
      answer: {
        description: { sv: 'Granskningen.', en: 'The check.' },
        schema: Check,
        example: {
          checkedAt: '2026-05-05T06:00:12.000Z',
          profiles: ['dcat-ap-se'],
          violations: 1,
          warnings: 0,
          infos: 0,
          results: [exampleResult],
        },
      },
    },
    async ({ db, params }) => {
      const { id } = await findEntry(db, params.entry)
      const found = await checkOf(db, id)
      if (!found)
        throw new Problem('not-found', {
          sv: 'Posten har inte granskats än. Det görs strax efter att den har hämtats.',
          en: 'The entry has not been checked yet. That is done soon after it has been harvested.',
        })
      const { at, ...check } = found
      return { body: { ...check, checkedAt: instant(at), results: check.results.map(resultAsJson) } }
    },
  )

  /** What was sent, as a file, wherever it came from. */
  async function withSent<Answer>(
    { body, file }: Pick<Asked<unknown, unknown, { url: string } | undefined>, 'body' | 'file'>,
    work: (file: FileToRead & { name: string }) => Promise<Answer>,
  ): Promise<Answer> {
    if (body) return withFetched(body.url, { outside, folder }, work)
    const { mediaType, charset, bytes } = file!
    if (yaml.includes(mediaType)) return work({ name: 'publiccode.yml', bytes })
    return work({ name: 'file', mediaType, bytes, ...(charset && { charset }) })
  }
}

const profileOut = ({ id, iri, title, version, issued, source, kinds: of }: Profile) => ({
  id,
  iri,
  title: textsOut(title),
  version,
  issued,
  source,
  kinds: [...of],
})

const bare = (mediaType: string) => mediaType.split(';')[0]!
const formatOf = (mediaType: string): ReportFormat =>
  Object.entries(reportFormats).flatMap(([name, format]) =>
    bare(format.mediaType) === mediaType && isReportFormat(name) ? [name] : [],
  )[0] ?? 'json'
