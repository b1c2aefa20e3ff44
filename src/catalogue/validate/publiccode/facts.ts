import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { factsFolder } from '../../../config.ts'

/** What the standard and the registers it leans on allow, by edition: data/publiccode.json. */
export type PubliccodeFacts = {
  standard: { latest: string; versions: string[]; categories: string[]; scopes: string[]; aliases: string[] }
  licences: { current: string[]; deprecated: string[]; exceptions: string[] }
  countries: { codes: string[] }
  languages: { more: string[] }
}

let read: PubliccodeFacts | undefined

export function publiccodeFacts(): PubliccodeFacts {
  read ??= JSON.parse(readFileSync(join(factsFolder, 'publiccode.json'), 'utf8')) as PubliccodeFacts
  return read
}
