import { useEffect, useRef, useState } from 'react';

/** The box to type into: Enter sends, Shift+Enter breaks the line, ↑ brings back what was sent. */
export function Composer({ id, label, command, app, text, onText, onSend }) {
  const box = useRef(null);
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState([]);
  useEffect(() => {
    box.current.style.height = 'auto';
    box.current.style.height = `${Math.min(box.current.scrollHeight + 2, 200)}px`;
  }, [text]);

  const send = async () => {
    const words = text.trim();
    if (!words || sending) return;
    onText('');
    setSent([...sent, words]);
    setSending(true);
    await onSend(words);
    setSending(false);
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
      <button type="submit" className="send" aria-label="Send" disabled={!text.trim() || sending}>
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
