/** Only a page of ours to come back to after signing in or out, never a form that would be sent again: `//evil.example`, `/\evil`, `/%0d%0a…` lead to the start. */
export function returnAddress(asked: string | null | undefined): string {
  const base = 'http://own.invalid'
  if (!asked || asked.length > 1000 || !/^\/(?![/\\])/.test(asked) || /[\u0000-\u001f\\]|%0[ad]/i.test(asked) || !URL.canParse(asked, base))
    return '/'
  const url = new URL(asked, base)
  if (url.origin !== base || url.pathname.startsWith('//') || /^(\/en)?\/(sign-in|sign-out|signed-out)(\/|$)/.test(url.pathname)) return '/'
  return url.pathname + url.search
}
