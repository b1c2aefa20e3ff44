import { Problem } from '../kernel/problem.ts'
import type { Sheet } from './page.tsx'

/** A conflict with what others have done comes back as a form that keeps what was typed; any other refusal is a page of its own. */
export async function kept(work: () => Promise<Response>, back: (refusal: Problem) => Sheet | Promise<Sheet>): Promise<Sheet | Response> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && (error.kind === 'conflict' || error.kind === 'invalid')) return back(error)
    throw error
  }
}

/** The first thing to correct in each field, in the domain's own words. */
export const errorsIn = (
  error: { issues: readonly { path: PropertyKey[] }[] },
  texts: { readonly [field: string]: string },
): Record<string, string> =>
  Object.fromEntries(error.issues.flatMap(({ path }) => (texts[String(path[0])] ? [[String(path[0]), texts[String(path[0])]!]] : [])))
