/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Each island finds its own elements by a data- attribute and only improves what already works without it.
import { submitFacetsOnChange } from './facet-auto-submit.ts'
import { liveForms } from './live-form.ts'
import { followRuns } from './run-progress.ts'

followRuns(document)
liveForms(document)
submitFacetsOnChange(document)
