import type { InitOptions } from 'i18next';

/** What the server's and the browser's instance have in common. React escapes by itself; there is no fallback language, a test keeps both complete. */
export const sharedOptions: InitOptions = {
  fallbackLng: false,
  supportedLngs: ['vi', 'en'],
  defaultNS: 'common',
  ns: ['common', 'errors'],
  interpolation: { escapeValue: false },
  initAsync: false,
};
