import { type Lang, localizedPath } from '#app/i18n/href.ts';
import { getLookup } from '#app/i18n/t.server.ts';
import { mailWords, notificationWords, type Told } from './notification-words.ts';

type Place = {
  /** Page of the link, without language. */
  path: string;
  /** Start of every link, without a trailing slash. */
  siteUrl: string;
};

type Mail = { subject: string; text: string; html: string };

/** The mail of a notification: one matter, one link. */
export function renderMail(lang: Lang, content: Told & Place & { recipientName: string }): Mail {
  const lookup = getLookup(lang);
  return compose(lang, content, {
    ...notificationWords(lookup, lang, content),
    greeting: lookup('notifications:mail.greeting', { name: content.recipientName }),
    action: lookup('notifications:mail.action'),
    footer: lookup('notifications:mail.footer'),
  });
}

/** A mail to an address, whoever reads it there: they may have no account. */
export function renderMailTo(lang: Lang, content: Told & Place & { recipientName?: string }): Mail {
  const lookup = getLookup(lang);
  const name = content.recipientName;
  return compose(lang, content, {
    ...mailWords(lookup, lang, content),
    greeting: name ? lookup('notifications:mail.greeting', { name }) : lookup('notifications:mail.greetingNobody'),
    footer: lookup('notifications:mail.addressFooter'),
  });
}

type Words = Record<'title' | 'greeting' | 'text' | 'action' | 'footer', string>;

/** A mail as subject, plain text and simple HTML; nothing in it is fetched from elsewhere. */
function compose(lang: Lang, { path, siteUrl }: Place, words: Words): Mail {
  const link = siteUrl + localizedPath(lang, path);
  return {
    // A line break in a title must not become a header of the mail.
    subject: `${words.title} – Đề Bài`.replace(/\s+/g, ' '),
    text: `${words.greeting}\n\n${words.title}\n${words.text}\n\n${words.action}:\n${link}\n\n--\n${words.footer}\n`,
    html: page(lang, { ...words, link }),
  };
}

type Parts = Words & { link: string };

function page(lang: Lang, parts: Parts): string {
  const safe = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, escaped(text)])) as Parts;
  return `<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe.title}</title></head>
<body style="margin:0;padding:24px 16px;background:#f4f2ee;color:#1c2426;font:16px/1.55 'Be Vietnam Pro',Arial,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:28px;background:#fff;border:1px solid #d9d5cd;border-radius:8px">
<p style="margin:0 0 20px;color:#0b4f5c;font-weight:bold">Đề Bài</p>
<p style="margin:0 0 12px">${safe.greeting}</p>
<h1 style="margin:0 0 8px;font-size:20px;line-height:1.3">${safe.title}</h1>
${safe.text
  .split(/\n+/)
  .map((paragraph) => `<p style="margin:0 0 16px">${paragraph}</p>`)
  .join('\n')}
<p style="margin:8px 0 0"><a href="${safe.link}" style="display:inline-block;padding:12px 20px;background:#0b4f5c;color:#fff;border-radius:8px;text-decoration:none;font-weight:bold">${safe.action}</a></p>
</div>
<p style="max-width:560px;margin:16px auto 0;color:#566063;font-size:14px">${safe.footer}</p>
</body>
</html>
`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
