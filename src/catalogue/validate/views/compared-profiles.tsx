import { say } from '../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import { sameWith, type Visit } from '../../../web/visit.ts'
import { type ComparedClass, type ComparedField, differs } from '../fields.ts'
import type { Profile } from '../profiles.ts'
import { words } from '../words.ts'
import { FieldName, PresenceTag, Rules } from './field.tsx'
import { anchorOf } from './profile.tsx'
import { nameOf } from './profiles.tsx'

export function comparedPage(visit: Visit, left: Profile, right: Profile, classes: readonly ComparedClass[]): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const whole = visit.query.get('show') === 'all'
  const fields = classes.flatMap((one) => one.fields)
  const number = (n: number) => formatNumber(n, language)
  const shown = whole
    ? classes
    : classes.map((one) => ({ ...one, fields: one.fields.filter(differs) })).filter((one) => one.fields.length > 0)
  return {
    title: t.compare,
    serves: [6, 8],
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to('/profiles'), label: t.profilesTitle },
            { href: visit.to(`/profiles/${left.id}`), label: nameOf(left, language) },
          ]}
          here={t.compare}
        />
        <h1>
          {nameOf(left, language)} – {nameOf(right, language)}
        </h1>
        <p class="lead">
          {t.comparedSummary({
            differ: number(fields.filter((field) => field.left && field.right && differs(field)).length),
            same: number(fields.filter((field) => !differs(field)).length),
            left: number(fields.filter((field) => !field.right).length),
            right: number(fields.filter((field) => !field.left).length),
            leftName: nameOf(left, language),
            rightName: nameOf(right, language),
          })}
        </p>
        <nav aria-label={t.compareShow}>
          <p>
            {whole ? (
              <a href={sameWith(visit, { show: undefined })}>{t.onlyDifferences}</a>
            ) : (
              <strong aria-current="true">{t.onlyDifferences}</strong>
            )}
            {' · '}
            {whole ? <strong aria-current="true">{t.everything}</strong> : <a href={sameWith(visit, { show: 'all' })}>{t.everything}</a>}
            {' · '}
            <a href={visit.to(`/profiles/${right.id}`, { with: left.id, show: whole ? 'all' : undefined })}>{t.swap}</a>
          </p>
        </nav>
        {shown.length > 1 && (
          <nav aria-label={t.classes}>
            <ul class="inline-list">
              {shown.map(({ targetClass, on, fields }) => (
                <li>
                  <a href={`#${anchorOf(targetClass)}`}>{say(on, language)?.text}</a> <span class="quiet">{number(fields.length)}</span>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {shown.length === 0 && <p>{t.noDifference}</p>}
        {shown.map((one) => (
          <ComparedFields visit={visit} of={one} left={left} right={right} whole={whole} />
        ))}
      </div>
    ),
  }
}

type FieldsOf = { visit: Visit; of: ComparedClass; left: Profile; right: Profile; whole: boolean }

function ComparedFields({ visit, of: { targetClass, on, fields }, left, right, whole }: FieldsOf) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <section class="flow" id={anchorOf(targetClass)}>
      <h2>{say(on, language)?.text}</h2>
      <ul class="ruled fields fields--compared">
        {fields.map((field) => (
          <li>
            <h3>
              <FieldName label={field.label} {...(field.path !== undefined && { path: field.path })} language={language} />
            </h3>
            <Side visit={visit} profile={left} side={field.left} />
            <Side visit={visit} profile={right} side={field.right} />
            {whole && field.shared.length > 0 && (
              <div class="fields__both">
                <p class="quiet small">{t.inBoth}</p>
                <Rules visit={visit} demands={field.shared} withFix={false} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Side({ visit, profile, side }: { visit: Visit; profile: Profile; side: ComparedField['left'] }) {
  const t = visit.words(words)
  return (
    <div>
      <p class="quiet small">{nameOf(profile, visit.language)}</p>
      {side ? (
        <>
          <p>
            <PresenceTag visit={visit} presence={side.presence} />
          </p>
          <Rules visit={visit} demands={side.own} withFix={false} />
        </>
      ) : (
        <p>{t.notInProfile}</p>
      )}
    </div>
  )
}
