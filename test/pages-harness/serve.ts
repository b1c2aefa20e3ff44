// For looking at the kit by itself: tsx test/pages-harness/serve.ts 3999
import { listen } from './listen.ts'
import { sampleSite } from './sample-site.tsx'

const { url } = await listen(sampleSite().app, Number(process.argv[2] ?? 3999))
console.error(url)
