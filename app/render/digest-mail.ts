import { formatDate } from '#app/i18n/format.ts';
import { type Lang, localizedPath } from '#app/i18n/href.ts';
import { getLookup } from '#app/i18n/t.server.ts';
import { html } from './html.ts';
import { notificationWords, type Told } from './notification-words.ts';

/** What a digest shows at most; the inbox has the rest. */
const mostLines = 40;

type Digest = {
  recipientName: string;
  /** Vietnam's day, yyyy-mm-dd. */
  day: string;
  lines: readonly (Told & { id: string })[];
  /** Start of every link, without a trailing slash. */
  siteUrl: string;
  unsubscribeUrl: string | null;
};

/** One mail for a day: every line with its own link. */
export function renderDigest(lang: Lang, { recipientName, day, lines, siteUrl, unsubscribeUrl }: Digest) {
  const lookup = getLookup(lang);
  const say = (key: string, values = {}) => lookup(`notifications:digest.${key}`, values);
  const address = (path: string) => siteUrl + localizedPath(lang, path);
  const date = formatDate(`${day}T00:00:00+07:00`, lang);
  const title = say('title', { date, count: lines.length });
  const greeting = lookup('notifications:mail.greeting', { name: recipientName });
  const shown = lines.slice(0, mostLines).map((line) => ({
    ...notificationWords(lookup, lang, line),
    link: address(`/thong-bao/${line.id}`),
  }));
  const more = lines.length > mostLines ? say('more', { count: lines.length - mostLines }) : '';
  const inbox = address('/thong-bao');
  const settings = address('/tai-khoan/thong-bao');
  const footer = say('footer');
  const stop = unsubscribeUrl ? `\n${say('stop')}: ${unsubscribeUrl}` : '';
  const text = [
    greeting,
    title,
    ...shown.map((line) => `- ${line.title}\n  ${line.text}\n  ${line.link}`),
    more,
    `${say('open')}: ${inbox}`,
    `--\n${footer}\n${say('settings')}: ${settings}${stop}`,
  ];
  const items = shown.map(
    (line) =>
      html`<li style="margin:0 0 16px"><a href="${line.link}" style="color:#0b4f5c;font-weight:bold">${line.title}</a><br>${line.text}</li>`,
  );
  const page = html`<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;padding:24px 16px;background:#f4f2ee;color:#1c2426;font:16px/1.55 'Be Vietnam Pro',Arial,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:28px;background:#fff;border:1px solid #d9d5cd;border-radius:8px">
<p style="margin:0 0 20px;color:#0b4f5c;font-weight:bold">Đề Bài</p>
<p style="margin:0 0 12px">${greeting}</p>
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${title}</h1>
<ul style="margin:0;padding:0 0 0 20px">${items}</ul>
<p style="margin:0 0 16px">${more}</p>
<p style="margin:8px 0 0"><a href="${inbox}" style="display:inline-block;padding:12px 20px;background:#0b4f5c;color:#fff;border-radius:8px;text-decoration:none;font-weight:bold">${say('open')}</a></p>
</div>
<p style="max-width:560px;margin:16px auto 0;color:#566063;font-size:14px">${footer} <a href="${settings}" style="color:#0b4f5c">${say('settings')}</a>${unsubscribeUrl ? html` · <a href="${unsubscribeUrl}" style="color:#0b4f5c">${say('stop')}</a>` : ''}</p>
</body>
</html>
`;
  return {
    subject: `${title} – Đề Bài`.replace(/\s+/g, ' '),
    text: `${text.filter(Boolean).join('\n\n')}\n`,
    html: page.text,
  };
}
