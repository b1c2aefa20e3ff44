import type { FormState } from '../../../web/form-state.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { words } from '../words.ts'
import { CheckForm } from './check-form.tsx'

export function checkPage(visit: Visit, { values, errors }: FormState, uploadMaxBytes: number): Sheet {
  const t = visit.words(words)
  return {
    title: t.title,
    serves: [6],
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: (
      <div class="flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <CheckForm visit={visit} state={{ values, errors }} uploadMaxBytes={uploadMaxBytes} />
        <p>
          <a href={visit.to('/profiles')}>{t.toProfiles}</a>
        </p>
      </div>
    ),
  }
}
