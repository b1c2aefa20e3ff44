/** An answer that may be some seconds old, for what every page asks and hardly ever changes. Asked once at a time. */
export function remembered<Answer>(milliseconds: number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let known: { answer: Promise<Answer>; until: number } | undefined
  return () => {
    if (known && Date.now() < known.until) return known.answer
    const answer = ask()
    known = { answer, until: Date.now() + milliseconds }
    answer.catch(() => {
      known = undefined
    })
    return answer
  }
}
