import { type Component, each } from '../component.ts'
import { includes } from '../graph.ts'
import { compare } from '../order.ts'
import { keyOf, shown } from '../term.ts'

/** SHACL §4.5: the values against those of another property of the same focus node. */
export const pairComponents: readonly Component[] = [
  {
    name: 'Equals',
    parameter: 'equals',
    takes: 'iri',
    compile: (other) => ({
      check: (run, focus, values, constraint) => {
        const others = run.graph.from(focus, other.value)
        const [here, there] = [new Set(values.map(keyOf)), new Set(others.map(keyOf))]
        for (const value of values) if (!there.has(keyOf(value))) run.found(constraint, focus, value)
        for (const value of others) if (!here.has(keyOf(value))) run.found(constraint, focus, value)
      },
      message: { sv: `Värdena är inte desamma som för ${shown(other)}.`, en: `The values are not the same as those of ${shown(other)}.` },
      ofNone: true,
    }),
  },
  {
    name: 'Disjoint',
    parameter: 'disjoint',
    takes: 'iri',
    compile: (other) => ({
      check: (run, focus, values, constraint) => {
        const others = new Set(run.graph.from(focus, other.value).map(keyOf))
        if (others.size > 0) for (const value of values) if (others.has(keyOf(value))) run.found(constraint, focus, value)
      },
      message: { sv: `Värdet finns också för ${shown(other)}.`, en: `The value is also a value of ${shown(other)}.` },
    }),
  },
  lessThan('LessThan', 'lessThan', (order) => order < 0, 'mindre än', 'less than'),
  lessThan('LessThanOrEquals', 'lessThanOrEquals', (order) => order <= 0, 'högst lika med', 'at most equal to'),
]

function lessThan(name: string, parameter: string, fine: (order: number) => boolean, sv: string, en: string): Component {
  return {
    name,
    parameter,
    takes: 'iri',
    inPropertyShapes: true,
    compile: (other) => ({
      // One result for each pair, as the W3C tests have it; but ten thousand values on both sides must not be a hundred million.
      check: (run, focus, values, constraint) => {
        const others = run.graph.from(focus, other.value)
        let pairs = 0
        for (const value of values)
          for (const one of others) {
            if (++pairs > run.limits.answers) return
            const order = compare(value, one)
            if (order === undefined || !fine(order)) run.found(constraint, focus, value)
          }
      },
      message: { sv: `Värdet är inte ${sv} det för ${shown(other)}.`, en: `The value is not ${en} that of ${shown(other)}.` },
    }),
  }
}

/** SHACL §4.8: closed shapes and fixed values. */
export const valueComponents: readonly Component[] = [
  {
    name: 'Closed',
    parameter: 'closed',
    takes: 'boolean',
    once: true,
    compile: ({ value }, source) => {
      if (value !== 'true' && value !== '1') return undefined
      const [ignored] = source.all('ignoredProperties')
      const allowed = new Set([...source.describes(), ...(ignored ? source.list(ignored).map(({ value }) => value) : [])])
      return {
        check: (run, focus, values, constraint) => {
          for (const node of values)
            for (const [predicate, objects] of run.graph.subjects.get(keyOf(node))?.properties ?? [])
              if (!allowed.has(predicate))
                for (const object of objects) run.found(constraint, focus, object, { path: { kind: 'predicate', iri: predicate } })
        },
        message: { sv: 'Egenskapen får inte finnas här.', en: 'The property may not be used here.' },
      }
    },
  },
  {
    name: 'HasValue',
    parameter: 'hasValue',
    takes: 'any',
    compile: (wanted) => ({
      check: (run, focus, values, constraint) => {
        if (includes(values, wanted)) return
        run.found(constraint, focus, constraint.shape.path === undefined ? focus : undefined)
      },
      message: { sv: `Värdet ${shown(wanted)} saknas.`, en: `The value ${shown(wanted)} is missing.` },
      ofNone: true,
    }),
  },
  {
    name: 'In',
    parameter: 'in',
    takes: 'list',
    once: true,
    compile: (list, source) => {
      const members = source.list(list)
      const allowed = new Set(members.map(keyOf))
      const some = members.slice(0, 12).map(shown).join(', ') + (members.length > 12 ? ', …' : '')
      return {
        check: each((value) => allowed.has(keyOf(value))),
        message: { sv: `Värdet är inte ett av de tillåtna: ${some}.`, en: `The value is not one of those allowed: ${some}.` },
      }
    },
  },
]
