import { z } from 'zod'
import type { RecordedActor } from '../kernel/actor.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import type { Texts } from '../web/words.ts'
import { about } from './texts.ts'

/** RFC 3339, in UTC (DOT.04). */
export const instant = (at: Date | string): string => new Date(at).toISOString()

/** JSON needs a name for every language; BCP 47 has `und` for one that nobody stated. */
export const textsOut = (text: LanguageText): { [tag: string]: string } =>
  Object.fromEntries(Object.entries(text).map(([tag, value]) => [tag === '' ? 'und' : tag, value]))

const largestId = 2 ** 31 - 1

/** A number of ours in an address. */
export const idIn = (text: Texts) => about(z.coerce.number().int().min(1).max(largestId), text, { example: 17 })

export const flag = (text: Texts) => about(z.enum(['true', 'false']).default('false'), text)

/** A parameter that may be given several times. */
export const several = <Item extends z.ZodType>(item: Item, text: Texts) => about(z.array(item).max(50).default([]), text)

/** Who did something. Persons by number only: names stand on the pages, for those who may read them there. */
export const Doer = z
  .object({
    kind: about(z.enum(['person', 'key', 'run', 'operator', 'system', 'anyone']), {
      sv: 'En person, ett systems nyckel, en körning, den som driver noden, eller noden själv.',
      en: 'A person, the key of a system, a run, whoever runs the node, or the node itself.',
    }),
    number: about(z.number().int().nullable(), {
      sv: 'Numret på personen, nyckeln eller körningen.',
      en: 'The number of the person, the key or the run.',
    }),
  })
  .meta({ id: 'Doer' })

export function doerOut(actor: RecordedActor): z.input<typeof Doer> {
  const number = actor.kind === 'person' ? actor.person : actor.kind === 'key' ? actor.key : actor.kind === 'run' ? Number(actor.run) : null
  return { kind: actor.kind, number: Number.isInteger(number) ? number : null }
}
