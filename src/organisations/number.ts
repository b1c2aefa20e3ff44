/**
 * A Swedish organisation number as ten digits, or undefined when it is none. The last digit is the check digit (Luhn), and the third is at
 * least 2: that is what tells it from a personal identity number, and those we do not keep (Skatteverket, SKV 709).
 */
export function organisationNumber(text: string): string | undefined {
  const digits = text
    .trim()
    .replace(/^SE(?=\d{10}(01)?$)/i, '')
    .replace(/^16(?=\d{6}-?\d{4}$)/, '')
    .replace('-', '')
  const number = /^\d{12}$/.test(digits) && digits.endsWith('01') ? digits.slice(0, 10) : digits // a VAT number is the number and 01
  if (!/^\d{10}$/.test(number) || Number(number[2]) < 2) return undefined
  return checks(number) ? number : undefined
}

function checks(number: string): boolean {
  let sum = 0
  for (let at = 0; at < 10; at++) {
    const product = Number(number[at]) * (at % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return sum % 10 === 0
}

/** As people write it: 202100-4284. */
export const shownNumber = (number: string): string => `${number.slice(0, 6)}-${number.slice(6)}`

/** The address that Sveriges dataportal recommends for a publisher (rule HV-8). */
export const dataPortalAddress = (number: string): string => `http://dataportal.se/organisation/SE${number}`
