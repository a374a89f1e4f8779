import type { ImportedProblem } from './import-row.server.ts';

type Section = { key: string; html: string };

const texts = ['problem', 'outcome', 'constraints', 'data_available', 'eligibility', 'reward'] as const;

/** The plain texts of a row as sections, for a problem that is archived; words of their headings under `catalogue:section`. */
export function writtenSections(problem: ImportedProblem): Section[] {
  const written = texts.map((key) => ({ key, html: paragraphs(problem[key]) }));
  const weights = problem.criteria.map(({ name, weight, guidance }) => {
    const percent = (weight / 100).toString().replace('.', ',');
    return `<li><strong>${escaped(name)}</strong> – ${percent}%${guidance ? `<br />${escaped(guidance)}` : ''}</li>`;
  });
  const criteria = weights.length > 0 ? `<ul>${weights.join('')}</ul>` : '';
  return [...written, { key: 'criteria', html: criteria }].filter((section) => section.html !== '');
}

/** Empty lines part paragraphs, other line breaks stay. */
function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${escaped(part.trim()).replaceAll('\n', '<br />')}</p>`)
    .join('');
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
