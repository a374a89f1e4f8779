import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('app/styles/tokens.css', 'utf8');

/** The blocks of colours, in the order of the file: light, dark by the device, dark by choice. */
const blocks = [...css.matchAll(/color-scheme: (?:light|dark);([^}]+)\}/g)].map(([, body]) =>
  Object.fromEntries(
    [...(body ?? '').matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value ?? '']),
  ),
);

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** WCAG 2.2, 1.4.3. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const text = ['ink', 'muted', 'sea', 'sea-strong', 'danger', 'ok', 'warn'].flatMap((front) => [
  [front, 'paper'],
  [front, 'sheet'],
]);
const onTints = [
  ['sea-strong', 'sea-soft'],
  ['ink', 'sea-soft'],
  ['danger', 'flame-soft'],
  ['ok', 'ok-soft'],
  ['warn', 'warn-soft'],
  ['on-sea', 'sea'],
  ['on-flame', 'flame'],
  ['on-flame', 'flame-strong'],
];
const controls = [
  ['line-strong', 'paper'],
  ['line-strong', 'sheet'],
];

describe('colours', () => {
  it('are the same by choice as by the device', () => {
    expect(blocks).toHaveLength(3);
    expect(blocks[2]).toEqual(blocks[1]);
  });

  it.each([
    ['light', 0],
    ['dark', 1],
  ] as const)('can be read in the %s theme', (_name, index) => {
    const colours = blocks[index] ?? {};
    const weak = (pairs: string[][], least: number) =>
      pairs
        .map(([front = '', back = '']) => ({
          pair: `${front} on ${back}`,
          ratio: contrast(colours[front] ?? '', colours[back] ?? ''),
        }))
        .filter(({ ratio }) => !(ratio >= least));
    expect(weak([...text, ...onTints], 4.5)).toEqual([]);
    expect(weak(controls, 3)).toEqual([]);
  });
});
