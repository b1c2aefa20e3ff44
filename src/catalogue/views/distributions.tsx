import { Paragraphs, Text } from '../../web/components/language-text/language-text.tsx'
import { formatBytes, formatDate } from '../../web/format.ts'
import type { Visit } from '../../web/visit.ts'
import { conceptOf } from '../code-lists.ts'
import type { Distribution } from '../entry.ts'
import { words } from '../words.ts'
import { Address, type Links, listed, NamedThing } from './things.tsx'

export function Distributions({ visit, links, of, kind }: { visit: Visit; links: Links; of: readonly Distribution[]; kind: string }) {
  const t = visit.words(words)
  const { language } = visit
  if (of.length === 0) return kind === 'dataset' ? <p class="quiet">{t.noDistributions}</p> : null
  return (
    <section class="flow" aria-labelledby="distributions">
      <h2 id="distributions">{t.distributions}</h2>
      <ul class="ruled">
        {of.map((one) => {
          const formats = one.formats.map((format) => conceptOf('file-types', format)?.[language] ?? format)
          return (
            <li class="flow">
              <h3>
                {Object.keys(one.title).length > 0 ? (
                  <Text of={one.title} language={language} />
                ) : (
                  [...new Set(formats)].join(', ') || t.openAccess
                )}
              </h3>
              <Paragraphs of={one.description} language={language} />
              <p class="quiet small">
                {[
                  [...new Set(formats)].join(', '),
                  one.byteSize && Number.isFinite(Number(one.byteSize)) && formatBytes(Number(one.byteSize), language),
                  one.licence && (conceptOf('licences', one.licence)?.[language] ?? one.licence),
                  one.modified && formatDate(one.modified),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <p class="actions">
                {one.downloadUrls.map((url) => (
                  <Go url={url} label={t.downloadFile} />
                ))}
                {one.accessUrls
                  .filter((url) => !one.downloadUrls.includes(url))
                  .map((url) => (
                    <Go url={url} label={t.openAccess} />
                  ))}
              </p>
              {one.conformsTo.length > 0 && (
                <p class="small">
                  {t.conformsTo}: {listed(one.conformsTo.map((standard) => <NamedThing visit={visit} links={links} of={standard} />))}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Go({ url, label }: { url: string; label: string }) {
  if (!/^(https?|ftps?):/i.test(url)) return <Address of={url} />
  const host = URL.canParse(url) ? new URL(url).host : url
  return (
    <span>
      <a href={url} rel="noreferrer">
        {label}
      </a>{' '}
      <span class="quiet small">({host})</span>
    </span>
  )
}
