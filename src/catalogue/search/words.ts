// Letters and digits, joined by hyphens («öppna-data»), and by a full stop or a colon between digits («3.0.1», «2015:442»).
const wordPattern = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+|(?<=\p{N})[.:]\p{N}+)*/gu

/** Of a text longer than this the rest is not searched; a record's texts together are limited where they are indexed. */
const longestText = 100_000

// Nobody searches for such a word, and PostgreSQL takes none above 2 046 bytes.
const longestWord = 250

/** The words of a text, folded: one form for upper and lower case and for accents, but never å ä ö to a and o. */
export function wordsOf(text: string): string[] {
  return (fold(text.slice(0, longestText)).match(wordPattern) ?? []).filter((word) => word.length <= longestWord)
}

/** The same words with their places in the text as it was written. */
export function placedWords(text: string): { word: string; from: number; to: number }[] {
  const placed: { word: string; from: number; to: number }[] = []
  for (const { 0: written, index } of text.slice(0, longestText).matchAll(new RegExp(wordPattern, 'gu'))) {
    placed.push({ word: fold(written), from: index, to: index + written.length })
  }
  return placed
}

export function fold(text: string): string {
  const lower = text.normalize('NFC').toLowerCase()
  const plain = /^[\u0000-\u007fåäö]*$/.test(lower) ? lower : lower.replace(/[^\u0000-\u007fåäö]/g, foldLetter)
  // «EU:s», «SCB:en»: the ending belongs to nothing we index.
  return plain.includes(':') ? plain.replace(/(?<=\p{L}):(?:s|n|t|en|et|ns|ens|ar|er)(?![\p{L}\p{N}])/gu, '') : plain
}

const letters: Record<string, string> = {
  ø: 'ö',
  æ: 'ä',
  ß: 'ss',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  đ: 'd',
  '‐': '-',
  '‑': '-',
  '\u00ad': '',
}

function foldLetter(letter: string): string {
  return letters[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '')
}

/** Words that say nothing of what a text is about. «Is» and «it» are missing: ice, and information technology. */
export const emptyWords: ReadonlySet<string> = new Set(
  'a an and are as at att av by de den det där en er ett for från för har hos i in inte med men mot när och of om on or på sig som that the their this till to under ur ut vad var vi vid with åt är över'.split(
    ' ',
  ),
)

/** Words of any need: that somebody wants something, that there is much or little of it. In a text they stand beside what it is about. Folded, and in every form. */
const littleSaid: ReadonlySet<string> = new Set(
  `vi vår vårt våra oss man jag du ni han hon hen dem deras dess denna dessa detta sin sitt sina min mitt mina er ert era
  kan kunna kunde ska skall skulle vill ville vilja måste bör får få fick blir bli blev har hade ha finns finnas fanns är var vara
  behöver behöva behövs behövde behov behovet behoven önskar saknar saknas saknade vet veta ser göra gör görs gjorde gjort ger ge ges gav ta tar tas kommer komma gå går gick
  använder använda används användas hjälp hjälpa stöd stödja möjligt möjlighet enkelt enkel enklare lätt lättare svårt svår svåra bättre sämre snabbt snabbare rätt fel
  idag nu då sedan redan alltid aldrig ofta ibland också även bara endast samma annan annat andra egen eget egna ny nytt nya nästa flera fler många mycket mer mest mindre några någon något ingen inget inga alla allt hela varje olika både antingen eller
  visa visar visas visat se sett ses ligger ligga låg ringer ringa undrar undra frågar fråga frågan frågor svarar svara svaret svar kvar dag dagar dagen gång gånger sitter står når nå hinner hinna hittar hitta klarar klara tänker
  därför eftersom så att som när där här hur varför vem vilka vilket vilken utan mellan genom hos inom efter före innan under medan samt dock men om
  problem problemet lösning lösningen lösningar sätt system systemet digital digitalt digitala verksamhet verksamheten organisation organisationen organisationer arbete arbetar arbeta tid tiden
  we our us they them he she you your i it its this these those can could must should will would want wants need needs needed has have had be been being is are was were do does did get gets give gives make makes made use uses used using
  not no any all some many more most less other others same own new each every every both either so because when where how which who what there here also only just very much help support problem solution system digital today now`
    .split(/\s+/)
    .map(fold),
)

/** Whether a word says next to nothing of what a text is about. */
export const saysLittle = (word: string): boolean => littleSaid.has(word)
