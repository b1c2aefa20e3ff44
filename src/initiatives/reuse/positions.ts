import { sql } from 'kysely'
import { analyseWord } from '../../catalogue/search/lexemes.ts'
import { readingOf } from '../../catalogue/search/stems.ts'
import { wordsOf } from '../../catalogue/search/words.ts'
import type { Db } from '../../db/open.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { tellingWords } from '../needs/stems.ts'

type Position = { id: number; version: number; title: LanguageText; description: LanguageText; conclusion: LanguageText | null }
export type PositionHit = Position & { thing: 'decision'; kind: 'position'; score: number; named: boolean }

/** Positions are some hundreds in a node and have no search index: those with the beginning of a word are read and weighed here. */
const mostRead = 200
/** No rarity is known of their words, so each weighs as one that is neither rare nor common. */
const weight = 0.7

/** Positions that are decisions here, published for others to rely on, and speak of what the text does. */
export async function positionsAlike(db: Db, text: string, limit: number): Promise<PositionHit[]> {
  const words = [...new Set(tellingWords(text))].slice(0, 24)
  if (words.length === 0) return []
  const beginnings = words.map((word) => `%${word.slice(0, Math.max(4, word.length - 3)).replace(/[\\%_]/g, '\\$&')}%`)
  const { rows } = await sql<Position>`
    select id, version, title, question description, conclusion from decision
    where published_at is not null and state = 'decided' and lower(concat(title, ' ', question, ' ', conclusion)) like any(${beginnings}::text[])
    order by id desc limit ${mostRead}`.execute(db)
  return rows
    .map((position): PositionHit => {
      const inTitle = lexemesOf(position.title)
      const inRest = lexemesOf({ ...position.description, ...position.conclusion })
      let score = 0
      let named = false
      for (const word of words) {
        const stems = analyseWord(word, 'both').lexemes.filter(({ part }) => !part)
        const titled = stems.some(({ lexeme }) => inTitle.has(lexeme))
        if (titled) named = true
        score += titled ? weight : stems.some(({ lexeme }) => inRest.has(lexeme)) ? weight / 4 : 0
      }
      return { ...position, thing: 'decision', kind: 'position', score, named }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.id - a.id)
    .slice(0, limit)
}

function lexemesOf(text: LanguageText): Set<string> {
  return new Set(
    Object.entries(text).flatMap(([language, written]) =>
      wordsOf(written).flatMap((word) => analyseWord(word, readingOf(language)).lexemes.map(({ lexeme }) => lexeme)),
    ),
  )
}
