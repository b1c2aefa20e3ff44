import type { RecordResult } from './result.ts'

/** The value to write instead, where a ready correction is about one value. */
export function rightValue({ patch, path }: RecordResult): string | undefined {
  if (!patch) return undefined
  if (patch.rename) return patch.rename.to
  const added = patch.add.filter(({ predicate }) => path === undefined || predicate.value === path)
  if (added.length !== 1) return undefined
  const { object } = added[0]!
  if (object.termType === 'BlankNode') return undefined
  return object.termType === 'Literal' && object.language !== '' ? `"${object.value}"@${object.language}` : object.value
}
