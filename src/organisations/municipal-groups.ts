import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { factsFolder } from '../config.ts'

type MunicipalGroup = { code: string; sv: string; en: string }

/** SKR's groups, by code; the codes have meant the same since 2017 (data/authority/municipal-groups.json). */
export const municipalGroups: readonly MunicipalGroup[] = (
  JSON.parse(readFileSync(join(factsFolder, 'authority', 'municipal-groups.json'), 'utf8')) as { concepts: MunicipalGroup[] }
).concepts

export function groupName(code: string, language: 'sv' | 'en'): string {
  const group = municipalGroups.find((one) => one.code === code)
  return group ? `${code} ${group[language]}` : code
}
