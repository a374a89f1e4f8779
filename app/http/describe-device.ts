import Bowser from 'bowser';

export type DeviceDescription = { browser: string | null; system: string | null };

/** What a browser says of itself, in a few words that its owner knows it by; null for what it does not say. */
export function describeDevice(userAgent: string | null): DeviceDescription {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  const major = browser.version?.split('.')[0];
  return {
    browser: short([browser.name, major]),
    // A version says more than one remembers of a computer, and nothing that can be told apart by it is kept.
    system: short([os.name, os.name === 'Windows' ? undefined : os.versionName]),
  };
}

function short(words: (string | undefined)[]): string | null {
  return words.filter(Boolean).join(' ').slice(0, 60) || null;
}
