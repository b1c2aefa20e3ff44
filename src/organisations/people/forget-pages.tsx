import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { demand } from '../access.ts'
import { peopleNamed } from '../find.ts'
import { forgetPerson } from '../forget-person.ts'
import { words } from './words.ts'

type ForgetPages = { db: Db; actorOf: (visit: Visit) => Actor }

/** Forgetting a person: oneself, or, for whoever looks after the node, somebody who asked for it. What it means is said before it is done. */
export function forgetPages(site: Site, { db, actorOf }: ForgetPages): void {
  page(site, '/account/forget', (visit) => {
    own(visit)
    return asking(visit, { title: visit.words(words).forgetMe, above: { href: '/account', label: visit.words(words).account } })
  })

  form(site, '/account/forget', async (visit) => {
    await forgetPerson(db, actorOf(visit), own(visit), new Date())
    return visit.redirect('/account/forgotten')
  })

  page(site, '/account/forgotten', (visit) => {
    const t = visit.words(words)
    return {
      title: t.forgottenTitle,
      body: (
        <div class="flow">
          <h1>{t.forgottenTitle}</h1>
          <p>{t.forgottenText}</p>
        </div>
      ),
    }
  })

  const other = '/organisations/people/:person{[0-9]+}/forget'

  page(site, other, async (visit) => {
    demand(actorOf(visit), 'forgetPeople')
    const person = (await peopleNamed(db, [personIn(visit)])).get(personIn(visit))
    if (!person) throw gone()
    const t = visit.words(words)
    return asking(visit, { title: t.forgetOne(person), above: { href: '/organisations/people', label: t.nodePeople } })
  })

  form(site, other, async (visit) => {
    if (!(await forgetPerson(db, actorOf(visit), personIn(visit), new Date()))) throw gone()
    return visit.redirect('/organisations/people', { saved: '1' })
  })

  function own(visit: Visit): number {
    const actor = actorOf(visit)
    if (actor.kind === 'person') return actor.person
    throw new Problem('unauthenticated', { sv: 'Logga in som den som ska tas bort.', en: 'Sign in as the one to be removed.' })
  }
}

// No person has a number that PostgreSQL cannot hold.
const personIn = (visit: Visit) => Math.min(Number(visit.param('person')), 2 ** 31 - 1)
const gone = () =>
  new Problem('not-found', {
    sv: 'Det finns ingen sådan person här, eller så är namnet redan borttaget.',
    en: 'There is no such person here, or the name has been removed already.',
  })

function asking(visit: Visit, { title, above }: { title: string; above: { href: string; label: string } }): Sheet {
  const t = visit.words(words)
  return {
    title,
    body: (
      <div class="flow">
        <Breadcrumb language={visit.language} trail={[{ href: visit.to(above.href), label: above.label }]} here={title} />
        <h1>{title}</h1>
        <ul class="ds-list">
          {t.forgetMeans.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <form method="post" class="actions">
          <button class="ds-button" data-color="danger" type="submit">
            {t.forgetDo}
          </button>
          <a href={visit.to(above.href)}>{t.forgetNot}</a>
        </form>
      </div>
    ),
  }
}
