import { mergeEdits } from '../organisations/merge-edits.ts'
import { kept } from '../web/answers.ts'
import { form, page, type Sheet } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { Typed } from '../web/typed.ts'
import type { Visit } from '../web/visit.ts'
import { demand } from './access.ts'
import { alreadyTaken } from './conflicts.ts'
import type { Decision } from './decision.ts'
import { changeDraft, draftDecision } from './draft.ts'
import { evidenceOf, findDecision } from './find.ts'
import { type DecisionPages, idIn, one } from './page-tools.ts'
import { addEvidence, pinAgain, removeEvidence } from './pin.ts'
import { supersede } from './supersede.ts'
import { draftOf, emptyDraft, type Texts, textsOf, typedTexts, wrongIn } from './typed.ts'
import { editPage } from './views/edit.tsx'
import { findEvidencePage } from './views/find-evidence.tsx'
import { demandAnywhere, whereOneMay } from './where.ts'
import { words } from './words.ts'

/** To write a draft, to change it, and to pin what it rests on. */
export function draftPages(site: Site, { db, actorOf, kinds }: DecisionPages): void {
  page(site, '/decisions/new', async (visit) => {
    demandAnywhere(actorOf(visit), 'write')
    return editPage(visit, { organisations: await whereOneMay(db, actorOf(visit), 'write') })
  })

  form(site, '/decisions/new', async (visit, typed) => {
    const actor = actorOf(visit)
    demandAnywhere(actor, 'write')
    const organisation = Number(typed.text('organisation'))
    const draft = draftOf(typedTexts(typed, []), emptyDraft, visit)
    const errors = { ...(!organisation && { organisation: visit.words(words).wrong.organisation }), ...wrongIn(visit, draft) }
    const back = async (wrong: Record<string, string>) =>
      editPage(visit, { organisations: await whereOneMay(db, actor, 'write'), state: { values: typed.values, errors: wrong } })
    if (organisation) demand(actor, 'write', organisation)
    if (Object.keys(errors).length > 0) return back(errors)
    return kept(
      async () => visit.redirect(`/decisions/${await draftDecision(db, actor, { organisation, ...draft })}`, { saved: '1' }),
      (refusal) => back({ title: refusal.detail[visit.language] }),
    )
  })

  page(site, `${one}/change`, async (visit) => editPage(visit, { draft: await draftToWrite(visit) }))

  form(site, `${one}/change`, async (visit, typed) => {
    const draft = await draftToWrite(visit)
    const version = Number(typed.text('version'))
    if (version !== draft.version) return bothEdited(visit, typed, draft)
    const change = draftOf(typedTexts(typed, draft.alternatives), draft, visit)
    const errors = wrongIn(visit, change)
    const back = (wrong: Record<string, string>) => editPage(visit, { draft, state: { values: typed.values, errors: wrong } })
    if (Object.keys(errors).length > 0) return back(errors)
    return kept(
      async () => {
        await changeDraft(db, actorOf(visit), draft.id, change, version)
        return visit.redirect(`/decisions/${draft.id}`, { saved: '1' })
      },
      async (refusal) => {
        const now = await draftToWrite(visit)
        return now.version === version ? back({ title: refusal.detail[visit.language] }) : bothEdited(visit, typed, now)
      },
    )
  })

  page(site, `${one}/evidence`, (visit) => lookForEvidence(visit))

  form(site, `${one}/evidence`, async (visit, typed) => {
    const draft = await draftToWrite(visit)
    const ref = { kind: typed.text('kind'), subject: typed.text('subject') }
    return kept(
      async () => {
        await addEvidence(db, actorOf(visit), kinds, draft.id, ref)
        return visit.redirect(`/decisions/${draft.id}/evidence`, { saved: '1', kind: ref.kind, q: typed.text('q') })
      },
      (refusal) => lookForEvidence(visit, { kind: ref.kind, text: typed.text('q'), refusal: refusal.detail[visit.language] }),
    )
  })

  form(site, `${one}/evidence/remove`, async (visit, typed) => {
    await removeEvidence(db, actorOf(visit), idIn(visit), Number(typed.text('evidence')))
    return visit.redirect(`/decisions/${idIn(visit)}`, { saved: '1' })
  })

  form(site, `${one}/evidence/pin`, async (visit) => {
    await pinAgain(db, actorOf(visit), kinds, idIn(visit))
    return visit.redirect(`/decisions/${idIn(visit)}`, { saved: '1' })
  })

  form(site, `${one}/supersede`, async (visit) =>
    visit.redirect(`/decisions/${await supersede(db, actorOf(visit), kinds, idIn(visit))}`, { drafted: '1' }),
  )

  async function draftToWrite(visit: Visit): Promise<Decision> {
    const draft = await findDecision(db, actorOf(visit), idIn(visit))
    demand(actorOf(visit), 'write', draft.organisationId)
    if (draft.state.kind !== 'draft') throw alreadyTaken()
    return draft
  }

  async function lookForEvidence(visit: Visit, came?: { kind: string; text: string; refusal: string }): Promise<Sheet> {
    const decision = await draftToWrite(visit)
    const all = Object.entries(kinds).map(([kind, { name }]) => ({ kind, name: name[visit.language] }))
    const kind = came?.kind ?? visit.query.get('kind') ?? ''
    const asked = {
      kind: Object.hasOwn(kinds, kind) ? kind : (all[0]?.kind ?? ''),
      text: came?.text ?? (visit.query.get('q') ?? '').slice(0, 200),
    }
    const hits = visit.query.has('kind') || came ? await kinds[asked.kind]?.look(db, asked.text) : undefined
    const pinned = new Set((await evidenceOf(db, [decision.id])).filter((one) => one.kind === asked.kind).map(({ subject }) => subject))
    return findEvidencePage(visit, {
      decision,
      kinds: all,
      asked,
      hits: hits?.map((hit) => ({ ...hit, pinned: pinned.has(hit.subject) })),
      refusal: came?.refusal,
    })
  }
}

/** The second of two sees both versions, and the form holds what each has changed. */
function bothEdited(visit: Visit, typed: Typed, now: Decision): Sheet {
  const theirs = textsOf(now, visit)
  const { merged, edits } = mergeEdits(wasIn(typed, theirs), theirs, typedTexts(typed, now.alternatives))
  return editPage(visit, {
    draft: { ...now, alternatives: withThose(now, merged, visit) },
    edits,
    state: { values: { ...merged }, errors: {} },
  })
}

/** The form needs a row for each alternative that either has written. */
const withThose = (now: Decision, merged: Texts, visit: Visit) => draftOf(merged, now, visit).alternatives

/** What the form showed when it was opened; a form that was tampered with began from what is saved now. */
function wasIn(typed: Typed, otherwise: Texts): Texts {
  try {
    const was: unknown = JSON.parse(typed.text('was'))
    return was !== null && typeof was === 'object' && !Array.isArray(was)
      ? Object.fromEntries(Object.entries(was).map(([key, value]) => [key, String(value)]))
      : otherwise
  } catch {
    return otherwise
  }
}
