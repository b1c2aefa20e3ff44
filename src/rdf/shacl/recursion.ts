/**
 * Shapes that ask themselves. SHACL §3.4.3 leaves their meaning open; ours is the most generous consistent one (the greatest fixpoint):
 * a node is assumed to have the shape while that is being found out, and it has it unless something contradicts that.
 * So two people who must each know someone valid, and know each other, are both valid.
 *
 * An answer no is final. An answer yes that rests on an assumption is remembered until the assumption falls; since each fall is a final no,
 * the work grows as the square of the pairs and not as the paths between them. Under sh:not the assumption still counts as yes.
 */
export class Assumptions {
  readonly #known = new Map<string, boolean>()
  readonly #open = new Map<string, { used: boolean }>()
  readonly #resting: string[] = []

  hold(pair: string, ask: () => boolean): boolean {
    const known = this.#known.get(pair)
    if (known !== undefined) return known
    const open = this.#open.get(pair)
    if (open !== undefined) {
      open.used = true
      return true
    }
    const entry = { used: false }
    this.#open.set(pair, entry)
    const before = this.#resting.length
    const answer = ask()
    this.#open.delete(pair)
    if (!answer && entry.used) for (const one of this.#resting.splice(before)) this.#known.delete(one)
    this.#known.set(pair, answer)
    if (answer) this.#resting.push(pair)
    if (this.#open.size === 0) this.#resting.length = 0
    return answer
  }
}
