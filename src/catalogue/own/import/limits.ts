import type { Limits } from '../../../spreadsheet/read.ts'

/** Over the web a file is looked at while somebody waits. */
export const webLimits: Limits = {
  maxBytes: 10_000_000,
  maxRows: 2_000,
  larger: {
    sv: 'Dela upp den, eller läs in den med kommandot allmanning import entries.',
    en: 'Split it, or read it by the command allmanning import entries.',
  },
}
export const commandLimits: Limits = { maxBytes: 500_000_000, maxRows: 100_000 }
