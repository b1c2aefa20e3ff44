import type { FileAround } from '../judge-in-file.ts'
import type { Verdict } from '../judge-record.ts'
import { packed, received, type ToJudge } from './parcel.ts'
import type { Threads } from './threads.ts'

const inParcel = 100
// Enough that no thread waits for the next, and few enough that memory does not grow with the file.
const parcelsUnderWay = 2

/** Records judged in other threads, and given back in the order they came. */
export async function* judgedInThreads<Asked extends ToJudge>(
  records: AsyncIterable<Asked>,
  { threads, around, brief }: { threads: Threads; around: FileAround; brief: () => boolean },
): AsyncGenerator<{ asked: Asked; verdict: Verdict }> {
  const underWay: { asked: Asked[]; verdicts: Promise<Verdict[]> }[] = []
  let parcel: Asked[] = []
  const send = () => {
    const asked = parcel
    parcel = []
    const input = packed(asked, around.typesHere, around.choosing, brief())
    const verdicts = threads
      .ask('records', input, [input.bytes.buffer])
      .then((all) => all.map((verdict) => ({ ...verdict, results: verdict.results.map(received) })))
    verdicts.catch(() => {}) // whoever waits for it is told; nobody need be waiting yet
    underWay.push({ asked, verdicts })
  }
  async function* first() {
    const { asked, verdicts } = underWay.shift()!
    const all = await verdicts
    for (const [place, one] of asked.entries()) yield { asked: one, verdict: all[place]! }
  }
  for await (const one of records) {
    parcel.push(one)
    if (parcel.length === inParcel) send()
    if (underWay.length === threads.count * parcelsUnderWay) yield* first()
  }
  if (parcel.length > 0) send()
  while (underWay.length > 0) yield* first()
}
