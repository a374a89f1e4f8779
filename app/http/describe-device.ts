import Bowser from 'bowser';

export type DeviceDescription = { browser: string | null; system: string | null };

/** What a browser says of itself, in a few words that its owner knows it by; null for what it does not say. */
export function describeDevice(userAgent: string | null): DeviceDescription {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  const major = browser.version?.split('.')[0];
  return {
    browser: short([browser.name, major]),
    system: os.name ?? null,
  };
}

function short(words: (string | undefined)[]): string | null {
  return words.filter(Boolean).join(' ').slice(0, 60) || null;
}

/** The same as one name: `Chrome 128, Windows`; the browser's own words where they tell nothing; null without any. */
export function deviceName(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const { browser, system } = describeDevice(userAgent);
  return [browser, system].filter(Boolean).join(', ') || userAgent.slice(0, 60);
}
