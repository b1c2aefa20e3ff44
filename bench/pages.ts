import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import { serve } from '../src/serve.ts'
import { writeCatalogue } from './catalogue.ts'
import { harvestApart } from './harvest.ts'
import { type Bench, percentile, rounded } from './report.ts'

/** First byte of the pages people meet, through HTTP, on a node that holds the generated catalogue; then the whole catalogue as a file. */
export async function bench({ report, size, home, rounds }: Bench): Promise<void> {
  const node = join(home, 'pages')
  const serving = await serve(readConfig({ PORT: '0', ALLMANNING_HOME: node, DEMO: 'false', LOG_LEVEL: 'silent' }), {
    info() {},
    error(message, cause) {
      console.error(message, cause)
    },
  })
  try {
    const path = join(home, 'pages.ttl')
    await writeCatalogue(path, 'turtle', { datasets: size })
    await harvestApart({ home: node, path, name: 'bench' })
    const html = await (await fetch(`${serving.url}/search?q=vatten&source=`)).text()
    const entry = /href="(\/entries\/\d+)"/.exec(html)?.[1] ?? '/entries/1'
    const source = /href="(\/sources\/\d+)"/.exec(await (await fetch(`${serving.url}/sources`)).text())?.[1] ?? '/sources/1'
    const api = '/allmanning/v1/entries'
    const pages = {
      start: '/',
      search: '/search?q=badvatten',
      'search, everything': '/search',
      entry,
      sources: '/sources',
      source,
      'API, list of 20': api,
      'API, search': `${api}?q=badvatten`,
      'API, walk': `${api}?cursor=${Buffer.from(`after ${Math.round(size / 2)}`).toString('base64url')}`,
    }
    for (const [name, address] of Object.entries(pages)) {
      const times: number[] = []
      for (let visit = 0; visit < 10 + rounds * 20; visit++) {
        const began = performance.now()
        const answer = await fetch(serving.url + address)
        const firstByte = performance.now() - began
        if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`)
        await answer.arrayBuffer()
        if (visit >= 10) times.push(firstByte)
      }
      report(`page: ${name}`, { median: rounded(percentile(times, 0.5)), p95: rounded(percentile(times, 0.95)), unit: 'ms to first byte' })
    }
    for (const extension of ['ttl', 'nt', 'rdf', 'jsonld']) await download(`${serving.url}/catalog.${extension}`, size, report)
  } finally {
    await serving.close()
  }
}

async function download(url: string, size: number, report: Bench['report']): Promise<void> {
  const began = performance.now()
  let bytes = 0
  let most = 0
  for await (const piece of (await fetch(url)).body!) {
    bytes += piece.length
    most = Math.max(most, process.memoryUsage.rss())
  }
  const seconds = (performance.now() - began) / 1000
  report(`export: ${url.split('/').at(-1)}`, {
    median: Math.round(size / seconds),
    unit: 'datasets/s',
    megabytes: Math.round(bytes / 1e6),
    residentMegabytes: Math.round(most / 2 ** 20),
  })
}
