import { addressesRules } from './document-rules/addresses.ts'
import { documentationRules } from './document-rules/documentation.ts'
import { messagesRules } from './document-rules/messages.ts'
import { securityRules } from './document-rules/security.ts'
import { tracingAndSearchRules } from './document-rules/tracing-and-search.ts'

/** The rules of Digg's REST API profile that are seen in the document. */
export const documentRules = [...documentationRules, ...addressesRules, ...messagesRules, ...tracingAndSearchRules, ...securityRules]
