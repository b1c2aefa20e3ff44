import type { Finding, Severity } from '../../kernel/finding.ts'

// Of each severity, so that ten thousand warnings do not hide why one record was refused.
const limit = 1_000

/** What there is to say about a run: counted without end, kept up to a limit. */
export class RunFindings {
  readonly kept: { finding: Finding; refused: boolean }[] = []
  readonly count: { [severity in Severity]: number } = { violation: 0, warning: 0, info: 0 }

  add(finding: Finding, refused = false): this {
    this.count[finding.severity]++
    if (this.count[finding.severity] <= limit) this.kept.push({ finding, refused })
    return this
  }

  get hidden(): number {
    return this.count.violation + this.count.warning + this.count.info - this.kept.length
  }
}
