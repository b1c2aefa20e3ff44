// `npm run generate` writes every file that follows from something else; `--check` writes nothing and ends with 1 if one is not current.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { apiTypesFile } from './generate/api-types.ts'
import { openApiFile } from './generate/openapi.ts'
import { permissionsPage } from './generate/permissions.ts'
import { problemsPage } from './generate/problems.ts'
import { restProfilePage } from './generate/rest-profile.ts'
import { settingsPage } from './generate/settings.ts'
import { tables } from './generate/tables.ts'

/** The file, and what it should hold. To add one: a function in scripts/generate/, and a row. */
const generated: Record<string, () => string | Promise<string>> = {
  'src/db/tables.ts': tables,
  'docs/permissions.md': permissionsPage,
  'docs/problems.md': problemsPage,
  'docs/settings.md': settingsPage,
  'docs/openapi.json': openApiFile,
  'docs/api-types.d.ts': apiTypesFile,
  'docs/rest-profile.md': restProfilePage,
}

const check = process.argv.includes('--check')
for (const [file, write] of Object.entries(generated)) {
  const wanted = await write()
  if (wanted === current(file)) continue
  if (check) {
    console.error(`${file} is not current. Run: npm run generate`)
    process.exitCode = 1
  } else {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, wanted)
    console.error(`wrote ${file}`)
  }
}

function current(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
  } catch {
    return undefined
  }
}
