import type { Language } from '../../kernel/language-text.ts'
import type { CaseResult, PartyFigures, Told } from './case-result.ts'

type Said<Of extends Told> = Omit<Of, 'explanations' | 'byParty'>
export type SaidResult = Said<CaseResult> & { byParty: { [party: string]: Said<PartyFigures> } }

/** A result for a reader of one language, as the command and the API write it. */
export function notesIn({ byParty, ...result }: CaseResult, language: Language): SaidResult {
  return {
    ...said(result, language),
    byParty: Object.fromEntries(Object.entries(byParty).map(([party, one]) => [party, said(one, language)])),
  }
}

function said<Of extends Told>({ explanations, ...figures }: Of, language: Language) {
  const notes = Object.fromEntries(Object.entries(explanations).map(([figure, texts]) => [figure, texts![language]]))
  return { ...figures, notes }
}
