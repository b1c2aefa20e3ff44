import type { Finding } from '../../../kernel/finding.ts'
import type { Texts } from '../../../web/words.ts'

/** What every sort of fault is told with. */

export const fault = (field: string, code: string, message: Texts, fix: Texts): Finding => ({
  severity: 'violation',
  code,
  field,
  message,
  fix,
})
export const give = (sv: string, en: string): Texts => ({ sv: `Ange ${sv}.`, en: `Give ${en}.` })
export const pointed = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')

export const tooMany = (field: string, count: number, most: number, { sv, en }: Texts) =>
  fault(
    field,
    'too-many',
    { sv: `Det är ${count} ${sv}.`, en: `There are ${count} ${en}.` },
    {
      sv: `Högst ${most} går att räkna på en gång. Slå ihop några.`,
      en: `At most ${most} can be calculated at once. Put some together.`,
    },
  )

export function* twice(names: readonly string[], field: string, below: string): Generator<Finding> {
  const seen = new Set<string>()
  for (const [at, name] of names.entries()) {
    if (seen.has(name))
      yield fault(
        `${field}/${at}${below}`,
        'twice',
        { sv: `${name} finns två gånger.`, en: `${name} is there twice.` },
        {
          sv: 'Ge var och en ett eget namn.',
          en: 'Give each a name of its own.',
        },
      )
    seen.add(name)
  }
}

export const unknownName = (field: string, name: string, among: 'parties' | 'keys' | 'items') => {
  const where = {
    parties: { sv: 'parterna', en: 'the parties' },
    keys: { sv: 'nycklarna', en: 'the keys' },
    items: { sv: 'posterna', en: 'the items' },
  }[among]
  return fault(
    field,
    'unknown-name',
    { sv: `${name} finns inte bland ${where.sv}.`, en: `${name} is not among ${where.en}.` },
    {
      sv: `Rätta namnet, eller lägg till det bland ${where.sv}.`,
      en: `Correct the name, or add it to ${where.en}.`,
    },
  )
}
