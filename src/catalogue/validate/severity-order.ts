import type { Severity } from '../../kernel/finding.ts'

/** The worst first. */
export const severityOrder: readonly Severity[] = ['violation', 'warning', 'info']
