// The bundle for production: dist/main.js, which bin/allmanning prefers, with what it reads beside it. Packages stay outside: some read their own files.
import { cpSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import { buildAssets, writeAssets } from '../src/web/assets.ts'

rmSync('dist', { recursive: true, force: true })
await build({
  // Threads have programs of their own (threads/threads.ts, calculate-apart.ts). Split, so that a command loads what it uses.
  entryPoints: {
    main: 'src/main.ts',
    'validate-thread': 'src/catalogue/validate/threads/thread.ts',
    'case-thread': 'src/initiatives/business-case/thread/thread.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  packages: 'external',
  sourcemap: true,
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  logLevel: 'warning',
})
cpSync('src/db/migrations', 'dist/migrations', { recursive: true })
writeAssets(await buildAssets(), 'dist/assets')
