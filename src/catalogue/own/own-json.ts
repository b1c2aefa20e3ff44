import { z } from 'zod'
import { apiRoot } from '../../api/api.ts'
import { TextInLanguages } from '../../api/shared.ts'
import { about } from '../../api/texts.ts'
import { instant, textsOut } from '../../api/values.ts'
import { ownKinds } from './kind-forms.ts'
import { type OwnEntry as Own, ownStates } from './own-entry.ts'

export const OwnEntry = z
  .object({
    id: about(z.number().int(), {
      sv: 'Numret, också på posten när den är publicerad.',
      en: 'The number, of the entry too when it is published.',
    }),
    organisation: about(z.number().int(), {
      sv: 'Numret på organisationen som skriver den.',
      en: 'The number of the organisation that writes it.',
    }),
    kind: z.enum(ownKinds as [string, ...string[]]),
    uri: about(z.string(), { sv: 'Postens beständiga adress.', en: 'The lasting address of the entry.' }),
    title: TextInLanguages,
    state: about(z.enum(ownStates), {
      sv: 'Utkast, publicerad, ändrad sedan den publicerades, avslutad eller kastad.',
      en: 'A draft, published, changed since it was published, ended or thrown away.',
    }),
    version: about(z.number().int(), { sv: 'Utkastets version.', en: 'The version of the draft.' }),
    catalogues: about(z.array(z.string()), { sv: 'Adresser till kataloger som tar upp den.', en: 'Addresses of catalogues that list it.' }),
    copiedFrom: about(z.string().nullable(), {
      sv: 'Adressen till den som den är gjord efter.',
      en: 'The address of what it was made from.',
    }),
    addedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    links: z.object({ self: z.string(), check: z.string(), publications: z.string(), endings: z.string(), page: z.string() }),
  })
  .meta({ id: 'OwnEntry' })

export const ownOut = ({
  id,
  organisation,
  kind,
  uri,
  title,
  state,
  version,
  catalogues,
  copiedFrom,
  addedAt,
  changedAt,
}: Own): z.input<typeof OwnEntry> => {
  const self = `${apiRoot}/own-entries/${id}`
  return {
    id,
    organisation,
    kind,
    uri,
    title: textsOut(title),
    state,
    version,
    catalogues,
    copiedFrom,
    addedAt: instant(addedAt),
    changedAt: instant(changedAt),
    links: { self, check: `${self}/check`, publications: `${self}/publications`, endings: `${self}/endings`, page: `/own/${id}` },
  }
}

export const exampleOwn: z.input<typeof OwnEntry> = {
  id: 4021,
  organisation: 17,
  kind: 'dataset',
  uri: 'https://allmanning.example/id/dataset/4021',
  title: { sv: 'Badvatten' },
  state: 'draft',
  version: 2,
  catalogues: [],
  copiedFrom: null,
  addedAt: '2026-06-01T08:00:00.000Z',
  changedAt: '2026-06-01T08:10:00.000Z',
  links: {
    self: '/allmanning/v1/own-entries/4021',
    check: '/allmanning/v1/own-entries/4021/check',
    publications: '/allmanning/v1/own-entries/4021/publications',
    endings: '/allmanning/v1/own-entries/4021/endings',
    page: '/own/4021',
  },
}
