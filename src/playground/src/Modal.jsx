import { useEffect, useMemo, useRef, useState } from 'react';
import { Blocks } from './Blocks.jsx';
import { SurfaceContext, useSurroundings } from './surroundings.js';

/** A modal of the app: what is entered stays while the app changes the view around it. */
export function Modal({ view }) {
  const { act } = useSurroundings();
  const dialog = useRef(null);
  const body = useRef(null);
  const [entered, setEntered] = useState({});
  const [errors, setErrors] = useState({});
  const [trouble, setTrouble] = useState('');
  const [sending, setSending] = useState(false);

  useEffect(() => {
    if (!dialog.current.open) dialog.current.showModal();
  }, []);
  // A view may come empty and be filled afterwards: the keyboard waits at the cross until there is an input
  useEffect(() => {
    if (document.activeElement.closest('.modal-body, footer')) return;
    body.current.querySelector('input, textarea')?.focus();
  }, [view.hash]);
  useEffect(() => {
    setErrors({});
    setTrouble('');
    body.current.scrollTop = 0;
  }, [view.id]);

  const mine = entered[view.id] ?? {};
  const surface = useMemo(
    () => ({
      where: { view_id: view.id },
      entered: mine,
      enter: (blockId, actionId, value) => {
        setEntered((before) => {
          const inView = before[view.id] ?? {};
          return { ...before, [view.id]: { ...inView, [blockId]: { ...inView[blockId], [actionId]: value } } };
        });
        setErrors(({ [blockId]: _, ...others }) => others);
      },
      errors,
    }),
    [view.id, mine, errors],
  );
  const submit = async (event) => {
    event.preventDefault();
    setSending(true);
    const outcome = await act('submit', { entered: mine });
    setSending(false);
    setErrors(outcome.errors ?? {});
    setTrouble(outcome.problem ?? '');
    const first = Object.keys(outcome.errors ?? {})[0];
    if (first) body.current.querySelector(`[data-block="${CSS.escape(first)}"] :is(input, textarea)`)?.focus();
  };
  const close = (all) => act('close', { all, entered: mine });

  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby="modal-title"
      onCancel={(event) => { event.preventDefault(); close(true); }}
    >
      <form onSubmit={submit} noValidate>
        <header>
          <h2 id="modal-title">{view.title.text}</h2>
          <button type="button" className="icon" aria-label="Close" onClick={() => close(true)}>×</button>
        </header>
        <div className="modal-body" ref={body}>
          {trouble && <p className="trouble" role="alert">{trouble}</p>}
          <SurfaceContext.Provider value={surface}>
            <Blocks blocks={view.blocks} />
          </SurfaceContext.Provider>
        </div>
        <footer>
          <button type="button" className="button" onClick={() => close(false)}>{view.close?.text ?? (view.submit ? 'Cancel' : 'Close')}</button>
          {view.submit && (
            <button type="submit" className="button primary" disabled={sending}>{view.submit.text}</button>
          )}
        </footer>
      </form>
    </dialog>
  );
}
