import { type Language, say } from '../../../kernel/language-text.ts'
import type { OwnKind } from '../kind-forms.ts'
import { words } from '../words.ts'
import { type Column, catalogueColumn, columnsOf, idColumn, labelOf } from './columns.ts'

/** The rows of a template: the keys, and then explanations that are not read. */
export function template(kind: OwnKind, language: Language): string[][] {
  const columns = columnsOf(kind)
  const t = words[language]
  const explained = (of: (column: Column) => string, first: string) => [`# ${first}`, '', ...columns.map(of)]
  return [
    [idColumn, catalogueColumn, ...columns.map(({ key }) => key)],
    explained((column) => `${labelOf(column, language)} (${t.marks[column.field.need]})`, t.columnsAre),
    explained(({ field }) => (field.help && say(field.help, language)?.text) || '', t.columnsMean),
    explained(({ field }) => exampleFor(field, language), t.example),
  ]
}

/** The codes of a short list are told; of a long one, an example by its name. */
function exampleFor({ takes, example = '', many }: Column['field'], language: Language): string {
  const several = many && takes.kind !== 'words' ? ' | …' : ''
  if (takes.kind !== 'choice') return example && example + several
  const names = takes.choices.map((choice) => choice[language])
  return names.length <= 15 ? names.join(' / ') : (takes.choices.find(({ uri }) => uri === example)?.[language] ?? names[0] ?? '')
}
