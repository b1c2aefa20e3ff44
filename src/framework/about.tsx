import { page } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import { aboutWords } from './about-words.ts'

/** What the node is, how machines read it, and how accessible it is. */
export function aboutPages(site: Site): void {
  page(site, '/about', (visit) => {
    const t = visit.words(aboutWords)
    return {
      title: t.aboutTitle,
      body: (
        <div class="flow prose">
          <h1>{t.aboutTitle}</h1>
          <p class="lead">{t.aboutLead}</p>
          {t.about.map((section) => (
            <section class="flow">
              <h2>{section.title}</h2>
              <p>{section.text}</p>
            </section>
          ))}
          <p>
            <a href={visit.to('/framework')}>{t.toFramework}</a>
          </p>
        </div>
      ),
    }
  })

  page(site, '/about/data', (visit) => {
    const t = visit.words(aboutWords)
    return {
      title: t.dataTitle,
      serves: [6],
      body: (
        <div class="flow prose">
          <h1>{t.dataTitle}</h1>
          <p class="lead">{t.dataLead}</p>
          <p>
            {t.apiText} <a href={visit.to('/api')}>{t.toApi}</a>
          </p>
          <ul class="plain-list">
            {t.addresses.map(({ path, text }) => (
              <li>
                <code>{path.includes('{') ? path : <a href={path}>{path}</a>}</code>
                <br />
                {text}
              </li>
            ))}
          </ul>
          <h2>{t.reuseTitle}</h2>
          <p>{t.reuse}</p>
        </div>
      ),
    }
  })

  page(site, '/accessibility', (visit) => {
    const t = visit.words(aboutWords)
    return {
      title: t.accessTitle,
      body: (
        <div class="flow prose">
          <h1>{t.accessTitle}</h1>
          {t.access.map((text) => (
            <p>{text}</p>
          ))}
        </div>
      ),
    }
  })
}
