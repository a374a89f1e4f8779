import { Parser } from 'htmlparser2';
import { signsOfMarkup } from './hostile-text.ts';

/** What is wrong with a page in the browser's eyes, and where it leads. */
export type PageReport = { markup: string[]; running: string[]; policy: string[]; nonce: string; links: string[] };

export function inspectPage(html: string, policy: string): PageReport {
  const nonce = /script-src [^;]*'nonce-([\w-]{16,})'/.exec(policy)?.[1] ?? '';
  const running: string[] = [];
  const links: string[] = [];
  const scripts: (string | undefined)[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (Object.entries(attributes).some(runs)) running.push(`<${name}>`);
      if (name === 'a') links.push(attributes.href ?? '');
      if (name === 'script') scripts.push(attributes.nonce);
    },
  });
  parser.end(html);
  return {
    markup: signsOfMarkup.filter((sign) => html.includes(sign)),
    running,
    policy: scripts.length === 0 ? faultsOfScriptless(policy) : faultsOf(policy, nonce, scripts),
    nonce,
    links,
  };
}

function runs([name, value]: [string, string]): boolean {
  if (/^on/i.test(name)) return true;
  return (
    /^(href|src|action|formaction|xlink:href|srcdoc)$/i.test(name) && /^\s*(javascript|vbscript|data:text)/i.test(value)
  );
}

function faultsOf(policy: string, nonce: string, scripts: (string | undefined)[]): string[] {
  const source = /script-src([^;]*)/.exec(policy)?.[1] ?? '';
  return [
    ...(nonce === '' ? ['no nonce'] : []),
    ...(scripts.some((each) => each !== nonce) ? ['a script without the nonce'] : []),
    ...(/unsafe|\*|https?:|data:|blob:/.test(source) ? [`loose: ${source}`] : []),
    ...["base-uri 'self'", "object-src 'none'", "frame-ancestors 'none'", "form-action 'self'"].filter(
      (part) => !policy.includes(part),
    ),
  ];
}

function faultsOfScriptless(policy: string): string[] {
  return policy.includes("default-src 'none'") || policy.includes('script-src') ? [] : ['no policy'];
}
