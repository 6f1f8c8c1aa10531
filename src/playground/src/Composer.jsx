import { useEffect, useRef, useState } from 'react';
import { useSurroundings } from './surroundings.js';

/** What a request to the playground may hold, in bytes. */
const LARGEST_FILE = 1_000_000;

/**
 * The box to type into: Enter sends, Shift+Enter breaks the line, ↑ brings back what was sent. The plus attaches a file, which goes up
 * at once and is sent with the next message.
 */
export function Composer({ id, label, command, app, text, onText, onSend }) {
  const { act, report } = useSurroundings();
  const picker = useRef(null);
  const [file, setFile] = useState(null);
  const box = useRef(null);
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState([]);
  useEffect(() => {
    box.current.style.height = 'auto';
    box.current.style.height = `${Math.min(box.current.scrollHeight + 2, 200)}px`;
  }, [text]);

  const send = async () => {
    const words = text.trim();
    if ((!words && !file) || sending) return;
    onText('');
    setFile(null);
    if (words) setSent([...sent, words]);
    setSending(true);
    await onSend(words, file?.id);
    setSending(false);
  };
  const attach = async (picked) => {
    if (!picked) return;
    if (picked.size > LARGEST_FILE) {
      report(`${picked.name} is larger than 1 MB, the most that the playground takes.`);
      return;
    }
    const { id: fileId, address } = await act('announce', { name: picked.name, length: picked.size });
    const sent = address && (await fetch(new URL(address).pathname, { method: 'POST', body: picked }));
    if (sent?.ok) setFile({ id: fileId, name: picked.name });
    else report(`${picked.name} could not be attached.`);
    box.current.focus();
  };
  const offered = offers(text, command, app);
  const onKey = (event) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Tab' && offered.length > 0 && !event.shiftKey) {
      event.preventDefault();
      onText(offered[0].insert);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === 'ArrowUp' && text === '' && sent.length > 0) {
      event.preventDefault();
      onText(sent.at(-1));
    }
  };
  return (
    <form className="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      {offered.length > 0 && (
        <ul className="offers" aria-label="Suggestions">
          {offered.map((offer) => (
            <li key={offer.insert}>
              <button type="button" tabIndex={-1} onClick={() => { onText(offer.insert); box.current.focus(); }}>
                <b>{offer.title}</b> <span>{offer.detail}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <input ref={picker} type="file" hidden aria-hidden="true" onChange={(event) => { attach(event.target.files[0]); event.target.value = ''; }} />
      <button type="button" className="clip" aria-label="Attach a file" onClick={() => picker.current.click()}>
        <span aria-hidden="true">+</span>
      </button>
      {file && (
        <button type="button" className="attached" aria-label={`Remove ${file.name}`} onClick={() => setFile(null)}>
          {file.name} <span aria-hidden="true">✕</span>
        </button>
      )}
      <textarea
        id={id}
        ref={box}
        rows={1}
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKey}
        autoComplete="off"
        spellCheck="false"
      />
      <button type="submit" className="send" aria-label="Send" disabled={(!text.trim() && !file) || sending}>
        {sending ? <span className="spinner" aria-hidden="true" /> : <span aria-hidden="true">➤</span>}
      </button>
    </form>
  );
}

/** The command while its name is being typed, and the app while it is being mentioned. */
function offers(text, command, app) {
  const offered = [];
  if (command && text.startsWith('/') && !text.includes(' ') && command.name.startsWith(text)) {
    offered.push({ insert: `${command.name} `, title: command.name, detail: command.usage_hint || command.description });
  }
  const mention = /(^|\s)@([\w-]*)$/.exec(text);
  if (mention && app.name.startsWith(mention[2]) && mention[2] !== app.name) {
    offered.push({
      insert: `${text.slice(0, text.length - mention[2].length)}${app.name} `,
      title: `@${app.name}`,
      detail: 'mention the app',
    });
  }
  return offered;
}
