import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import { type Actor, recorded } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { notify, settle } from '../../organisations/notices/notify.ts'
import { demand, may } from '../access.ts'
import { type CommonNeed, type CommonNeedId, findCommonNeed } from './common-need.ts'
import { findNeed } from './find.ts'
import type { Need, NeedId } from './need.ts'

/**
 * Proposes that others' needs and one's own are one. It becomes a common need at once, with one's own need in it; the others' are a part when they have
 * said so themselves. Where one's own need is in a common need already, the others are asked to join that.
 */
export async function proposeCommonNeed(
  db: Db,
  actor: Actor,
  { need: id, others }: { need: NeedId; others: readonly NeedId[] },
): Promise<CommonNeedId> {
  const need = await findNeed(db, actor, id)
  demand(actor, 'write', need.organisationId)
  return inTransaction(db, async (trx) => {
    refuseHidden(need)
    const asked: Need[] = []
    for (const other of new Set(others)) {
      if (other === id) continue
      const found = await findNeed(trx, actor, other)
      refuseHidden(found)
      asked.push(found)
    }
    if (asked.length === 0) throw new Problem('invalid', { sv: 'Välj minst ett annat behov.', en: 'Choose at least one other need.' })
    const common = (await joinedIn(trx, id)) ?? (await newCommonNeed(trx, actor, need))
    for (const other of asked) await ask(trx, actor, common, other)
    return common
  })
}

/** One's own need becomes a part of a common one that is there. */
export async function joinCommonNeed(db: Db, actor: Actor, common: CommonNeedId, id: NeedId): Promise<void> {
  const need = await findNeed(db, actor, id)
  demand(actor, 'write', need.organisationId)
  await inTransaction(db, async (trx) => {
    refuseHidden(need)
    const of = await findCommonNeed(trx, common)
    await refuseElsewhere(trx, need, common)
    if ((await joinedIn(trx, id)) === common) return
    const open = await openJoining(trx, common, id)
    if (open) await close(trx, actor, open, 'joined', null)
    else await put(trx, actor, common, id, 'joined')
    await joined(trx, actor, of, need)
  })
}

/** What the organisation whose need it is says to being asked. */
export async function answerProposal(
  db: Db,
  actor: Actor,
  common: CommonNeedId,
  { need: id, verdict, reason = '' }: { need: NeedId; verdict: 'join' | 'decline'; reason?: string },
): Promise<void> {
  const need = await findNeed(db, actor, id)
  demand(actor, 'write', need.organisationId)
  await inTransaction(db, async (trx) => {
    const of = await findCommonNeed(trx, common)
    const open = await openJoining(trx, common, id)
    if (!open)
      throw new Problem('conflict', {
        sv: 'Frågan är redan besvarad. Läs om sidan för att se hur det gick.',
        en: 'It has been answered already. Read the page again to see how.',
      })
    if (verdict === 'join') {
      refuseHidden(need)
      await refuseElsewhere(trx, need, common)
      await close(trx, actor, open, 'joined', null)
      return joined(trx, actor, of, need)
    }
    const why = reason.trim().slice(0, 2000)
    await close(trx, actor, open, 'declined', why || null)
    await settle(trx, actor, need.organisationId, askedKey(common, id))
    await record(trx, actor, 'declined', { kind: 'need', id, organisation: need.organisationId }, null, { common_need: common }, why)
    await tell(trx, of, need, 'need-declined', {
      sv: `Ni frågade om ett gemensamt behov. De tackade nej för «${first(need.title)}»${why && `: ${why}`}`,
      en: `You asked about a common need. They declined for “${first(need.title, 'en')}”${why && `: ${why}`}`,
    })
  })
}

/** The need stands for itself again. Whoever has the need may take it out, and whoever holds the common need together. */
export async function leaveCommonNeed(
  db: Db,
  actor: Actor,
  common: CommonNeedId,
  { need: id, reason = '' }: { need: NeedId; reason?: string },
): Promise<void> {
  const need = await findNeed(db, actor, id)
  const of = await findCommonNeed(db, common)
  if (!may(actor, 'write', of.organisationId)) demand(actor, 'write', need.organisationId)
  const why = reason.trim().slice(0, 2000)
  await inTransaction(db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('need_joining')
      .set({ state: 'left', answered_by: JSON.stringify(recorded(actor)), answered_at: new Date(), reason: why || null })
      .where('common_need_id', '=', common)
      .where('need_id', '=', id)
      .where('state', 'in', ['joined', 'proposed'])
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    await settle(trx, actor, need.organisationId, askedKey(common, id))
    await record(trx, actor, 'left', { kind: 'need', id, organisation: need.organisationId }, { common_need: common }, null, why)
  })
}

/** What the need is called that they have in common, and how they describe it together. */
export async function changeCommonNeed(
  db: Db,
  actor: Actor,
  id: CommonNeedId,
  { title, description }: { title: LanguageText; description: LanguageText },
  version: number,
): Promise<CommonNeed> {
  const before = await findCommonNeed(db, id)
  demand(actor, 'write', before.organisationId)
  if (Object.keys(title).length === 0)
    throw new Problem('invalid', { sv: 'Skriv vad behovet heter.', en: 'Write what the need is called.' })
  return inTransaction(db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('common_need')
      .set({ title: JSON.stringify(title), description: JSON.stringify(description), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (numUpdatedRows === 0n)
      throw new Problem('conflict', {
        sv: 'Någon annan har ändrat beskrivningen sedan du öppnade den. Jämför och spara igen.',
        en: 'Somebody else has changed the description since you opened it. Compare and save again.',
      })
    const facts = ({ title, description }: Pick<CommonNeed, 'title' | 'description'>) => ({ title, description })
    const after = { title, description }
    await record(trx, actor, 'changed', { kind: 'common-need', id, organisation: before.organisationId }, facts(before), after)
    return findCommonNeed(trx, id)
  })
}

async function newCommonNeed(trx: Db, actor: Actor, { id: need, organisationId: organisation, title }: Need): Promise<CommonNeedId> {
  const { id } = await trx
    .insertInto('common_need')
    .values({ organisation_id: organisation, title: JSON.stringify(title) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(trx, actor, 'added', { kind: 'common-need', id, organisation }, null, { title, description: {} })
  await put(trx, actor, id, need, 'joined')
  await record(trx, actor, 'joined', { kind: 'need', id: need, organisation }, null, { common_need: id })
  return id
}

/** One's own organisation's other needs need not be asked for. */
async function ask(trx: Db, actor: Actor, common: CommonNeedId, need: Need): Promise<void> {
  await refuseElsewhere(trx, need, common)
  if ((await joinedIn(trx, need.id)) === common || (await openJoining(trx, common, need.id))) return
  const of = await findCommonNeed(trx, common)
  if (may(actor, 'write', need.organisationId)) {
    await put(trx, actor, common, need.id, 'joined')
    return joined(trx, actor, of, need)
  }
  await put(trx, actor, common, need.id, 'proposed')
  await record(trx, actor, 'proposed', { kind: 'need', id: need.id, organisation: need.organisationId }, null, { common_need: common })
  await notify(trx, {
    organisation: need.organisationId,
    key: askedKey(common, need.id),
    kind: 'need-proposed',
    subject: { kind: 'need', id: need.id },
    path: `/needs/common/${common}`,
    says: {
      sv: `Andra har samma behov som ert «${first(need.title)}» och frågar om ni vill göra det gemensamt.`,
      en: `Others have the same need as your “${first(need.title, 'en')}” and ask whether to make it a common one.`,
    },
  })
}

async function joined(trx: Db, actor: Actor, of: CommonNeed, need: Need): Promise<void> {
  await settle(trx, actor, need.organisationId, askedKey(of.id, need.id))
  await record(trx, actor, 'joined', { kind: 'need', id: need.id, organisation: need.organisationId }, null, { common_need: of.id })
  await tell(trx, of, need, 'need-joined', {
    sv: `«${first(need.title)}» är nu en del av det gemensamma behovet «${first(of.title)}».`,
    en: `“${first(need.title, 'en')}” is now a part of the common need “${first(of.title, 'en')}”.`,
  })
}

async function tell(trx: Db, of: CommonNeed, need: Need, kind: string, says: LanguageText): Promise<void> {
  if (of.organisationId === need.organisationId) return
  await notify(trx, {
    organisation: of.organisationId,
    key: `${kind} ${of.id} ${need.id}`,
    kind,
    subject: { kind: 'common-need', id: of.id },
    path: `/needs/common/${of.id}`,
    says,
  })
}

const put = (trx: Db, actor: Actor, common: CommonNeedId, need: NeedId, state: 'proposed' | 'joined') =>
  trx
    .insertInto('need_joining')
    .values({
      common_need_id: common,
      need_id: need,
      state,
      proposed_by: JSON.stringify(recorded(actor)),
      ...(state === 'joined' && { answered_by: JSON.stringify(recorded(actor)), answered_at: new Date() }),
    })
    .execute()

const close = (trx: Db, actor: Actor, joining: number, state: 'joined' | 'declined', reason: string | null) =>
  trx
    .updateTable('need_joining')
    .set({ state, answered_by: JSON.stringify(recorded(actor)), answered_at: new Date(), reason })
    .where('id', '=', joining)
    .execute()

async function openJoining(trx: Db, common: CommonNeedId, need: NeedId): Promise<number | undefined> {
  const row = await trx
    .selectFrom('need_joining')
    .select('id')
    .where('common_need_id', '=', common)
    .where('need_id', '=', need)
    .where('state', '=', 'proposed')
    .forUpdate()
    .executeTakeFirst()
  return row?.id
}

async function joinedIn(trx: Db, need: NeedId): Promise<CommonNeedId | undefined> {
  const row = await trx
    .selectFrom('need_joining')
    .select('common_need_id')
    .where('need_id', '=', need)
    .where('state', '=', 'joined')
    .executeTakeFirst()
  return row?.common_need_id
}

async function refuseElsewhere(trx: Db, { id, title }: Need, common: CommonNeedId): Promise<void> {
  const other = await joinedIn(trx, id)
  if (other !== undefined && other !== common)
    throw new Problem('conflict', {
      sv: `«${first(title)}» är redan en del av ett annat gemensamt behov, nummer ${other}. Gå med i det i stället.`,
      en: `“${first(title, 'en')}” is a part of another common need already, number ${other}. Join that one instead.`,
    })
}

function refuseHidden({ publishedAt, closedAt, title }: Need): void {
  if (publishedAt === null)
    throw new Problem('conflict', {
      sv: `Publicera «${first(title)}» först. Ett gemensamt behov läses av alla.`,
      en: `Publish “${first(title, 'en')}” first. A common need is read by everybody.`,
    })
  if (closedAt !== null) throw new Problem('conflict', { sv: `«${first(title)}» är avslutat.`, en: `“${first(title, 'en')}” is closed.` })
}

const askedKey = (common: CommonNeedId, need: NeedId) => `common-need ${common} need ${need}`
const first = (text: LanguageText, language = 'sv') => text[language] ?? text.sv ?? Object.values(text)[0] ?? ''
