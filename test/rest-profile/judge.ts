import core from '@stoplight/spectral-core'
import type { DocumentRule } from './document-rule.ts'

const { Spectral, createRulesetFunction } = core

/** What the rules find in a document: the ids, each with the places and what is wrong there. */
export async function judge(document: object, rules: readonly DocumentRule[]): Promise<Map<string, string[]>> {
  const spectral = new Spectral()
  spectral.setRuleset({
    rules: Object.fromEntries(
      rules.map(({ id, level, text, given, faults }) => [
        id,
        {
          description: text,
          given,
          severity: level === 'SKALL' ? 'error' : 'warn',
          // biome-ignore lint/suspicious/noThenProperty: that is what Spectral calls it
          then: {
            function: createRulesetFunction({ input: null, options: null }, (piece) => faults(piece).map((message) => ({ message }))),
          },
        },
      ]),
    ),
  })
  const found = new Map<string, string[]>()
  for (const { code, path, message } of await spectral.run(structuredClone(document) as Record<string, unknown>))
    found.set(String(code), [...(found.get(String(code)) ?? []), `${path.join('.')}: ${message}`])
  return found
}
