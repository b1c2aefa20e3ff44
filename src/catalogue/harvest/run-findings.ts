import type { Finding, Severity } from '../../kernel/finding.ts'
import type { Refused } from './refused.ts'

// Of each severity, so that ten thousand warnings do not hide why one record was refused.
const limit = 1_000
// Each record that was not taken in is a thing that somebody is waiting for.
const refusedLimit = 10_000

/** What there is to say about a run: counted without end, kept up to a limit. */
export class RunFindings {
  readonly kept: { finding: Finding; refused?: Refused }[] = []
  readonly count: { [severity in Severity]: number } = { violation: 0, warning: 0, info: 0 }
  readonly #keeping = { violation: 0, warning: 0, info: 0, refused: 0 }

  /** `refused`: because of it a record was not taken in. */
  add(finding: Finding, refused?: Refused): this {
    this.count[finding.severity]++
    const [sort, most] = refused ? (['refused', refusedLimit] as const) : ([finding.severity, limit] as const)
    if (++this.#keeping[sort] <= most) this.kept.push({ finding, ...(refused && { refused }) })
    return this
  }

  get hidden(): number {
    return this.count.violation + this.count.warning + this.count.info - this.kept.length
  }
}
