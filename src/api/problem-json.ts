import { randomUUID } from 'node:crypto'
import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { Problem, type ProblemKind, problems } from '../kernel/problem.ts'
import type { Texts } from '../web/words.ts'
import { acceptedLanguage } from './language.ts'

export const problemType = (kind: ProblemKind | 'incident') => `https://w3id.org/allmanning/problems#${kind}`

export const incidentTexts = {
  title: { sv: 'Något gick fel hos oss', en: 'Something went wrong on our side' },
  detail: {
    sv: 'Felet är loggat. Försök igen om en stund. Om det inte hjälper, ange numret i incident när du hör av dig.',
    en: 'The fault is in the log. Try again in a while. If that does not help, give the number in incident when you contact us.',
  },
} as const satisfies Record<string, Texts>

/** A refusal as RFC 9457 has it, for machines. What is no refusal goes on to whoever logs incidents. */
export const problemJson: ErrorHandler = (error, c) => {
  const problem = error instanceof HTTPException ? fromLibrary(error) : error
  if (!(problem instanceof Problem)) throw error
  const language = acceptedLanguage(c.req.header('Accept-Language'))
  const { status, title } = problems[problem.kind]
  return send(c, status, {
    type: problemType(problem.kind),
    title: title[language],
    status,
    detail: problem.detail[language],
    instance: c.req.path,
    ...(problem.findings.length > 0 && { findings: problem.findings }),
  })
}

/** The same, where nobody else logs incidents: the answer has the number that is in the log. */
export const problemJsonLogging =
  (log: (message: string, cause?: unknown) => void): ErrorHandler =>
  async (error, c) => {
    try {
      return await problemJson(error, c)
    } catch (cause) {
      const language = acceptedLanguage(c.req.header('Accept-Language'))
      const incident = randomUUID().slice(0, 8)
      log(`Incident ${incident}`, cause)
      const { title, detail } = incidentTexts
      return send(c, 500, {
        type: problemType('incident'),
        title: title[language],
        status: 500,
        detail: detail[language],
        instance: c.req.path,
        incident,
      })
    }
  }

function send(c: Context, status: 500 | (typeof problems)[ProblemKind]['status'], body: object): Response {
  return c.body(JSON.stringify(body), status, {
    'Content-Type': 'application/problem+json',
    'Content-Language': acceptedLanguage(c.req.header('Accept-Language')),
    'Cache-Control': 'no-store',
    // RFC 9110 §11.6.1; whoever looked at the key may have said more.
    ...(status === 401 && !c.res.headers.has('WWW-Authenticate') && { 'WWW-Authenticate': 'Bearer' }),
    // What was sent has not been read, so the connection cannot be used again (RFC 9112 §9.3).
    ...(!['GET', 'HEAD'].includes(c.req.method) && !c.req.raw.bodyUsed && { Connection: 'close' }),
  })
}

function fromLibrary({ status }: HTTPException): Problem | undefined {
  if (status !== 403) return undefined
  return new Problem('forbidden', {
    sv: 'Anropet kommer från en annan webbplats. Anropa härifrån, eller utanför en webbläsare.',
    en: 'The call comes from another site. Call from here, or outside a browser.',
  })
}
