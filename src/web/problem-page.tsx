import { randomUUID } from 'node:crypto'
import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Child } from 'hono/jsx'
import type { Finding } from '../kernel/finding.ts'
import { type Language, say } from '../kernel/language-text.ts'
import { Problem, type ProblemKind, problems } from '../kernel/problem.ts'
import { SearchField } from './components/search-field/search-field.tsx'
import { formatBytes } from './format.ts'
import { render } from './page.tsx'
import type { Site } from './site.ts'
import { type Visit, visitOf } from './visit.ts'
import { words } from './words.ts'

type Status = (typeof problems)[ProblemKind]['status'] | 500

/** An expected refusal says what happened and what to do; anything else is our bug, and gets a number that is also in the log. */
export function problemPage(site: Site, log: (incident: string, cause: unknown) => void): ErrorHandler {
  return async (error, c) => {
    if (error instanceof Problem) return refusal(site, c, error)
    const { language } = visitOf(c)
    const t = words[language]
    if (error instanceof HTTPException && error.status === 403) return plain(site, c, 403, t.foreignFormTitle, t.foreignForm)
    if (error instanceof HTTPException && error.status === 413)
      return plain(site, c, 413, t.tooLargeTitle, t.tooLarge(formatBytes(Number(error.cause), language)))
    const incident = randomUUID().slice(0, 8)
    log(incident, error)
    return plain(
      site,
      c,
      500,
      t.wrongTitle,
      t.wrong,
      <p>
        {t.incident}: <strong class="nowrap">{incident}</strong>
      </p>,
    )
  }
}

export function missingPage(site: Site): NotFoundHandler {
  return (c) => {
    const t = words[visitOf(c).language]
    return plain(site, c, 404, t.missingTitle, t.missing)
  }
}

async function refusal(site: Site, c: Context, problem: Problem): Promise<Response> {
  const { language } = visitOf(c)
  const { status, title } = problems[problem.kind]
  if (problem.retryAfterSeconds !== undefined) c.header('Retry-After', String(problem.retryAfterSeconds))
  return plain(
    site,
    c,
    status,
    title[language],
    problem.detail[language],
    <>
      <Findings findings={problem.findings} language={language} />
      {problem.kind === 'unauthenticated' && site.account?.(c).kind === 'nobody' && <SignIn visit={visitOf(c)} />}
      {c.req.method === 'POST' && <KeptForm values={await textsSent(c)} action={c.req.path} language={language} />}
    </>,
  )
}

function plain(site: Site, c: Context, status: Status, title: string, what: string, more?: Child): Promise<Response> {
  const visit = visitOf(c)
  const t = words[visit.language]
  return render(site, visit, {
    title,
    status,
    search: false,
    body: (
      <div class="prose flow">
        <p class="quiet">
          {t.status} {status}
        </p>
        <h1>{title}</h1>
        <p class="lead">{what}</p>
        {more}
        {(status === 404 || status === 410) && (
          <SearchField id="missing-search" language={visit.language} action={visit.to(site.searchPath)} label={t.searchLabel} />
        )}
        <p>
          <a href={visit.to('/')}>{t.toStart}</a>
        </p>
      </div>
    ),
  })
}

/** Signing in leads back here; what was sent by a form is not sent again by itself. */
function SignIn({ visit }: { visit: Visit }) {
  const back = visit.c.req.method === 'GET' ? visit.to(visit.path, visit.query) : visit.to('/')
  return (
    <p>
      <a class="ds-button" href={visit.to('/sign-in', { back })}>
        {words[visit.language].signIn}
      </a>
    </p>
  )
}

function Findings({ findings, language }: { findings: readonly Finding[]; language: Language }) {
  const t = words[language]
  if (findings.length === 0) return null
  return (
    <section class="flow">
      <h2>{t.problemFindings}</h2>
      <ul class="ds-list">
        {findings.map((finding) => (
          <li>
            <strong>{say(finding.message, language)?.text}</strong>
            {finding.line !== undefined && (
              <span class="quiet">
                {' '}
                ({t.line} {finding.line}
                {finding.column !== undefined && `, ${t.column} ${finding.column}`})
              </span>
            )}
            <br />
            {say(finding.fix, language)?.text}
          </li>
        ))}
      </ul>
    </section>
  )
}

async function textsSent(c: Context): Promise<[string, string][]> {
  const body = await c.req.formData().catch(() => new FormData())
  return [...body].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
}

/** Nothing that was typed is lost: it can be read, copied and sent again as it was. */
function KeptForm({ values, action, language }: { values: [string, string][]; action: string; language: Language }) {
  const t = words[language]
  if (values.length === 0) return null
  return (
    <form method="post" action={action} class="flow">
      <h2>{t.typed}</h2>
      <ul class="ds-list">
        {values.map(([name, value]) => (
          <li>
            <input type="hidden" name={name} value={value} />
            {value}
          </li>
        ))}
      </ul>
      <div class="actions">
        <button class="ds-button" type="submit">
          {t.tryAgain}
        </button>
      </div>
    </form>
  )
}
