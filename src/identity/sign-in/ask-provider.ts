// The sign-in's own door out, beside openid-client's: to a server that the operator has named, and that may well stand in the own network.

const timeoutMs = 8_000
const maxBytes = 500_000

/** JSON from a provider. */
export async function askProvider(address: string): Promise<unknown> {
  const answer = await fetch(address, {
    redirect: 'error',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  let text = ''
  const decoder = new TextDecoder()
  for await (const part of answer.body ?? []) {
    text += decoder.decode(part, { stream: true })
    if (text.length > maxBytes) throw new Error(`${address} answered with more than ${maxBytes} characters`)
  }
  return JSON.parse(text)
}
