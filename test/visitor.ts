/** A browser without a window: keeps cookies by host, follows redirects from host to host, and sends forms as a page of that site would. */
export type Visitor = {
  get(url: string, headers?: Record<string, string>): Promise<Seen>
  post(url: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Seen>
  /** One answer, without following where it leads. */
  once(url: string, init?: RequestInit): Promise<Response>
  cookie(url: string, name: string): string | undefined
  setCookie(url: string, name: string, value: string): void
}

export type Seen = { url: string; status: number; text: string; headers: Headers; way: string[] }

export function visitor({ userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0' } = {}): Visitor {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: string) => {
    const { hostname } = new URL(url)
    const jar = jars.get(hostname) ?? new Map<string, string>()
    jars.set(hostname, jar)
    return jar
  }

  async function once(url: string, init: RequestInit = {}): Promise<Response> {
    const jar = jarOf(url)
    const headers = new Headers({ accept: 'text/html', 'user-agent': userAgent, ...(init.headers as Record<string, string>) })
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair, ...attributes] = cookie.split(';')
      const at = pair!.indexOf('=')
      const gone = attributes.some((one) => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(one))
      if (gone) jar.delete(pair!.slice(0, at))
      else jar.set(pair!.slice(0, at), pair!.slice(at + 1))
    }
    return answer
  }

  async function follow(first: string, init: RequestInit): Promise<Seen> {
    const way = [first]
    let answer = await once(first, init)
    while (answer.status >= 300 && answer.status < 400 && way.length < 20) {
      const next = new URL(answer.headers.get('location')!, way.at(-1)).href
      way.push(next)
      answer = await once(next)
    }
    return { url: way.at(-1)!, status: answer.status, text: await answer.text(), headers: answer.headers, way }
  }

  return {
    once,
    get: (url, headers = {}) => follow(url, { headers }),
    post: (url, fields, headers = {}) =>
      follow(url, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: new URL(url).origin, ...headers } }),
    cookie: (url, name) => jarOf(url).get(name),
    setCookie: (url, name, value) => void jarOf(url).set(name, value),
  }
}
