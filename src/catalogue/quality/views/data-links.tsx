import type { Visit } from '../../../web/visit.ts'
import type { Method } from '../method.ts'
import { words } from '../words.ts'
import { methodQuery } from './method-switch.tsx'

const formats = [
  ['ttl', 'Turtle'],
  ['rdf', 'RDF/XML'],
  ['jsonld', 'JSON-LD'],
  ['nt', 'N-Triples'],
] as const

/** The same measurements for machines. `path` is the page's own, without its language. */
export function DataLinks({ visit, path, method }: { visit: Visit; path: string; method: Method }) {
  const t = visit.words(words)
  const { method: asked } = methodQuery(method)
  return (
    <section class="flow">
      <h2>{t.dataTitle}</h2>
      <p>{t.dataText}</p>
      <ul class="inline-list">
        {formats.map(([extension, label]) => (
          <li>
            <a href={`${path}.${extension}${asked ? `?method=${asked}` : ''}`}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
