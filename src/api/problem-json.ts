import type { ErrorHandler } from 'hono'
import { Problem, problems } from '../kernel/problem.ts'

/** A refusal as RFC 9457 has it, for machines. What is no refusal goes on to whoever logs incidents. */
export const problemJson: ErrorHandler = (error, c) => {
  if (!(error instanceof Problem)) throw error
  const { status, title } = problems[error.kind]
  const language = /(^|,)\s*en\b/i.test(c.req.header('Accept-Language') ?? '') ? 'en' : 'sv'
  const body = {
    type: `https://w3id.org/allmanning/problems#${error.kind}`,
    title: title[language],
    status,
    detail: error.detail[language],
    instance: c.req.path,
  }
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json', 'Content-Language': language })
}
