import { OctagonAlert } from 'lucide-react';
import { Children, isValidElement, type ReactNode, useEffect, useRef } from 'react';
import { useT } from '#app/i18n/hooks.ts';
import { Link } from './ui/link.tsx';

/** The ten minutes have run out over the form: confirming in another tab loses nothing that was typed here. */
const needsFreshFactor = 'denied.needs_recent_second_factor';

type ErrorSummaryProps = {
  formId: string;
  /** Errors by field name; the empty name is the form itself. */
  errors: Record<string, string[]>;
  labels: ReadonlyMap<string, string>;
  /** Changes with every answer of the server, so that the summary takes the focus again. */
  attempt: unknown;
};

/** What is wrong, on top, each with a link to its field. Takes the focus, so that it is read first. */
export function ErrorSummary({ formId, errors, labels, attempt }: ErrorSummaryProps) {
  const { t, messageText } = useT();
  const box = useRef<HTMLDivElement>(null);
  // In the order of the page, as one works through them; what belongs to the whole form comes first.
  const order = ['', ...labels.keys()];
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const entries = Object.entries(errors)
    .filter(([, messages]) => messages.length > 0)
    .sort(([one], [other]) => place(one) - place(other));
  const shown = entries.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt takes the focus, though nothing else changed
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, attempt]);
  if (!shown) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="max-w-form rounded border-2 border-danger bg-sheet p-4">
      <p className="flex items-center gap-2 text-lg font-bold text-danger">
        <OctagonAlert aria-hidden="true" className="size-5 shrink-0" />
        {t('errorSummary.title')}
      </p>
      <ul className="mt-2 space-y-1.5">
        {entries.map(([name, messages]) => {
          const words = messages.map(messageText).join(' ');
          const label = labels.get(name);
          return (
            <li key={name}>
              {name === '' ? (
                <>
                  {words}
                  {messages.includes(needsFreshFactor) ? (
                    <Link to="/xac-nhan-lai" target="_blank" className="ml-1">
                      {t('errorSummary.confirmAgain')}
                    </Link>
                  ) : null}
                </>
              ) : (
                <a href={`#${formId}-${name}`} className="font-bold text-danger underline underline-offset-2">
                  {label ? t('errorSummary.item', { label: label.replace(/[?:]$/, ''), message: words }) : words}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Labels of the fields written directly inside a form: `<TextField meta label>` anywhere below. */
export function labelsWithin(children: ReactNode, found = new Map<string, string>()): Map<string, string> {
  Children.forEach(children, (child) => {
    if (!isValidElement<{ meta?: { name?: string }; label?: unknown; children?: ReactNode }>(child)) return;
    const { meta, label, children: inner } = child.props;
    if (meta?.name && typeof label === 'string') found.set(meta.name, label);
    if (inner !== undefined && typeof inner !== 'function') labelsWithin(inner, found);
  });
  return found;
}
