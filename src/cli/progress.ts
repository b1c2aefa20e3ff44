/** Where a long command is, on one line of standard error: rewritten on a terminal, silent where nobody watches. */
export function progressLine(out: NodeJS.WriteStream = process.stderr): { show(text: string): void; end(): void } {
  let length = 0
  return {
    show(text) {
      if (!out.isTTY) return
      const line = text.slice(0, (out.columns || 80) - 1)
      out.write(`\r${line.padEnd(length)}`)
      length = line.length
    },
    end() {
      if (length > 0) out.write(`\r${' '.repeat(length)}\r`)
      length = 0
    },
  }
}
