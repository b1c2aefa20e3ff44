import { z } from 'zod'
import { about } from '../../api/texts.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { longText, said } from './group.ts'

/** What belongs to leading a change: taking part, learning, and how it is received. */
export const entryKinds = ['involvement', 'competence', 'acceptance'] as const
export type EntryKind = (typeof entryKinds)[number]

export const levels = [1, 2, 3, 4, 5] as const
export type Level = (typeof levels)[number]

export type ChangeEntry = {
  id: number
  initiativeId: number
  kind: EntryKind
  /** What is done, what needs to be learnt, or what was noticed. */
  says: LanguageText
  /** With whom, or how the need is met. */
  how: LanguageText
  groups: number[]
  /** Planned for, needed by, or noticed. */
  on: string
  /** Done, or met. */
  doneOn: string | null
  level: Level | null
  version: number
}

export const EntryInput = z
  .object({
    kind: about(z.enum(entryKinds), {
      sv: 'Delaktighet, kompetensbehov, eller hur förändringen tas emot.',
      en: 'Involvement, a need for competence, or how the change is received.',
    }),
    says: about(longText.refine(said), { sv: 'Vad.', en: 'What.' }),
    how: about(longText.default({}), { sv: 'Med vilka, eller hur behovet möts.', en: 'With whom, or how the need is met.' }),
    groups: about(z.array(z.number().int().positive()).max(100).default([]), {
      sv: 'Grupper som berörs, efter nummer.',
      en: 'Affected groups, by number.',
    }),
    on: about(z.iso.date(), { sv: 'När det är planerat, behövs eller märktes.', en: 'When it is planned, needed or was noticed.' }),
    doneOn: about(z.iso.date().nullable().default(null), { sv: 'När det gjordes eller möttes.', en: 'When it was done or met.' }),
    level: about(z.number().int().min(1).max(5).nullable().default(null), {
      sv: 'Bara för hur förändringen tas emot: från 1, öppet motstånd, till 5, driver på.',
      en: 'Only of how the change is received: from 1, open resistance, to 5, drives it on.',
    }),
  })
  .refine(({ kind, level }) => (kind === 'acceptance') === (level !== null), { path: ['level'] })
  .refine(({ kind, doneOn }) => kind !== 'acceptance' || doneOn === null, { path: ['doneOn'] })
export type EntryInput = z.input<typeof EntryInput>

/** Where a plan stands by its dates. */
export const standingOf = ({ on, doneOn }: Pick<ChangeEntry, 'on' | 'doneOn'>, today: string): 'done' | 'late' | 'planned' =>
  doneOn !== null ? 'done' : on < today ? 'late' : 'planned'
