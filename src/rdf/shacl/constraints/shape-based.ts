import type { Term } from '@rdfjs/types'
import { type Component, each, type Source, together } from '../component.ts'
import type { Run } from '../run.ts'
import type { Shape } from '../shape.ts'
import { isTrue, shown } from '../term.ts'

/** SHACL §4.6: constraints made of shapes. */
export const logicalComponents: readonly Component[] = [
  {
    name: 'Not',
    parameter: 'not',
    takes: 'shape',
    compile: (term, source) => {
      const shape = source.shapeAt(term)
      return {
        check: each((value, run) => !run.conforms(shape, value)),
        message: { sv: 'Värdet uppfyller det som inte får uppfyllas.', en: 'The value has a shape that it may not have.' },
      }
    },
  },
  logical('And', 'and', (shapes) => (value, run) => shapes.every((shape) => run.conforms(shape, value)), {
    sv: 'Värdet uppfyller inte alla villkor som ska gälla tillsammans.',
    en: 'The value does not meet all of the conditions that must hold together.',
  }),
  logical('Or', 'or', (shapes) => (value, run) => shapes.some((shape) => run.conforms(shape, value)), {
    sv: 'Värdet uppfyller inget av de villkor som går att välja mellan.',
    en: 'The value meets none of the conditions that there are to choose from.',
  }),
  logical('Xone', 'xone', (shapes) => (value, run) => shapes.filter((shape) => run.conforms(shape, value)).length === 1, {
    sv: 'Värdet ska uppfylla precis ett av villkoren.',
    en: 'The value must meet exactly one of the conditions.',
  }),
]

function logical(
  name: string,
  parameter: string,
  make: (shapes: readonly Shape[]) => (value: Term, run: Run) => boolean,
  message: { sv: string; en: string },
): Component {
  return {
    name,
    parameter,
    takes: 'shapes',
    compile: (list, source) => ({ check: each(make(source.list(list).map((term) => source.shapeAt(term)))), message }),
  }
}

/** SHACL §4.7. */
export const shapeComponents: readonly Component[] = [
  {
    name: 'Node',
    parameter: 'node',
    takes: 'nodeShape',
    compile: (term, source) => {
      const shape = source.shapeAt(term)
      return {
        check: (run, focus, values, constraint) => {
          for (const value of values) {
            if (run.conforms(shape, value)) continue
            run.found(constraint, focus, value, run.results && { detail: run.detail(shape, value) })
          }
        },
        message: { sv: `Värdet uppfyller inte villkoren i ${shown(term)}.`, en: `The value does not have the shape ${shown(term)}.` },
      }
    },
  },
  {
    name: 'Property',
    parameter: 'property',
    takes: 'propertyShape',
    compile: (term, source) => {
      const shape = source.shapeAt(term)
      return {
        // The property shape speaks for itself, about each value as its focus node.
        check: (run, _focus, values) => {
          for (const value of values) {
            if (run.results) run.report(shape, value)
            else if (!run.conforms(shape, value)) run.failed = true
          }
        },
        message: {},
      }
    },
  },
  qualified('QualifiedMinCount', 'qualifiedMinCount', true, (count, bound) => count >= bound, 'Färre än', 'Fewer than'),
  qualified('QualifiedMaxCount', 'qualifiedMaxCount', undefined, (count, bound) => count <= bound, 'Fler än', 'More than'),
]

function qualified(
  name: string,
  parameter: string,
  ofNone: true | undefined,
  fine: (count: number, bound: number) => boolean,
  sv: string,
  en: string,
): Component {
  return {
    name,
    parameter,
    takes: 'count',
    once: true,
    compile: (parameter, source) => {
      const bound = Number(parameter.value)
      const counts = qualifies(source)
      if (counts === undefined) return undefined
      return {
        check: together((values, run) => fine(counts(values, run), bound)),
        message: { sv: `${sv} ${bound} värden uppfyller villkoren.`, en: `${en} ${bound} values meet the conditions.` },
        ...(ofNone && { ofNone }),
      }
    },
  }
}

function qualifies(source: Source): ((values: readonly Term[], run: Run) => number) | undefined {
  const [term] = source.all('qualifiedValueShape')
  if (term === undefined) return undefined
  const shape = source.shapeAt(term)
  const siblings = isTrue(source.all('qualifiedValueShapesDisjoint')[0]) ? source.siblings() : []
  return (values, run) =>
    values.filter((value) => run.conforms(shape, value) && !siblings.some((sibling) => sibling !== shape && run.conforms(sibling, value)))
      .length
}
