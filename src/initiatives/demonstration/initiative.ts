import type { Db } from '../../db/open.ts'
import { draftDecision } from '../../decisions/draft.ts'
import { findDecision } from '../../decisions/find.ts'
import { takeDecision } from '../../decisions/take.ts'
import { system } from '../../kernel/actor.ts'
import { addInitiative } from '../add-initiative.ts'
import { addAlternative } from '../alternatives/add-alternative.ts'
import { changeAlternative } from '../alternatives/change-alternative.ts'
import { alternativesOf } from '../alternatives/find.ts'
import { latestCases } from '../business-case/find.ts'
import { saveCase } from '../business-case/save-case.ts'
import { completeInitiative, startInitiative } from '../carry-through.ts'
import { noFacts } from '../chain/chain-document.ts'
import { chainOf } from '../chain/find.ts'
import { storeChain } from '../chain/store-chain.ts'
import { alternativeKey } from '../decided.ts'
import { findInitiative } from '../find.ts'
import { draftOn } from '../prepare-decision.ts'
import { proposeInitiative } from '../propose.ts'
import { publishInitiative } from '../publish-initiative.ts'
import { answerReuse } from '../reuse/answer.ts'
import { hitsOf } from '../reuse/find.ts'
import { runReuseCheck, suggestedWords } from '../reuse/run.ts'
import { leadChange } from './change.ts'
import type { InventedInitiative } from './facts.ts'
import { followUp } from './follow-up.ts'
import type { Cast, Telling } from './load.ts'

/** An initiative through as many steps as its story has. */
export async function takeInitiative(trx: Db, cast: Cast, of: InventedInitiative, telling: Telling): Promise<void> {
  const { key, needs, parties, title, summary, goals, recommendations, endsOn } = of
  const organisation = cast.organisations.get(of.of)!
  const id = await addInitiative(trx, system, {
    organisation,
    title,
    summary,
    goals,
    recommendations,
    endsOn,
    needs: needs.map((need) => cast.needs.get(need)!),
    parties: parties.map((party) => cast.organisations.get(party)!),
  })
  cast.initiatives.set(key, id)
  await publishInitiative(trx, system, id, telling.now)
  if (of.reuse) await checkReuse(trx, id, of.reuse, telling.now)
  const alternatives = await weigh(trx, id, of.alternatives)
  const benefits = of.chain ? await drawChain(trx, cast, id, of.chain) : new Map<string, number>()
  for (const [alternative, { partyKeys, items, ...document }] of Object.entries(of.cases)) {
    const organisations = Object.fromEntries(document.parties.map((party, at) => [party, cast.organisations.get(partyKeys[at]!)!]))
    const based = items.map(({ basedOn, ...item }) => ({ ...item, ...(basedOn && { basedOn: evidenceOf(cast, basedOn) }) }))
    await saveCase(trx, system, alternatives.get(alternative)!, { ...document, organisations, items: based }, { version: 0 }, telling.now)
  }
  if (of.decision) await decide(trx, cast, id, alternatives, of.decision, telling)
  if (of.started) await startInitiative(trx, system, id, new Date(of.started))
  if (of.completed) await completeInitiative(trx, system, id, new Date(of.completed))
  if (of.values) await followUp(trx, cast, id, benefits, of, telling)
  if (of.change) await leadChange(trx, cast, id, of.change)
}

/** By title: the numbers of entries differ from node to node. */
async function checkReuse(trx: Db, id: number, { use, adapt, otherwise }: NonNullable<InventedInitiative['reuse']>, now: Date) {
  await runReuseCheck(trx, system, id, await suggestedWords(trx, system, await findInitiative(trx, system, id)), now)
  const called = (titles: readonly string[], title: string) => titles.some((one) => title.startsWith(one))
  for (const hit of await hitsOf(trx, id)) {
    if (!hit.demanded) continue
    const title = hit.title['sv'] ?? ''
    const answer = called(use, title)
      ? ({ verdict: 'use' } as const)
      : called(adapt, title)
        ? ({ verdict: 'adapt' } as const)
        : ({ verdict: 'not-suitable', ...otherwise } as const)
    await answerReuse(trx, system, id, hit.id, answer, now)
  }
}

async function weigh(trx: Db, id: number, alternatives: InventedInitiative['alternatives']): Promise<Map<string, number>> {
  const numbers = new Map<string, number>()
  for (const { key, reuses = [], buildingBlocks = [], ...input } of alternatives) {
    const said = { ...input, reuses: await entriesCalled(trx, reuses), buildingBlocks: await entriesCalled(trx, buildingBlocks) }
    const [nothing] = input.kind === 'nothing' ? await alternativesOf(trx, id) : []
    const { id: number } = nothing
      ? await changeAlternative(trx, system, nothing.id, said, nothing.version)
      : await addAlternative(trx, system, id, said)
    numbers.set(key, number)
  }
  return numbers
}

async function entriesCalled(trx: Db, titles: readonly string[]): Promise<number[]> {
  if (titles.length === 0) return []
  const rows = await trx
    .selectFrom('entry')
    .select(['id', 'title'])
    .where('kind', '=', 'building-block')
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.filter(({ title }) => titles.some((one) => ((title as { sv?: string }).sv ?? '').startsWith(one))).map(({ id }) => id)
}

async function drawChain(trx: Db, cast: Cast, id: number, { steps, links }: NonNullable<InventedInitiative['chain']>) {
  const place = (key: string | undefined) => (key === undefined ? null : cast.organisations.get(key)!)
  return storeChain(trx, system, id, () => ({
    steps: steps.map(({ benefit, ...step }) => {
      if (!benefit) return step
      const { indicator, stakeholderOf, ownerOf, ...facts } = benefit
      return {
        ...step,
        benefit: {
          ...noFacts,
          ...facts,
          indicatorId: indicator === undefined ? null : cast.indicators.get(indicator)!,
          stakeholderId: place(stakeholderOf),
          ownerOrganisationId: place(ownerOf),
        },
      }
    }),
    links: links.map(([from, to]) => ({ from, to })),
  }))
}

const evidenceOf = (cast: Cast, { indicator, of, value }: { indicator: string; of: string; value: number }) => ({
  kind: 'indicator',
  subject: `${cast.indicators.get(indicator)!}@${cast.organisations.get(of)!}`,
  value,
})

type Decision = NonNullable<InventedInitiative['decision']>

async function decide(trx: Db, cast: Cast, id: number, numbers: ReadonlyMap<string, number>, of: Decision, telling: Telling) {
  const initiative = await proposeInitiative(trx, system, id, telling.now)
  const draft = draftOn({
    initiative,
    alternatives: await alternativesOf(trx, id),
    cases: await latestCases(trx, [id]),
    chain: await chainOf(trx, id),
    purpose: 'start',
  })
  const indicators = of.evidence.map((one) => {
    const [indicator, organisation] = one.split('@')
    return { kind: 'indicator', subject: `${cast.indicators.get(indicator!)!}@${cast.organisations.get(organisation!)!}` }
  })
  const evidence = [...draft.evidence.filter(({ kind }) => kind !== 'indicator'), ...indicators]
  const decision = await draftDecision(trx, system, { ...draft, evidence }, telling.kinds)
  const { version } = await findDecision(trx, system, decision)
  const { conclusion, reasons, dissent, by, on, diary, review } = of
  await takeDecision(
    trx,
    system,
    decision,
    {
      version,
      chosen: alternativeKey(numbers.get(of.chosen)!),
      conclusion,
      reasons,
      dissent,
      decidedBy: by,
      decidedOn: on,
      diaryNumber: diary,
      reviewOn: review ?? null,
    },
    telling,
    telling.now,
  )
}
