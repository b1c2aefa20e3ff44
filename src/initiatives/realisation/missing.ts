import type { Db } from '../../db/open.ts'
import { type Actor, system } from '../../kernel/actor.ts'
import { say } from '../../kernel/language-text.ts'
import { dayOf } from '../../organisations/find.ts'
import { notify, settle } from '../../organisations/notices/notify.ts'
import { asInitiative } from '../find.ts'
import type { Initiative } from '../initiative.ts'
import { attentionOf } from './attention.ts'
import { type BenefitRealisation, realisationsOf } from './find.ts'

/** What an organisation is told of: a value that should have come, and a target date that passed without one. */
const watched = ['value-due', 'target-passed'] as const
type Watched = (typeof watched)[number]

const keyOf = (benefit: number, what: Watched) => `benefit ${benefit} ${what}`
const told = ({ organisationId }: Initiative, { of }: BenefitRealisation) => of.ownerOrganisationId ?? organisationId

/** Tells those who own benefits what is missing, and takes back what no longer is. Gives how many notices wait. */
export async function lookForMissingFollowUp(db: Db, now: Date): Promise<number> {
  const today = dayOf(now)
  const initiatives = (await db.selectFrom('initiative').selectAll().where('state', 'in', ['running', 'completed']).execute()).map(
    asInitiative,
  )
  const byId = new Map(initiatives.map((initiative) => [initiative.id, initiative]))
  let waiting = 0
  for (const benefit of await realisationsOf(db, [...byId.keys()], today)) {
    const initiative = byId.get(benefit.initiativeId)!
    const missing = missingOf(benefit, today)
    for (const what of missing) await tell(db, initiative, benefit, what)
    await settleFollowUp(db, system, initiative, benefit, today)
    waiting += missing.length
  }
  return waiting
}

function missingOf(benefit: BenefitRealisation, today: string): Watched[] {
  // What is said of silence and of incomplete plans is for the page; here only dates count.
  const found = attentionOf(benefit, { today, months: 12, since: today })
  if (found.includes('target-passed')) return ['target-passed']
  return found.includes('value-due') ? ['value-due'] : []
}

/** Takes back what is no longer so. */
export async function settleFollowUp(
  db: Db,
  actor: Actor,
  initiative: Initiative,
  benefit: BenefitRealisation,
  today: string,
): Promise<void> {
  const missing = missingOf(benefit, today)
  for (const what of watched) if (!missing.includes(what)) await settle(db, actor, told(initiative, benefit), keyOf(benefit.id, what))
}

function tell(db: Db, initiative: Initiative, benefit: BenefitRealisation, what: Watched): Promise<void> {
  const [sv, en] = (['sv', 'en'] as const).map((language) => say(benefit.title, language)?.text ?? '')
  const says = {
    'value-due': {
      sv: `Värdet för nyttan ${sv} väntar på att rapporteras.`,
      en: `The value of the benefit ${en} is due to be reported.`,
    },
    'target-passed': {
      sv: `Måldatumet ${benefit.of.targetOn} för nyttan ${sv} har passerat utan att det finns ett värde för det.`,
      en: `The target date ${benefit.of.targetOn} of the benefit ${en} has passed, and there is no value for it.`,
    },
  }[what]
  return notify(db, {
    organisation: told(initiative, benefit),
    key: keyOf(benefit.id, what),
    kind: `benefit-${what}`,
    subject: { kind: 'benefit', id: benefit.id },
    path: `/initiatives/${initiative.id}/realisation/${benefit.id}`,
    says,
  })
}
