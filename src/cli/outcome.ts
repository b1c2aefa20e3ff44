import { Problem, problems } from '../kernel/problem.ts'

/** 0: done and nothing to fix. 1: done, and something is to be fixed. 2: could not be done. */
export type ExitCode = 0 | 1 | 2

/** Runs a command and ends with its code; an expected refusal is two lines, anything else is a bug and shows where. */
export async function end(command: () => Promise<ExitCode>): Promise<void> {
  try {
    process.exitCode = await command()
  } catch (error) {
    process.exitCode = error instanceof Problem ? problems[error.kind].exit : 2
    process.stderr.write(
      error instanceof Problem ? refusal(error) : `A fault of ours. Please report it with this text:\n${(error as Error).stack ?? error}\n`,
    )
  }
}

function refusal(problem: Problem): string {
  const findings = problem.findings.filter((finding) => finding.message.en !== problem.detail.en)
  return `${problem.detail.en}\n${problem.findings.length > 0 && findings.length === 0 ? `${problem.findings[0]!.fix.en}\n` : ''}${findings.map((finding) => `  ${finding.message.en} ${finding.fix.en}\n`).join('')}`
}

export const printJson = (value: unknown) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
