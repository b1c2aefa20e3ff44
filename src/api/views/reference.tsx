import { DefinitionList } from '../../web/components/definition-list/definition-list.tsx'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import { apiRoot } from '../api.ts'
import { apiReleased, type OpenApiDocument } from '../document.ts'
import { words } from '../words.ts'
import { Operation } from './operation.tsx'

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Every call of the API, in groups, with examples. */
export function referencePage(visit: Visit, document: OpenApiDocument, baseUrl: string): Sheet {
  const t = visit.words(words)
  const root = `${baseUrl}${apiRoot}`
  const { info, tags, components } = document
  return {
    title: t.title,
    serves: [6],
    body: (
      <div class="flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <DefinitionList
          facts={[
            [t.address, <code>{root}</code>],
            [t.version, info.version],
            [t.released, apiReleased],
            [t.description, <a href={`${apiRoot}/openapi.json`}>{t.openapi}</a>],
            [t.profile, t.profileText],
          ]}
        />
        <section class="flow" aria-labelledby="how">
          <h2 id="how">{t.how}</h2>
          <div class="api-rules">
            {[
              { title: t.keys, text: components.securitySchemes.key.description },
              ...t.rules,
              { title: t.limits, text: info['x-limitations'] },
            ].map(({ title, text }) => (
              <div>
                <h3>{title}</h3>
                <p>
                  <WithNames text={text} />
                </p>
              </div>
            ))}
          </div>
        </section>
        <h2>{t.calls}</h2>
        {tags.map((tag: { name: string; 'x-title': string; description: string }) => (
          <section class="flow" aria-labelledby={tag.name}>
            <h3 id={tag.name}>{tag['x-title']}</h3>
            <p>{tag.description}</p>
            <div class="api-calls">
              {operationsOf(document, tag.name).map(({ method, path, operation }) => (
                <Operation t={t} root={root} method={method} path={path} operation={operation} components={components} />
              ))}
            </div>
          </section>
        ))}
      </div>
    ),
  }
}

/** A text in which what is written in code stands between `…`. */
const WithNames = ({ text }: { text: string }) => (
  <>{text.split('`').map((part, place) => (place % 2 === 1 ? <code>{part}</code> : part))}</>
)

function operationsOf(document: OpenApiDocument, tag: string) {
  return Object.entries<OpenApiDocument>(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => (item[method]?.tags.includes(tag) ? [{ method, path, operation: item[method] }] : [])),
  )
}
