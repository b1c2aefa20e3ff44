/** Remembers answers by word, up to a limit: then it forgets all and begins again, which costs less than keeping order. */
export function bounded<T>(limit: number, compute: (word: string) => T): (word: string) => T {
  let answers = new Map<string, T>()
  return (word) => {
    const known = answers.get(word)
    if (known !== undefined) return known
    const answer = compute(word)
    if (answers.size >= limit) answers = new Map()
    answers.set(word, answer)
    return answer
  }
}
