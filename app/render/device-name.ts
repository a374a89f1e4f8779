import Bowser from 'bowser';

/** A browser's own words for itself as people would say it: `Chrome 128, Windows`; null when nothing can be told. */
export function deviceName(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const { browser, os } = Bowser.parse(userAgent);
  const program = [browser.name, browser.version?.split('.')[0]].filter(Boolean).join(' ');
  return [program, os.name].filter(Boolean).join(', ') || userAgent.slice(0, 60);
}
