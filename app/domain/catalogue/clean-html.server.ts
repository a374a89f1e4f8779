import sanitizeHtml from 'sanitize-html';
import { levelHeadings } from './level-headings.ts';

/**
 * Old statements come as HTML from many hands: word processors, content systems, templates never filled in. What is kept is
 * the text and its structure; what goes is styling, scripts, dead links and pictures (their text stays), and headings that
 * compete with the page's own.
 */
const options: sanitizeHtml.IOptions = {
  allowedTags: [
    ...[
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'p',
      'div',
      'ul',
      'ol',
      'li',
      'blockquote',
      'pre',
      'code',
      'dl',
      'dt',
      'dd',
    ],
    ...['strong', 'em', 'sup', 'sub', 'a', 'br', 'img'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['alt'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    ol: ['start'],
  },
  allowedSchemes: ['https', 'http'],
  allowProtocolRelative: false,
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'title',
    'template',
    'iframe',
    'object',
    'svg',
    'math',
  ],
  transformTags: { b: 'strong', i: 'em', a: liveLink },
};

/** A link that leads somewhere outside; anything else (unfilled templates, paths of the old site, mail) keeps its text only. */
function liveLink(_: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const written = (attribs.href ?? '').trim();
  const href = /^www\./i.test(written) ? `https://${written}` : written;
  const live = /^https?:\/\/[^\s{}]+$/i.test(href) && URL.canParse(href);
  return { tagName: 'a', attribs: live ? { href, rel: 'nofollow noopener noreferrer' } : {} };
}

/** An answer to a form's yes/no, not a text. */
const noText = /^(true|false|n\/?a|none|null|tbd|\p{L}|[\s.:-]*)$/iu;

/** One cleaned section, its headings from `h3` down; empty when nothing readable is left. */
export function cleanSection(html: string): string {
  const clean = levelHeadings(
    sanitizeHtml(html, options)
      .replace(/\u00a0|&nbsp;/g, ' ')
      .replace(/<a>([\s\S]*?)<\/a>/g, '$1')
      .replace(/<img(?: alt="([^"]*)")?[^>]*\/?>/g, (_, alt: string | undefined) => describedImage(alt ?? ''))
      .replace(/<div>((?:(?!<\/?(?:div|p|ul|ol|table|h\d|blockquote|dl|pre)\b)[\s\S])*)<\/div>/g, '<p>$1</p>')
      .replace(/<\/?div>/g, ''),
  );
  const tidy = withoutEmpty(clean)
    .replace(/(?:<br \/>\s*){2,}/g, '<br />')
    .replace(/<p>\s*(?:<br \/>\s*)+/g, '<p>')
    .replace(/(?:\s*<br \/>)+\s*<\/p>/g, '</p>')
    .replace(/<table>/g, '<div class="table-scroll" tabindex="0"><table>')
    .replace(/<\/table>/g, '</table></div>')
    .trim();
  return noText.test(textOf(tidy)) ? '' : tidy;
}

/** A picture is not fetched from where it once lay; its description stays, unless it is a file's name. */
function describedImage(alt: string): string {
  const words = alt.trim();
  return words === '' || /\.\w{3,4}$|^(image|picture|img|graphic|logo)[\s\d_-]*$/i.test(words)
    ? ''
    : `<em>[Image: ${words}]</em>`;
}

/** Elements that lost their content, from the inside out. */
function withoutEmpty(html: string): string {
  const smaller = html.replace(
    /<(p|li|ul|ol|strong|em|a|sup|sub|h\d|tr|thead|tbody|table|blockquote)(?: [^>]*)?>\s*<\/\1>/g,
    '',
  );
  return smaller === html ? html : withoutEmpty(smaller);
}

/** The words of cleaned HTML; entities are the four that the sanitiser writes. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

const summaryLength = 280;

/** The first sentences of a text that has no summary of its own, headings left out. */
export function plainSummary(sections: readonly string[]): string {
  const words = textOf(sections.join(' ').replace(/<h\d>[\s\S]*?<\/h\d>/g, ' '));
  if (words.length <= summaryLength) return words;
  return `${words
    .slice(0, summaryLength)
    .replace(/\s+\S*$/, '')
    .replace(/[,;:.]$/, '')}…`;
}
