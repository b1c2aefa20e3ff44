// Swedish personal identity numbers and coordination numbers (day + 60): Skatteverket SKV 704 and SKV 707.

const candidate = /(?<!\d)(?:(?:18|19|20)\d{2}|\d{2})\d{4}[-+ ]?\d{4}(?!\d)/g

/** Whether a text holds what may be a personal identity number. We keep none, so one too many is better than one too few. */
export function holdsPersonalNumber(text: string): boolean {
  for (const [found] of text.matchAll(candidate)) if (isPersonalNumber(found)) return true
  return false
}

function isPersonalNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '').slice(-10)
  const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))]
  const born = day > 60 ? day - 60 : day
  return month >= 1 && month <= 12 && born >= 1 && born <= daysIn[month - 1]! && luhn(digits)
}

/** The century is not always known, so 29 February is always a day. */
const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function luhn(digits: string): boolean {
  let sum = 0
  for (const [at, digit] of [...digits].entries()) {
    const weighed = Number(digit) * (at % 2 === 0 ? 2 : 1)
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}
