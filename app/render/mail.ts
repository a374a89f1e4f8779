import { type Lang, localizedPath } from '#app/i18n/href.ts';
import { getLookup } from '#app/i18n/t.server.ts';
import { notificationWords, type Told } from './notification-words.ts';

type MailContent = Told & {
  recipientName: string;
  /** Page of the link, without language. */
  path: string;
  /** Start of every link, without a trailing slash. */
  siteUrl: string;
};

/** A mail as subject, plain text and simple HTML: one matter, one link, nothing fetched from elsewhere. */
export function renderMail(lang: Lang, content: MailContent): { subject: string; text: string; html: string } {
  const lookup = getLookup(lang);
  const { title, text } = notificationWords(lookup, lang, content);
  const link = content.siteUrl + localizedPath(lang, content.path);
  const greeting = lookup('notifications:mail.greeting', { name: content.recipientName });
  const action = lookup('notifications:mail.action');
  const footer = lookup('notifications:mail.footer');
  return {
    // A line break in a title must not become a header of the mail.
    subject: `${title} – Đề Bài`.replace(/\s+/g, ' '),
    text: `${greeting}\n\n${title}\n${text}\n\n${action}:\n${link}\n\n--\n${footer}\n`,
    html: page(lang, { title, greeting, text, action, link, footer }),
  };
}

type Parts = Record<'title' | 'greeting' | 'text' | 'action' | 'link' | 'footer', string>;

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
<p style="margin:0 0 24px">${safe.text}</p>
<p style="margin:0"><a href="${safe.link}" style="display:inline-block;padding:12px 20px;background:#0b4f5c;color:#fff;border-radius:8px;text-decoration:none;font-weight:bold">${safe.action}</a></p>
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
