const browsers = [
  ['edge', /\bEdg(?:e|A|iOS)?\//],
  ['opera', /\bOPR\//],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\b(?:Firefox|FxiOS)\//],
  ['chrome', /\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ['safari', /\bSafari\//],
] as const

const systems = [
  ['windows', /\bWindows\b/],
  ['android', /\bAndroid\b/],
  ['ios', /\b(?:iPhone|iPad|iPod)\b/],
  ['chromeos', /\bCrOS\b/],
  ['mac', /\bMac OS X\b|\bMacintosh\b/],
  ['linux', /\bLinux\b/],
] as const

/** 'firefox/windows': enough to know one's own device by, too little to tell people apart. */
export function browserOf(userAgent: string | undefined): string {
  const of = <Name extends string>(kinds: readonly (readonly [Name, RegExp])[]) =>
    kinds.find(([, sign]) => sign.test(userAgent ?? ''))?.[0] ?? 'other'
  return `${of(browsers)}/${of(systems)}`
}

const names: Record<string, string> = {
  edge: 'Edge',
  opera: 'Opera',
  samsung: 'Samsung Internet',
  firefox: 'Firefox',
  chrome: 'Chrome',
  safari: 'Safari',
  windows: 'Windows',
  android: 'Android',
  ios: 'iPhone, iPad',
  chromeos: 'ChromeOS',
  mac: 'Mac',
  linux: 'Linux',
}

/** Names by which people know them; undefined where we do not. */
export function browserNames(kept: string): { browser: string | undefined; system: string | undefined } {
  const [browser, system] = kept.split('/')
  return { browser: names[browser ?? ''], system: names[system ?? ''] }
}
