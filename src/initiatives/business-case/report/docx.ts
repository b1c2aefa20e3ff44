import type { Language } from '../../../kernel/language-text.ts'
import { isCaptioned, type Part, type Report } from './parts.ts'

const languages = { sv: 'sv-SE', en: 'en-GB' } as const

/** The report as a Word file, with headings, header rows and its language, so that it can be read aloud and navigated. */
export async function asDocx({ title, lead, parts }: Report, language: Language): Promise<Uint8Array> {
  const docx = await import('docx') // some 0.2 s to load, so only when asked for
  const { AlignmentType, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx
  const levels = { 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2 } as const
  const cell = (text: string, head: boolean, number: boolean) =>
    new TableCell({
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        new Paragraph({
          alignment: number ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text, bold: head, size: 18 })],
        }),
      ],
    })
  const written: { readonly [kind in Part['kind']]: (part: never, captioned: boolean) => InstanceType<typeof Paragraph | typeof Table>[] } =
    {
      heading: ({ level, text }: Extract<Part, { kind: 'heading' }>) => [new Paragraph({ heading: levels[level], text })],
      text: ({ text }: Extract<Part, { kind: 'text' }>) => [new Paragraph({ text })],
      list: ({ lines }: Extract<Part, { kind: 'list' }>) => lines.map((text) => new Paragraph({ text, bullet: { level: 0 } })),
      chart: () => [],
      table: ({ caption, head, rows, numbersFrom }: Extract<Part, { kind: 'table' }>, captioned) => [
        ...(captioned ? [] : [new Paragraph({ style: 'Caption', text: caption, keepNext: true })]),
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: [head, ...rows].map(
            (row, at) =>
              new TableRow({
                tableHeader: at === 0,
                cantSplit: true,
                children: row.map((text, column) => cell(text, at === 0 || column === 0, column >= numbersFrom && isFigure(text, at))),
              }),
          ),
        }),
        new Paragraph({ text: '' }),
      ],
    }
  const document = new Document({
    title,
    creator: 'Allmänning',
    styles: {
      default: { document: { run: { font: 'Calibri', size: 22, language: { value: languages[language] } } } },
      paragraphStyles: [
        {
          id: 'Caption',
          name: 'caption',
          basedOn: 'Normal',
          next: 'Normal',
          quickFormat: true,
          run: { bold: true },
          paragraph: { spacing: { before: 160, after: 60 } },
        },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, text: title }),
          new Paragraph({ text: lead }),
          ...parts.flatMap((part, at) => written[part.kind](part as never, isCaptioned(parts, at))),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** Figures stand to the right, and so do the titles over them. */
const isFigure = (text: string, row: number): boolean => row === 0 || text.length < 40
