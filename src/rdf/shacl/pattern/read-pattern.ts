import { blocks, type CharacterTest, classEscapes, either, inRange, is, not, property } from './characters.ts'

/** A regular expression of XPath (https://www.w3.org/TR/xpath-functions-31/#regex-syntax), which is that of SPARQL and so of sh:pattern. */
export type Expression =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly Expression[] }
  | { readonly kind: 'choice'; readonly options: readonly Expression[] }
  | { readonly kind: 'repeat'; readonly part: Expression; readonly least: number; readonly most: number }

/** What cannot be read; `beyond` where JavaScript could, though XPath and a matcher without backtracking cannot. */
export class PatternError extends Error {
  readonly at: number
  readonly beyond: boolean

  constructor(message: string, at: number, beyond = false) {
    super(message)
    this.at = at
    this.beyond = beyond
  }
}

const deepest = 100

export function readPattern(source: string, flags: { dotAll: boolean; ignoreCase: boolean }): Expression {
  const pattern = [...source]
  let at = 0
  let depth = 0
  const expression = choice()
  if (at < pattern.length) throw new PatternError(`“${pattern[at]}” without its beginning`, at)
  return expression

  function choice(): Expression {
    if (++depth > deepest) throw new PatternError('brackets too deep', at)
    const options = [sequence()]
    while (pattern[at] === '|') {
      at++
      options.push(sequence())
    }
    depth--
    return options.length === 1 ? options[0]! : { kind: 'choice', options }
  }

  function sequence(): Expression {
    const parts: Expression[] = []
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') parts.push(quantified(atom()))
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts }
  }

  function quantified(part: Expression): Expression {
    const bounds = quantifier()
    if (bounds === undefined) return part
    // Reluctant or greedy, the question here is only whether there is a match.
    if (pattern[at] === '?') at++
    return { kind: 'repeat', part, ...bounds }
  }

  function quantifier(): { least: number; most: number } | undefined {
    const sign = simple[pattern[at] ?? '']
    if (sign !== undefined) {
      at++
      return sign
    }
    if (pattern[at] !== '{') return undefined
    const end = pattern.indexOf('}', at)
    const bounds = /^(\d{1,6})(,(\d{1,6})?)?$/.exec(pattern.slice(at + 1, end).join(''))
    if (end < 0 || bounds === null) throw new PatternError('“{” that does not begin a number of times', at)
    at = end + 1
    const least = Number(bounds[1])
    const most = bounds[2] === undefined ? least : bounds[3] === undefined ? Number.POSITIVE_INFINITY : Number(bounds[3])
    if (most < least) throw new PatternError(`{${least},${most}} has its bounds the wrong way round`, at)
    return { least, most }
  }

  function atom(): Expression {
    const character = pattern[at++]!
    if (character === '^') return { kind: 'start' }
    if (character === '$') return { kind: 'end' }
    if (character === '.') return one(flags.dotAll ? () => true : not(either([is(10), is(13)])))
    if (character === '[') return one(set())
    if (character === '\\') return one(escaped())
    if (character === '(') return group()
    if (simple[character] || character === '{') throw new PatternError(`“${character}” with nothing to repeat`, at - 1)
    return one(cased(is(character.codePointAt(0)!)))
  }

  function group(): Expression {
    if (pattern[at] === '?') {
      if (pattern[at + 1] !== ':') throw new PatternError('a look ahead or behind, (?…)', at, true)
      at += 2
    }
    const inside = choice()
    if (pattern[at] !== ')') throw new PatternError('“(” without its end', at)
    at++
    return inside
  }

  function escaped(): CharacterTest {
    const letter = pattern[at++]
    if (letter === undefined) throw new PatternError('“\\” at the end', at)
    const known = classEscapes[letter]
    if (known !== undefined) return known
    if (letter === 'p' || letter === 'P') return named(letter === 'P')
    if (/[1-9]/.test(letter)) throw new PatternError(`a reference back, \\${letter}`, at, true)
    if (letter === 'b' || letter === 'B') throw new PatternError(`a word boundary, \\${letter}`, at, true)
    if (letter === 'u' || letter === 'x') return cased(is(hexadecimal(letter)))
    if (/[A-Za-z0-9]/.test(letter)) throw new PatternError(`“\\${letter}”, which has no meaning`, at)
    return cased(is(letter.codePointAt(0)!))
  }

  /** Not XPath, but every validator that rests on JavaScript or Java reads \u00e5 and \x41. */
  function hexadecimal(letter: 'u' | 'x'): number {
    const digits = /^(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{4})|([0-9a-fA-F]{2}))/.exec(
      pattern.slice(at, at + (letter === 'x' ? 2 : 8)).join(''),
    )
    const code = Number.parseInt(digits?.[1] ?? digits?.[2] ?? digits?.[3] ?? '', 16)
    if (digits === null || !(code <= 0x10ffff)) throw new PatternError(`“\\${letter}” without a character's number`, at)
    at += digits[0].length
    return code
  }

  function named(negated: boolean): CharacterTest {
    const end = pattern.indexOf('}', at)
    if (pattern[at] !== '{' || end < 0) throw new PatternError('“\\p” without {…}', at)
    const name = pattern.slice(at + 1, end).join('')
    at = end + 1
    const block = name.startsWith('Is') ? blocks[name.slice(2)] : undefined
    const test = block ? inRange(...block) : property(name)
    if (test === undefined) throw new PatternError(`“\\p{${name}}”, a kind of character that we do not know`, at)
    return negated ? not(test) : test
  }

  /** Inside [ ]: ranges, classes, and a class to take away from it, [a-z-[aeiou]]. */
  function set(): CharacterTest {
    const begin = at - 1
    const negated = pattern[at] === '^'
    if (negated) at++
    const members: CharacterTest[] = []
    let without: CharacterTest | undefined
    for (let first = true; pattern[at] !== ']' || first; first = false) {
      if (at >= pattern.length) throw new PatternError('“[” without its end', begin)
      if (pattern[at] === '-' && pattern[at + 1] === '[') {
        at += 2
        without = set()
        if (pattern[at] !== ']') throw new PatternError('something after what is taken away from a [ ]', at)
        break
      }
      members.push(member())
    }
    at++
    const union = either(members)
    const all = negated ? not(union) : union
    return without === undefined ? all : (code) => all(code) && !without(code)
  }

  function member(): CharacterTest {
    const low = single()
    if (typeof low !== 'number') return low
    if (pattern[at] !== '-' || pattern[at + 1] === ']' || pattern[at + 1] === '[' || pattern[at + 1] === undefined) return cased(is(low))
    at++
    const high = single()
    if (typeof high !== 'number' || high < low) throw new PatternError('a range that ends before it begins', at)
    return cased(inRange(low, high))
  }

  function single(): number | CharacterTest {
    const character = pattern[at++]!
    if (character !== '\\') return character.codePointAt(0)!
    const letter = pattern[at] ?? ''
    const plain = { n: 10, r: 13, t: 9, b: 8 }[letter]
    if (plain !== undefined) {
      at++
      return plain
    }
    if (letter === 'u' || letter === 'x') {
      at++
      return hexadecimal(letter)
    }
    if (/[^A-Za-z0-9]/.test(letter)) {
      at++
      return letter.codePointAt(0)!
    }
    return escaped()
  }

  function cased(test: CharacterTest): CharacterTest {
    if (!flags.ignoreCase) return test
    return (code) => {
      const character = String.fromCodePoint(code)
      return [character, character.toLowerCase(), character.toUpperCase()].some(
        (variant) => [...variant].length === 1 && test(variant.codePointAt(0)!),
      )
    }
  }
}

const one = (test: CharacterTest): Expression => ({ kind: 'character', test })

const simple: Record<string, { least: number; most: number } | undefined> = {
  '*': { least: 0, most: Number.POSITIVE_INFINITY },
  '+': { least: 1, most: Number.POSITIVE_INFINITY },
  '?': { least: 0, most: 1 },
}
