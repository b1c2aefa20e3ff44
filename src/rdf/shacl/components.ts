import { ns } from '../namespaces.ts'
import type { Component } from './component.ts'
import { countComponents } from './constraints/count.ts'
import { pairComponents, valueComponents } from './constraints/pair.ts'
import { rangeComponents } from './constraints/range.ts'
import { logicalComponents, shapeComponents } from './constraints/shape-based.ts'
import { textComponents } from './constraints/text.ts'
import { typeComponents } from './constraints/type.ts'

/** All of SHACL Core, cheap questions first: those that only look at the values come before those that ask other shapes. */
export const components: readonly (Component & { readonly iri: string; readonly predicate: string })[] = [
  ...countComponents,
  ...typeComponents,
  ...rangeComponents,
  ...textComponents,
  ...valueComponents,
  ...pairComponents,
  ...logicalComponents,
  ...shapeComponents,
].map((component) => ({ ...component, iri: ns.sh(`${component.name}ConstraintComponent`), predicate: ns.sh(component.parameter) }))
