import { z } from 'zod'
import { apiRoot } from '../api/api.ts'
import { TextInLanguages } from '../api/shared.ts'
import { about } from '../api/texts.ts'
import { instant, textsOut } from '../api/values.ts'
import type { Db } from '../db/open.ts'
import { factsOf, findOrganisation, groupsOf, type Listed, publisherMatches, relativesOf } from './find.ts'
import { organisationKinds } from './organisation.ts'

const whole = z.number().int()
const day = z.iso.date().nullable()
const kind = about(z.enum(organisationKinds), {
  sv: 'Statlig myndighet, region, kommun, kommunalförbund, kommunalt bolag eller annat.',
  en: 'State agency, region, municipality, municipal association, municipal company, or other.',
})
const usual = {
  id: whole,
  kind,
  name: TextInLanguages,
  number: about(z.string().nullable(), { sv: 'Organisationsnummer, tio siffror.', en: 'Organisation number, ten digits.' }),
  code: about(z.string().nullable(), {
    sv: 'SCB:s kod för länet, två siffror, eller kommunen, fyra.',
    en: 'The code of the county, two digits, or the municipality, four, by Statistics Sweden.',
  }),
  validFrom: about(day, { sv: 'Första dagen.', en: 'The first day.' }),
  validTo: about(day, { sv: 'Dagen då den upphör.', en: 'The day that it ends.' }),
}
const municipalGroup = z.object({
  edition: about(z.string(), { sv: 'Indelningens år.', en: 'The year of the edition.' }),
  code: about(z.string(), { sv: 'Gruppens kod, till exempel C6.', en: 'The code of the group, such as C6.' }),
  source: z.string(),
})
const figure = z.object({
  fact: about(z.enum(['population', 'staff']), { sv: 'Invånare eller anställda.', en: 'Inhabitants or staff.' }),
  year: whole,
  value: whole,
  source: z.string(),
})

export const OrganisationInList = z.object({ ...usual, links: z.object({ self: z.string() }) }).meta({ id: 'OrganisationInList' })

export const OrganisationDetails = z
  .object({
    ...usual,
    figures: about(z.array(figure), { sv: 'Invånare och anställda, år för år.', en: 'Inhabitants and staff, year by year.' }),
    groups: about(z.array(municipalGroup), { sv: 'Kommungruppen i varje indelning.', en: 'The municipal group in each edition.' }),
    relations: about(
      z.array(
        z.object({
          kind: about(z.enum(['parent', 'child', 'predecessor', 'successor']), {
            sv: 'Om den andra står över, under, före eller efter.',
            en: 'Whether the other stands above, below, before or after.',
          }),
          organisation: whole,
          name: TextInLanguages,
          from: z.iso.date(),
          to: day,
          link: z.string(),
        }),
      ),
      { sv: 'De som den står närmast, i rang och i tid.', en: 'Those it stands beside, in rank and in time.' },
    ),
    publishers: about(z.array(z.string()), {
      sv: 'Adresser och namn på utgivare i katalogen som är bekräftade för organisationen.',
      en: 'Addresses and names of publishers in the catalogue that are confirmed to be the organisation.',
    }),
    needsApproval: about(z.array(z.string()), {
      sv: 'Sorter av ändringar som en andra person ska godkänna.',
      en: 'Kinds of changes that take a second person.',
    }),
    origin: about(z.enum(['people', 'facts', 'demonstration']), {
      sv: 'Vem som lade till den: någon, eller Allmänning självt.',
      en: 'Who added it: people, or Allmänning itself.',
    }),
    source: about(z.string().nullable(), { sv: 'Var uppgifterna kommer från.', en: 'Where the facts are from.' }),
    asOf: about(day, { sv: 'Dagen som uppgifterna gäller.', en: 'The day of the facts.' }),
    version: whole,
    changedAt: z.iso.datetime(),
    links: z.object({
      self: z.string(),
      history: z.string(),
      approvals: z.string(),
      keys: z.string(),
      ownEntries: z.string(),
      page: z.string(),
    }),
  })
  .meta({ id: 'Organisation' })

export const inListOut = ({ id, kind, name, number, code, validFrom, validTo }: Listed): z.input<typeof OrganisationInList> => ({
  id,
  kind,
  name: textsOut(name),
  number,
  code,
  validFrom,
  validTo,
  links: { self: `${apiRoot}/organisations/${id}` },
})

export async function organisationOut(db: Db, id: number): Promise<z.input<typeof OrganisationDetails>> {
  const { shipped: _, approval, changedAt, name, ...organisation } = await findOrganisation(db, id)
  const [figures, groups, relatives, matches] = await Promise.all([
    factsOf(db, id),
    groupsOf(db, id),
    relativesOf(db, id),
    publisherMatches(db, [id]),
  ])
  const self = `${apiRoot}/organisations/${id}`
  return {
    ...organisation,
    name: textsOut(name),
    figures: figures as z.input<typeof figure>[],
    groups,
    relations: relatives.map((one) => ({
      kind: one.kind,
      organisation: one.id,
      name: textsOut(one.name),
      from: one.from,
      to: one.to,
      link: `${apiRoot}/organisations/${one.id}`,
    })),
    publishers: matches.filter(({ state }) => state === 'confirmed').map(({ uri }) => uri),
    needsApproval: approval,
    changedAt: instant(changedAt),
    links: {
      self,
      history: `${self}/history`,
      approvals: `${self}/approvals`,
      keys: `${self}/keys`,
      ownEntries: `${self}/own-entries`,
      page: `/organisations/${id}`,
    },
  }
}

export const exampleOrganisation: z.input<typeof OrganisationDetails> = {
  id: 17,
  kind: 'municipality',
  name: { sv: 'Tallviks kommun', en: 'Tallvik Municipality' },
  number: '9999000012',
  code: '2599',
  validFrom: '1971-01-01',
  validTo: null,
  figures: [{ fact: 'population', year: 2025, value: 21480, source: 'SCB' }],
  groups: [{ edition: '2023', code: 'C6', source: 'SKR' }],
  relations: [
    {
      kind: 'predecessor',
      organisation: 8,
      name: { sv: 'Tallviks köping' },
      from: '1971-01-01',
      to: null,
      link: '/allmanning/v1/organisations/8',
    },
  ],
  publishers: ['http://dataportal.se/organisation/SE9999000012'],
  needsApproval: ['source'],
  origin: 'people',
  source: null,
  asOf: null,
  version: 3,
  changedAt: '2026-06-01T08:00:00.000Z',
  links: {
    self: '/allmanning/v1/organisations/17',
    history: '/allmanning/v1/organisations/17/history',
    approvals: '/allmanning/v1/organisations/17/approvals',
    keys: '/allmanning/v1/organisations/17/keys',
    ownEntries: '/allmanning/v1/organisations/17/own-entries',
    page: '/organisations/17',
  },
}
