import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type ExitCode, printJson } from '../../../cli/outcome.ts'
import { progressLine } from '../../../cli/progress.ts'
import type { Db } from '../../../db/open.ts'
import { system } from '../../../kernel/actor.ts'
import { Problem } from '../../../kernel/problem.ts'
import { organisationNumber } from '../../../organisations/number.ts'
import { assessSource } from '../../assess.ts'
import { isOwnKind, ownKinds } from '../kind-forms.ts'
import { type ImportOutcome, type ImportTold, importRows, previewRows, type RowResult } from './import-rows.ts'
import { commandLimits } from './limits.ts'

export type ImportEntriesOptions = { kind?: string; organisation?: string; publish?: boolean; dryRun?: boolean; format?: string }

const mostTold = 100

/** `allmanning import entries <file> --kind dataset --organisation 212000-0142` */
export async function importEntriesCommand(db: Db, baseUrl: string, file: string, options: ImportEntriesOptions): Promise<ExitCode> {
  const kind = options.kind ?? ''
  if (!isOwnKind(kind))
    throw new Problem('invalid', {
      sv: `Ange vad raderna beskriver med --kind: ${ownKinds.join(', ')}.`,
      en: `Say what the rows describe with --kind: ${ownKinds.join(', ')}.`,
    })
  const organisation = await organisationAt(db, options.organisation ?? '')
  const bytes = await readFile(resolve(file)).catch((cause: unknown) => {
    throw new Problem(
      'not-found',
      { sv: `Det finns ingen fil ${file}. Kontrollera sökvägen.`, en: `There is no file ${file}. Check the path.` },
      { cause },
    )
  })
  const progress = progressLine()
  const counts: ImportOutcome = { rows: 0, added: 0, changed: 0, unchanged: 0, refused: 0, published: 0, proposed: 0, sources: [] }
  let faulty = 0
  let told: ImportTold = { unknownColumns: [], encoding: 'utf-8' }
  const wrong: RowResult[] = []
  const tell = (one: ImportTold) => {
    told = one
  }
  const each = (result: RowResult) => {
    counts.rows++
    counts[({ new: 'added', change: 'changed', same: 'unchanged', refused: 'refused' } as const)[result.becomes]]++
    const errors = result.findings.filter(({ severity }) => severity === 'violation')
    if (errors.length > 0) {
      if (result.becomes !== 'refused') faulty++
      if (wrong.length < mostTold) wrong.push({ ...result, findings: errors })
    }
    if (counts.rows % 100 === 0) progress.show(`${counts.rows} rows`)
  }
  const request = { organisation, kind, baseUrl, bytes, limits: commandLimits }
  if (options.dryRun) await previewRows(db, system, request, tell, each)
  else {
    const outcome = await importRows(db, system, { ...request, publish: options.publish ?? false }, tell, each)
    counts.published = outcome.published
    for (const source of outcome.sources) await assessSource(db, source, new Date())
  }
  progress.end()
  const { sources: _, ...figures } = counts
  if (options.format === 'json') printJson({ ...figures, faulty, ...told, problems: wrong })
  else {
    process.stdout.write(
      `${counts.rows} rows: ${counts.added} added, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.refused} refused, ${counts.published} published; ${faulty} have errors.\n`,
    )
    if (told.encoding === 'windows-1252') process.stdout.write('  The file is not in UTF-8. It was read as Windows-1252.\n')
    if (told.unknownColumns.length > 0) process.stdout.write(`  Columns that are no fields: ${told.unknownColumns.join(', ')}\n`)
    for (const { row, findings } of wrong.slice(0, 20))
      for (const { message, fix } of findings.slice(0, 3))
        process.stdout.write(`  row ${row}: ${message.en ?? message.sv} ${fix.en ?? fix.sv}\n`)
  }
  return counts.refused > 0 || faulty > 0 ? 1 : 0
}

async function organisationAt(db: Db, written: string): Promise<number> {
  const number = organisationNumber(written)
  const found =
    number === undefined
      ? undefined
      : await db.selectFrom('organisation').select('id').where('number', '=', number).where('valid_to', 'is', null).executeTakeFirst()
  if (found) return found.id
  throw new Problem('not-found', {
    sv:
      number === undefined
        ? 'Ange organisationens nummer med --organisation, till exempel 212000-0142.'
        : `Det finns ingen organisation med numret ${written}.`,
    en:
      number === undefined
        ? 'Give the organisation’s number with --organisation, such as 212000-0142.'
        : `There is no organisation with the number ${written}.`,
  })
}
