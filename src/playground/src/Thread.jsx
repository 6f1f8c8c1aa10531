import { useState } from 'react';
import { Message } from './Message.jsx';
import { Composer } from './Composer.jsx';
import { useStayingAtEnd } from './Conversation.jsx';
import { useSurroundings } from './surroundings.js';

/** A thread beside its place. */
export function Thread({ state, place, root, onClose }) {
  const { act } = useSurroundings();
  const [text, setText] = useState('');
  const messages = place.messages.filter((message) => message.ts === root || message.thread_ts === root);
  const list = useStayingAtEnd(messages.at(-1)?.ts);
  return (
    <aside className="thread" aria-label="Thread">
      <header className="top">
        <h2>Thread</h2>
        <button type="button" className="icon" aria-label="Close the thread" onClick={onClose}>×</button>
      </header>
      <div className="messages" ref={list} role="log" aria-label="Replies" tabIndex={0}>
        {messages.map((message) => (
          <Message key={message.ts} message={message} place={place} />
        ))}
      </div>
      <Composer
        id="thread-composer"
        label="Reply in the thread"
        app={state.app}
        text={text}
        onText={setText}
        onSend={(words, file) => act('say', { channel: place.id, text: words, thread_ts: root, file })}
      />
    </aside>
  );
}
