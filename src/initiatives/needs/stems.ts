import { analyseWord, piecesOf } from '../../catalogue/search/lexemes.ts'
import { readingOf } from '../../catalogue/search/stems.ts'
import type { Synonyms } from '../../catalogue/search/synonyms.ts'
import { emptyWords, saysLittle, wordsOf } from '../../catalogue/search/words.ts'
import type { LanguageText } from '../../kernel/language-text.ts'

/** Nobody's need is about more; the most telling words come first in what people write. */
const most = 120

/** What a need is about, as stems and parts of compounds: badvattenkvalitet → also badvatten, vatten and kvalitet. */
export function stemsOfTexts(texts: readonly LanguageText[]): string[] {
  const stems = new Set<string>()
  for (const text of texts)
    for (const [language, written] of Object.entries(text))
      for (const word of tellingWords(written))
        for (const { lexeme } of analyseWord(word, readingOf(language)).lexemes) if (stems.size < most) stems.add(lexeme)
  return [...stems]
}

/** The same of what somebody asks by, in no stated language, and beside it what else means the same. */
export function stemsAskedBy(text: string, synonyms: Synonyms): { own: string[]; synonymous: string[] } {
  const own = stemsOfTexts([{ '': text }])
  const known = new Set(own)
  const others = tellingWords(text)
    .flatMap((word) => synonyms.of(piecesOf(word)))
    .flatMap((member) => member.flatMap((word) => stemsOfTexts([{ '': word }])))
  return { own, synonymous: [...new Set(others)].filter((stem) => !known.has(stem)).slice(0, most) }
}

/** The words of a text that say what it is about. */
export const tellingWords = (text: string) => wordsOf(text).filter((word) => word.length > 1 && !emptyWords.has(word) && !saysLittle(word))
