import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { formatTime } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';

/** `off`: the page has no JavaScript (yet), so nothing saves itself and nothing is promised. */
export type AutosaveState = {
  state: 'off' | 'idle' | 'unsaved' | 'saving' | 'saved' | 'failed';
  savedAt: string | null;
};

/** Name of the buttons with which conform speaks to itself. */
const conformIntent = '__intent__';

/** How long one must have stopped typing, in milliseconds. */
const pause = 1500;

/**
 * Posts the form with `intent=autosave` when one stops typing. The action stores a draft without complaining about what is
 * missing and answers `{ savedAt: string }` (ISO); anything else counts as failed. Without JavaScript the save button remains.
 *
 * @param formId id of the form; @param url its address without language
 */
export function useAutosave(formId: string, url: string): AutosaveState {
  const fetcher = useFetcher<{ savedAt?: string; revision?: number }>({ key: `autosave ${url}` });
  const href = useHref();
  const [touched, setTouched] = useState(false);
  const [ready, setReady] = useState(false);
  const send = useRef(fetcher.submit);
  send.current = fetcher.submit;
  const busy = useRef(false);
  busy.current = fetcher.state !== 'idle';
  /** The button of a submission that waits for the save under way; it must carry the revision which that save makes. */
  const held = useRef<{ button: HTMLElement | null } | null>(null);

  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pending = false;
    const post = () => {
      // A second save would overtake the first and be refused, since it does not know the first one's revision.
      if (busy.current) {
        timer = setTimeout(post, pause);
        return;
      }
      pending = false;
      const data = new FormData(form);
      data.set('intent', 'autosave');
      setTouched(false);
      send.current(data, {
        method: 'post',
        action: href(url),
        encType: form.enctype === 'multipart/form-data' ? 'multipart/form-data' : undefined,
      });
    };
    const onInput = () => {
      setTouched(true);
      pending = true;
      clearTimeout(timer);
      timer = setTimeout(post, pause);
    };
    const onSubmit = (event: SubmitEvent) => {
      // conform checks a field one leaves, adds and removes rows by submit events of its own: the draft goes on.
      if (event.submitter?.getAttribute('name') === conformIntent) {
        if (!event.submitter.hidden) onInput();
        return;
      }
      clearTimeout(timer);
      pending = false;
      if (!busy.current) {
        setTouched(false);
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      held.current = { button: event.submitter };
    };
    form.addEventListener('input', onInput);
    form.addEventListener('submit', onSubmit);
    setReady(true);
    return () => {
      clearTimeout(timer);
      // Somebody went on before the pause was over; the fetcher outlives the page.
      if (pending) post();
      form.removeEventListener('input', onInput);
      form.removeEventListener('submit', onSubmit);
    };
  }, [formId, url, href]);

  // The next save must carry the revision that this one made, or it would be refused as older.
  const revision = fetcher.data?.revision;
  useEffect(() => {
    const field = document.getElementById(formId)?.querySelector<HTMLInputElement>('input[name="revision"]');
    if (field && revision !== undefined && revision > Number(field.value)) field.value = String(revision);
  }, [formId, revision]);

  useEffect(() => {
    const form = document.getElementById(formId);
    const waiting = held.current;
    if (fetcher.state !== 'idle' || !waiting || !(form instanceof HTMLFormElement)) return;
    held.current = null;
    form.requestSubmit(waiting.button);
  }, [formId, fetcher.state]);

  const savedAt = fetcher.data?.savedAt ?? null;
  if (!ready) return { state: 'off', savedAt };
  if (fetcher.state !== 'idle') return { state: 'saving', savedAt };
  if (touched) return { state: 'unsaved', savedAt };
  if (fetcher.data && !savedAt) return { state: 'failed', savedAt };
  return { state: savedAt ? 'saved' : 'idle', savedAt };
}

/** The line under the form's title that says whether what one typed is safe. */
export function AutosaveStatus({ state, savedAt }: AutosaveState) {
  const { t, lang } = useT();
  if (state === 'off') return null;
  const words =
    state === 'saved' && savedAt
      ? t('autosave.saved', { time: formatTime(savedAt, lang) })
      : t(`autosave.${state}`, { time: '' });
  return (
    <p role="status" className={`text-sm ${state === 'failed' ? 'font-bold text-danger' : 'text-muted'}`}>
      {words}
    </p>
  );
}
