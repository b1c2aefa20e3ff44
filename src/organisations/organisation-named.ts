import type { Db } from '../db/open.ts'
import { Problem } from '../kernel/problem.ts'
import type { OrganisationId } from './organisation.ts'

/** A living organisation, as people name one in a command: 212000-0142, 0180, or our own number as #12. */
export async function organisationNamed(db: Db, name: string): Promise<OrganisationId> {
  const own = /^#(\d{1,9})$/.exec(name)
  const digits = name.replace('-', '')
  const found = await db
    .selectFrom('organisation')
    .select('id')
    .where('valid_to', 'is', null)
    .where((e) =>
      own
        ? e('id', '=', Number(own[1]))
        : e.or([e('number', '=', digits), e.and([e('code', '=', digits), e('kind', 'in', ['region', 'municipality'])])]),
    )
    .executeTakeFirst()
  if (found) return found.id
  throw new Problem('not-found', {
    sv: `Det finns ingen organisation ${name}. Ange organisationsnummer, kommun- eller länskod, eller vårt nummer som #12.`,
    en: `There is no organisation ${name}. Give its organisation number, the code of a municipality or county, or our number as #12.`,
  })
}
