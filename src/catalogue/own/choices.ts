import { ns } from '../../rdf/namespaces.ts'
import { type CodeListName, codeList, codeLists, conceptOf } from '../code-lists.ts'
import { classesOfCodeLists } from '../validate/types-of.ts'
import { className } from './class-names.ts'

/** A value that may be chosen, and what people call it. */
export type Choice = { uri: string; sv: string; en: string; code?: string }

/** The code list that a field is about, told by what its rules demand and show; nothing where no list of ours fits. */
export function codeListFor({
  patterns,
  classes,
  example,
}: {
  patterns: readonly string[]
  classes: readonly string[]
  example: string | undefined
}): CodeListName | undefined {
  if (example !== undefined) {
    const shown = codeLists.find((name) =>
      codeList(name).concepts.some(({ uri, variants = [] }) => uri === example || variants.includes(example)),
    )
    if (shown) return shown
  }
  for (const pattern of patterns) {
    const fits = new RegExp(pattern)
    // A pattern that any web address fits says nothing of a list.
    if (fits.test('https://example.com/x') || fits.test('mailto:a@example.com')) continue
    const found = codeLists.find((name) => codeList(name).concepts.every(({ uri }) => fits.test(uri)))
    if (found) return found
  }
  return codeLists.find((name) => classesOfCodeLists.get(name)!.some((of) => !tooWide.has(of) && classes.includes(of)))
}

// Much else is a concept or a statement of rights.
const tooWide: ReadonlySet<string> = new Set([ns.skos('Concept'), ns.dcterms('RightsStatement')])

/** Those that a rule counts up, by the names that our code lists have for them. */
export const choicesAmong = (uris: readonly string[]): Choice[] => [...new Set(uris)].map(choiceOf)

export function choiceOf(uri: string): Choice {
  for (const name of codeLists) {
    const concept = codeList(name).concepts.find((one) => one.uri === uri || one.variants?.includes(uri))
    if (concept) return { uri, sv: concept.sv, en: concept.en, code: concept.code }
  }
  const { sv, en } = className(uri)
  return { uri, sv, en }
}

/** What somebody wrote as one of the choices: by its address, its name or its code. */
export function choiceMeant(choices: readonly Choice[], written: string): Choice | undefined {
  const wanted = written.trim().toLowerCase()
  const same = choices.find(({ uri, sv, en, code }) => [uri, sv, en, code].some((one) => one?.toLowerCase() === wanted))
  if (same) return same
  for (const name of codeLists) {
    const uri = conceptOf(name, written)?.uri
    const found = uri === undefined ? undefined : choices.find((one) => one.uri === uri)
    if (found) return found
  }
  // The beginning of one name and no other.
  const begun =
    wanted.length < 2 ? [] : choices.filter(({ sv, en }) => sv.toLowerCase().startsWith(wanted) || en.toLowerCase().startsWith(wanted))
  return begun.length === 1 ? begun[0] : undefined
}
