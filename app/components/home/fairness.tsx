import type { ReactNode } from 'react';
import { useT } from '#app/i18n/hooks.ts';

/** Four pictures that explain, each with its sentence: they are drawn for the eye only, the words say the same. */
export function Fairness() {
  const { t } = useT('home');
  return (
    <section aria-labelledby="cong-bang" className="mt-14 border-t border-line pt-8">
      <h2 id="cong-bang" className="text-2xl">
        {t('fair.title')}
      </h2>
      <ul className="mt-6 grid gap-x-10 gap-y-10 sm:grid-cols-2 lg:grid-cols-4">
        <Picture title={t('fair.box.title')} text={t('fair.box.text')}>
          <SealedBox />
        </Picture>
        <Picture title={t('fair.scoring.title')} text={t('fair.scoring.text')}>
          <SeparateScoring />
        </Picture>
        <Picture title={t('fair.money.title')} text={t('fair.money.text')}>
          <HeldMoney />
        </Picture>
        <Picture title={t('fair.record.title')} text={t('fair.record.text')}>
          <PublicRecord />
        </Picture>
      </ul>
    </section>
  );
}

function Picture({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <li>
      <svg
        aria-hidden="true"
        viewBox="0 0 240 130"
        fill="none"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="h-auto w-full max-w-72 stroke-sea"
      >
        {children}
      </svg>
      <h3 className="mt-3 text-lg">{title}</h3>
      <p className="mt-1 text-muted">{text}</p>
    </li>
  );
}

/** A closed box of envelopes; a key from either side. */
function SealedBox() {
  return (
    <>
      <path d="M80 52h80v62H80z" className="fill-sea-soft" />
      <path d="M74 38h92v14H74z" className="fill-sheet" />
      <path d="M92 66h56v34H92zM92 66l28 20 28-20" className="fill-sheet" />
      <circle cx="120" cy="52" r="9" className="fill-sea" />
      <path d="M120 50v5" className="stroke-on-sea" />
      <Key x={8} />
      <g transform="matrix(-1 0 0 1 240 0)">
        <Key x={8} />
      </g>
    </>
  );
}

function Key({ x }: { x: number }) {
  return (
    <g transform={`translate(${x} 82)`}>
      <circle cx="10" cy="0" r="9" className="fill-sheet" />
      <path d="M19 0h36M45 0v8M53 0v6" />
    </g>
  );
}

/** Three sheets behind screens; their sums meet only below. */
function SeparateScoring() {
  return (
    <>
      {[20, 96, 172].map((x, index) => (
        <g key={x} transform={`translate(${x} 10)`}>
          <path d="M0 0h48v58H0z" className="fill-sheet" />
          <path d="M9 14h14M9 28h14M9 42h14" className="stroke-line-strong" />
          {[14, 28, 42].map((y, line) => (
            <path key={y} d={`M30 ${y}h${4 + ((index + line * 2) % 3) * 4}`} strokeWidth="5" />
          ))}
        </g>
      ))}
      <path d="M82 4v70M158 4v70" strokeDasharray="1 7" className="stroke-line-strong" />
      <path d="M44 76v12h152V76M120 76v22" />
      <path d="M98 98h44v24H98z" className="fill-sea-soft" />
      <path d="m110 110 7 6 13-12" />
    </>
  );
}

/** Money in a locked account; two signatures on the way to the startup. */
function HeldMoney() {
  return (
    <>
      <path d="M14 46h64v66H14z" className="fill-sea-soft" />
      <path d="M30 46V34a16 16 0 0 1 32 0v12" />
      <circle cx="46" cy="80" r="17" className="fill-sheet" />
      <path d="M46 71v18M40 76h12M40 84h12" strokeWidth="2" />
      <path d="M84 80h118m-9-8 9 8-9 8" />
      {[108, 152].map((x) => (
        <g key={x} transform={`translate(${x} 22)`}>
          <circle cx="10" cy="8" r="8" className="fill-sheet" />
          <path d="M-4 34c0-18 28-18 28 0z" className="fill-sheet" />
          <circle cx="10" cy="58" r="10" className="fill-sea" />
          <path d="m5.5 58 3.5 3.5 6-7" className="stroke-on-sea" />
        </g>
      ))}
      <path d="M210 62h22v36h-22z" className="fill-sheet" />
    </>
  );
}

/** Lines written one after another, each holding on to the one before; the last one is being read. */
function PublicRecord() {
  return (
    <>
      {[14, 44, 74, 104].map((y, index) => (
        <g key={y}>
          <circle cx="34" cy={y + 6} r="7" className={index === 3 ? 'fill-sea' : 'fill-sea-soft'} />
          <path d={`M56 ${y + 1}h${[86, 64, 96, 52][index]}`} />
          <path d={`M56 ${y + 12}h${[48, 74, 40, 66][index]}`} className="stroke-line-strong" />
          {index < 3 ? <path d={`M34 ${y + 14}v15`} /> : null}
        </g>
      ))}
      <path d="M172 62c12-18 44-18 56 0-12 18-44 18-56 0z" className="fill-sheet" />
      <circle cx="200" cy="62" r="8" className="fill-sea" />
    </>
  );
}
