import type { Db } from '../../db/open.ts'
import { actorOf } from '../../identity/caller.ts'
import type { Actor } from '../../kernel/actor.ts'
import { say } from '../../kernel/language-text.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { demand, may } from '../access.ts'
import { findOrganisation } from '../find.ts'
import type { Organisation } from '../organisation.ts'
import { type ChangeRequest, changeRequestsOf, findChangeRequest } from './change-request.ts'
import { type Approvables, decide, decideMany, isOwn, withdraw } from './decide.ts'
import { setApproval } from './settings.ts'
import { approvalsPage, type Outcomes, requestPage } from './views.tsx'
import { words } from './words.ts'

/** Changes that wait for a second person, and what an organisation wants one for. */
export function approvalPages(site: Site, { db, approvables }: { db: Db; approvables: Approvables }): void {
  const base = '/organisations/:id{[0-9]+}/approvals'

  page(site, base, (visit) => list(visit))

  form(site, base, async (visit, typed) => {
    const t = visit.words(words)
    const verdict = typed.text('verdict') === 'reject' ? 'reject' : 'approve'
    const reason = typed.text('reason')
    const chosen = typed.all('request').map(Number)
    if (chosen.length === 0) return list(visit, { error: t.chooseSome })
    if (verdict === 'reject' && reason === '') return list(visit, { error: t.needsReason })
    const decisions = chosen.map((request) => ({ request, verdict, ...(reason && { reason }) }) as const)
    return list(visit, { outcomes: await decideMany(db, actorOf(visit), approvables, decisions, new Date()) })
  })

  page(site, `${base}/settings`, async (visit) => settingsPage(visit, await findOrganisation(db, Number(visit.param('id')))))

  form(site, `${base}/settings`, async (visit, typed) => {
    const organisation = Number(visit.param('id'))
    await setApproval(db, actorOf(visit), approvables, { organisation, kinds: typed.all('kind') })
    return visit.redirect(`/organisations/${organisation}/approvals/settings`, { saved: '1' })
  })

  page(site, `${base}/:request{[0-9]+}`, (visit) => one(visit))

  form(site, `${base}/:request{[0-9]+}`, async (visit, typed) => {
    const reason = typed.text('reason')
    const verdict = typed.text('verdict') === 'reject' ? 'reject' : 'approve'
    if (verdict === 'reject' && reason === '') return one(visit, visit.words(words).needsReason)
    const request = Number(visit.param('request'))
    await decide(db, actorOf(visit), approvables, { request, verdict, ...(reason && { reason }) }, new Date())
    return visit.redirect(`/organisations/${visit.param('id')}/approvals/${request}`)
  })

  form(site, `${base}/:request{[0-9]+}/withdraw`, async (visit) => {
    await withdraw(db, actorOf(visit), Number(visit.param('request')), new Date())
    return visit.redirect(`/organisations/${visit.param('id')}/approvals`)
  })

  async function list(visit: Visit, more: { outcomes?: Outcomes; error?: string } = {}): Promise<Sheet> {
    const organisation = await findOrganisation(db, Number(visit.param('id')))
    const actor = actorOf(visit)
    demand(actor, 'seeProposals', organisation.id)
    const [waiting, decided] = await Promise.all([
      changeRequestsOf(db, organisation.id, 'waiting'),
      changeRequestsOf(db, organisation.id, 'decided', 50),
    ])
    const allowed = { decide: may(actor, 'approve', organisation.id), set: may(actor, 'setApproval', organisation.id) }
    const shown = (requests: ChangeRequest[]) => requests.map((request) => named(actor, request))
    return approvalsPage(visit, { organisation, approvables, waiting: shown(waiting), decided: shown(decided), may: allowed, ...more })
  }

  async function one(visit: Visit, error?: string): Promise<Sheet> {
    const actor = actorOf(visit)
    const request = await findChangeRequest(db, Number(visit.param('request')))
    demand(actor, 'seeProposals', request.organisation)
    const organisation = await findOrganisation(db, request.organisation)
    const now = (await approvables[request.kind]?.now(db, request.subject).catch(() => null)) ?? null
    const waits = request.state === 'waiting'
    const own = await isOwn(db, actor, request.proposedBy)
    const allowed = { decide: waits && !own && may(actor, 'approve', organisation.id), withdraw: waits && own }
    return requestPage(visit, { organisation, approvables, request: named(actor, request), now, may: allowed, ...(error && { error }) })
  }

  function settingsPage(visit: Visit, organisation: Organisation): Sheet {
    const { language } = visit
    const t = visit.words(words)
    demand(actorOf(visit), 'setApproval', organisation.id)
    const name = say(organisation.name, language)!.text
    return {
      title: t.settings,
      serves: [1],
      body: (
        <div class="flow">
          <Breadcrumb
            language={language}
            trail={[
              { href: visit.to(`/organisations/${organisation.id}`), label: name },
              { href: visit.to(`/organisations/${organisation.id}/approvals`), label: t.title },
            ]}
            here={t.settings}
          />
          <h1>{t.settings}</h1>
          {visit.query.has('saved') && (
            <Message language={language} tone="success" live>
              <p>{t.saved}</p>
            </Message>
          )}
          <form method="post" class="flow form">
            <fieldset class="ds-fieldset">
              <legend class="ds-label">{t.settings}</legend>
              <p data-field="description">{t.settingsLead}</p>
              {Object.entries(approvables).map(([kind, approvable]) => (
                <div class="ds-field">
                  <input
                    class="ds-input"
                    type="checkbox"
                    id={`kind-${kind}`}
                    name="kind"
                    value={kind}
                    checked={organisation.approval.includes(kind)}
                  />
                  <label class="ds-label" for={`kind-${kind}`}>
                    {approvable.name[language]}
                  </label>
                </div>
              ))}
            </fieldset>
            <div class="actions">
              <button class="ds-button" type="submit">
                {t.save}
              </button>
            </div>
          </form>
        </div>
      ),
    }
  }
}

/** Who proposed and who decided is told by name to those who decide; others see a number. */
const named = (actor: Actor, request: ChangeRequest): ChangeRequest =>
  may(actor, 'approve', request.organisation) ? request : { ...request, proposer: null, decider: null }
