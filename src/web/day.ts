/** A day in an address, `2026-11-23`, or undefined where there is none to be understood. */
export function dayIn(text: string | null): string | undefined {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined
}

/** When a day ends in Sweden. */
export function endOfDay(day: string): Date {
  const midnight = new Date(new Date(`${day}T00:00:00Z`).getTime() + 86_400_000)
  const hour = Number(midnight.toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit' }))
  return new Date(midnight.getTime() - hour * 3_600_000)
}
