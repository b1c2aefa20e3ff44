import { type Component, together } from '../component.ts'

/** SHACL §4.2. */
export const countComponents: readonly Component[] = [
  {
    name: 'MinCount',
    parameter: 'minCount',
    takes: 'count',
    inPropertyShapes: true,
    once: true,
    compile: ({ value }) => {
      const least = Number(value)
      if (least === 0) return undefined
      return {
        check: together((values) => values.length >= least),
        message: least === 1 ? missing : { sv: `Minst ${least} värden behövs.`, en: `At least ${least} values are needed.` },
        ofNone: true,
      }
    },
  },
  {
    name: 'MaxCount',
    parameter: 'maxCount',
    takes: 'count',
    inPropertyShapes: true,
    once: true,
    compile: ({ value }) => {
      const most = Number(value)
      return {
        check: together((values) => values.length <= most),
        message:
          most === 0
            ? { sv: 'Här ska inget värde stå.', en: 'There should be no value here.' }
            : {
                sv: `Högst ${most} värde${most === 1 ? '' : 'n'} får stå här.`,
                en: `At most ${most} value${most === 1 ? '' : 's'} may stand here.`,
              },
      }
    },
  },
]

const missing = { sv: 'Ett värde saknas.', en: 'A value is missing.' }
