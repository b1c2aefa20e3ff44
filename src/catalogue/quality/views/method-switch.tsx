import { sameWith, type Visit } from '../../../web/visit.ts'
import { isMethod, type Method, methodNames, methods } from '../method.ts'
import { words } from '../words.ts'

/** By whose rules the reader wants it counted. */
export function methodOf({ query }: Visit): Method {
  const asked = query.get('method') ?? ''
  return isMethod(asked) ? asked : 'eu'
}

/** What a link asks for to keep the reader's choice; the usual one needs no words. */
export const methodQuery = (method: Method) => ({ method: method === 'eu' ? undefined : method })

export function MethodSwitch({ visit, method }: { visit: Visit; method: Method }) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <nav class="choices" aria-label={t.methodLabel}>
      <p>
        {t.methodLabel}:{' '}
        {methodNames.map((name, at) => (
          <>
            {at > 0 && ' · '}
            {name === method ? (
              <strong aria-current="true">{methods[name].label[language]}</strong>
            ) : (
              <a href={sameWith(visit, methodQuery(name))}>{methods[name].label[language]}</a>
            )}
          </>
        ))}
      </p>
      <p class="quiet small">{t.methodNote[method]}</p>
    </nav>
  )
}
