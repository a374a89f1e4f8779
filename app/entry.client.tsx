import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { loadBrowserWords } from './i18n/browser.ts';
import { langOf } from './i18n/href.ts';
import { WordsContext } from './i18n/words-context.ts';

/** The namespaces that the routes of this page ask for in `handle.i18n`. */
function namespacesOfPage(): string[] {
  return Object.values(window.__remixRouteModules).flatMap((module) => {
    const handle = module?.handle as { i18n?: string[] } | undefined;
    return handle?.i18n ?? [];
  });
}

// Words first: hydration must find what the server wrote.
loadBrowserWords(langOf(window.location.pathname), namespacesOfPage()).then((words) => {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <WordsContext.Provider value={words}>
          <RemixBrowser />
        </WordsContext.Provider>
      </StrictMode>,
    );
  });
});
