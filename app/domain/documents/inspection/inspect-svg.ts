import { Parser } from 'htmlparser2';
import type { Content } from './content.ts';
import { decodeText } from './inspect-text.ts';

/** Elements that draw. Anything that runs, embeds or fetches is not in the list. */
const drawing = new Set(
  (
    'svg g defs symbol use switch title desc metadata style path rect circle ellipse line polyline polygon text tspan ' +
    'textPath image marker pattern mask clipPath linearGradient radialGradient stop filter view feBlend feColorMatrix ' +
    'feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow ' +
    'feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight ' +
    'feSpecularLighting feSpotLight feTile feTurbulence'
  ).split(' '),
);

const safeReference = /^(#|data:image\/(png|jpeg|gif|webp);)/i;
const fetchingStyle = /@import|expression|javascript:|url\(\s*['"]?(?!#|\s*['"]?#)/i;

/** A drawing and nothing else: no script, handler, foreign content, entity or outside reference. */
export function inspectSvg(bytes: Buffer): Content {
  const text = decodeText(bytes);
  if (text === null || !/<svg[\s>]/.test(text)) return { rejected: 'type_mismatch' };
  return isDrawing(text) ? { type: 'image/svg+xml' } : { rejected: 'script' };
}

function isDrawing(text: string): boolean {
  let safe = true;
  let depth = 0;
  let root = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (depth++ === 0 && root === '') root = name;
        if (!isDrawingElement(name) || !Object.entries(attributes).every(isSafeAttribute)) safe = false;
      },
      onclosetag() {
        depth -= 1;
      },
      ontext(data) {
        if (fetchingStyle.test(data)) safe = false;
      },
      oncdatastart() {
        // A browser reads these as text inside SVG and as markup inside HTML; no drawing program needs them beyond styles.
      },
      onprocessinginstruction(name, data) {
        if (name !== '?xml' && !isPlainDoctype(name, data)) safe = false;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return safe && root === 'svg';
}

/** Editors keep their own notes under a prefix of their own (`inkscape:`, `sodipodi:`, `rdf:`); browsers draw none of them. */
function isDrawingElement(name: string): boolean {
  return drawing.has(name) || /^(inkscape|sodipodi|rdf|cc|dc):\w+$/.test(name);
}

function isSafeAttribute([name, value]: [string, string]): boolean {
  if (/^on/i.test(name)) return false;
  if (/(^|:)href$/i.test(name)) return safeReference.test(value.trim());
  return !/javascript:/i.test(value.replace(/\s/g, '')) && !fetchingStyle.test(value);
}

/** A document type may be named; an internal subset could define entities that hide anything. */
function isPlainDoctype(name: string, data: string): boolean {
  return /^!doctype$/i.test(name) && !data.includes('[');
}
