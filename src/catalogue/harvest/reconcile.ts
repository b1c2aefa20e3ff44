/** What a source held before, by address. */
export type Known = { id: number; hash: string; version: number; ended: boolean; changedRun: number }

export type Reconciled<Record> = {
  added: Record[]
  changed: (Record & { before: Known })[]
  /** Ended before and now back: a new version of the same entry, counted as added. */
  returned: (Record & { before: Known })[]
  unchanged: (Record & { before: Known })[]
  /** Stored by this same run before it was interrupted; already counted. */
  counted: (Record & { before: Known })[]
}

/** Pure: what the arriving records are, against what was known. What is gone can only be told when all have arrived. */
export function reconcile<Record extends { uri: string; hash: string }>(
  before: ReadonlyMap<string, Known>,
  arriving: readonly Record[],
  run: number,
): Reconciled<Record> {
  const result: Reconciled<Record> = { added: [], changed: [], returned: [], unchanged: [], counted: [] }
  for (const record of arriving) {
    const known = before.get(record.uri)
    if (!known) result.added.push(record)
    else if (known.changedRun === run && !known.ended && known.hash === record.hash) result.counted.push({ ...record, before: known })
    else if (known.ended) result.returned.push({ ...record, before: known })
    else if (known.hash !== record.hash) result.changed.push({ ...record, before: known })
    else result.unchanged.push({ ...record, before: known })
  }
  return result
}

/** A source that suddenly lost a large part is more often ill than emptied (INSPIRE's geoportal lost 30 500 of 77 000 records: helpdesk-geoportal#112). */
export function looksIll(gone: number, before: number, maxGoneShare: number): boolean {
  return before > 0 && gone > 0 && gone / before > maxGoneShare
}
