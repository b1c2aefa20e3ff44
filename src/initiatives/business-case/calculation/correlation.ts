/** Correlations between pairs as a matrix over the items they name; others are as if unrelated. */
export function matrixOf(correlations: readonly { items: readonly [string, string]; r: number }[]): { ids: string[]; matrix: number[][] } {
  const ids = [...new Set(correlations.flatMap(({ items }) => items))]
  const at = new Map(ids.map((id, place) => [id, place]))
  const matrix = ids.map((_, row) => ids.map((_, column): number => (row === column ? 1 : 0)))
  for (const { items, r } of correlations) {
    const [a, b] = [at.get(items[0])!, at.get(items[1])!]
    matrix[a]![b] = r
    matrix[b]![a] = r
  }
  return { ids, matrix }
}

/** L with L·Lᵀ = the matrix, or undefined where there is none. A row that follows from those above it is fine. */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const size = matrix.length
  const lower = matrix.map(() => new Array<number>(size).fill(0))
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row]![column]!
      for (let k = 0; k < column; k++) rest -= lower[row]![k]! * lower[column]![k]!
      if (row === column) {
        if (rest < -1e-9) return undefined
        lower[row]![row] = Math.sqrt(Math.max(0, rest))
      } else if (lower[column]![column]! > 1e-6) lower[row]![column] = rest / lower[column]![column]!
      else if (Math.abs(rest) > 1e-6) return undefined
    }
  return lower
}

/** Correlations that can all hold, with their L: those given, or, with negative eigenvalues taken away, the nearest; and the most that one was changed by. */
export function nearestUsable(matrix: readonly (readonly number[])[]): { lower: number[][]; most: number } {
  const lower = cholesky(matrix)
  if (lower) return { lower, most: 0 }
  const { values, vectors } = eigen(matrix)
  const kept = values.map((value) => Math.max(value, 1e-8))
  const raw = matrix.map((_, row) =>
    matrix.map((_, column) => kept.reduce((sum, value, k) => sum + vectors[row]![k]! * value * vectors[column]![k]!, 0)),
  )
  const usable = raw.map((line, row) =>
    line.map((value, column) => (row === column ? 1 : value / Math.sqrt(raw[row]![row]! * raw[column]![column]!))),
  )
  let most = 0
  for (const [row, line] of usable.entries())
    for (const [column, value] of line.entries()) most = Math.max(most, Math.abs(value - matrix[row]![column]!))
  return { lower: cholesky(usable) ?? matrix.map((line, row) => line.map((_, column) => (row === column ? 1 : 0))), most }
}

/** Eigenvalues and eigenvectors (in columns) of a symmetric matrix by Jacobi's rotations. */
function eigen(matrix: readonly (readonly number[])[]): { values: number[]; vectors: number[][] } {
  const size = matrix.length
  const a = matrix.map((line) => [...line])
  const vectors = matrix.map((line, row) => line.map((_, column): number => (row === column ? 1 : 0)))
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        off += a[p]![q]! ** 2
        if (Math.abs(a[p]![q]!) < 1e-15) continue
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!)
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const c = 1 / Math.sqrt(t * t + 1)
        const s = t * c
        for (let k = 0; k < size; k++) {
          const [kp, kq] = [a[k]![p]!, a[k]![q]!]
          a[k]![p] = c * kp - s * kq
          a[k]![q] = s * kp + c * kq
        }
        for (let k = 0; k < size; k++) {
          const [pk, qk] = [a[p]![k]!, a[q]![k]!]
          a[p]![k] = c * pk - s * qk
          a[q]![k] = s * pk + c * qk
          const [vp, vq] = [vectors[k]![p]!, vectors[k]![q]!]
          vectors[k]![p] = c * vp - s * vq
          vectors[k]![q] = s * vp + c * vq
        }
      }
    if (off < 1e-20) break
  }
  return { values: a.map((line, at) => line[at]!), vectors }
}
