import { Children, type ReactElement, type ReactNode } from 'react';
import { Link } from './ui/link.tsx';

/**
 * Our own long texts (rules, terms, help) in a markup of four signs: `## heading`, `- item`, `1. step`, `[words](/page)`; every
 * other line is a paragraph. Text in, elements out: nothing in it can become markup of its own.
 */
type Block = { kind: 'h2' | 'p' | 'ul' | 'ol'; lines: string[]; id: string };

const kinds: Record<string, Block['kind']> = { '## ': 'h2', '- ': 'ul', '': 'p' };

function parse(text: string): Block[] {
  const blocks: Block[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const [, sign = '', rest = ''] = /^(## |- |\d+\. )?(.*)$/.exec(line) ?? [];
    const kind = kinds[sign] ?? 'ol';
    const last = blocks.at(-1);
    if (last?.kind === kind && (kind === 'ul' || kind === 'ol')) last.lines.push(rest);
    else blocks.push({ kind, lines: [rest], id: `muc-${blocks.filter((block) => block.kind === 'h2').length + 1}` });
  }
  return blocks;
}

/** Headings of a text, for a list of contents. */
export function headingsOf(text: string): { id: string; title: string }[] {
  return parse(text)
    .filter((block) => block.kind === 'h2')
    .map(({ id, lines }) => ({ id, title: lines.join('') }));
}

export function Prose({ text }: { text: string }) {
  return <div className="prose">{Children.toArray(parse(text).map(element))}</div>;
}

function element({ kind, lines, id }: Block): ReactElement {
  const Kind = kind;
  if (kind === 'h2') return <Kind id={id}>{inline(lines.join(''))}</Kind>;
  if (kind === 'p') return <Kind>{inline(lines.join(''))}</Kind>;
  return <Kind>{Children.toArray(lines.map((line) => <li key={line}>{inline(line)}</li>))}</Kind>;
}

function inline(text: string): ReactNode {
  const parts = text.split(/(\[[^\]]+\]\(\/[^)]*\))/).map((part) => {
    const [, words, to] = /^\[([^\]]+)\]\((\/[^)]*)\)$/.exec(part) ?? [];
    return to ? (
      <Link key={to} to={to}>
        {words}
      </Link>
    ) : (
      part
    );
  });
  return Children.toArray(parts);
}
