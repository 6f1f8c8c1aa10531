import { useEffect, useRef, useState } from 'react';
import { Message } from './Message.jsx';
import { Composer } from './Composer.jsx';
import { useSurroundings } from './surroundings.js';

/** The messages of a place, and the box to type into. */
export function Conversation({ state, place, onThread }) {
  const { act } = useSurroundings();
  const [text, setText] = useState('');
  const messages = place.messages.filter((message) => !message.thread_ts || message.thread_ts === message.ts);
  const replies = (root) => place.messages.filter((message) => message.thread_ts === root.ts && message.ts !== root.ts);
  const newest = place.messages.at(-1)?.ts;
  const list = useStayingAtEnd(newest);

  const say = (words, file) => act('say', { channel: place.id, text: words, file });
  return (
    <>
      <div className="messages" ref={list} role="log" aria-label="Messages" tabIndex={0}>
        {messages.length === 0 && <Welcome state={state} place={place} onTry={setText} />}
        {messages.map((message) => (
          <Message
            key={message.ts}
            message={message}
            place={place}
            shortcuts={state.app.shortcuts}
            replies={replies(message)}
            onThread={() => onThread(message.ts)}
          />
        ))}
        {place.status && <p className="status" role="status">{state.app.name} {place.status}</p>}
      </div>
      {place.prompts.length > 0 && (
        <div className="prompts">
          {place.prompts.map((prompt) => (
            <button key={prompt.title} type="button" className="button" onClick={() => say(prompt.message)}>{prompt.title}</button>
          ))}
        </div>
      )}
      <Composer
        id="composer"
        label={`Message ${place.is_im ? state.app.name : `#${place.name}`}`}
        command={state.app.command}
        app={state.app}
        text={text}
        onText={setText}
        onSend={say}
      />
    </>
  );
}

/**
 * Keeps the end of a list in sight: when something new comes, and while what is there grows. Of something new
 * that is longer than the list is high, the beginning is what one wants to see.
 */
export function useStayingAtEnd(newest) {
  const list = useRef(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const box = list.current;
    const stay = () => atEnd.current && box.scrollTo(0, box.scrollHeight);
    const onScroll = () => {
      atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
    };
    const watch = new ResizeObserver(stay);
    [box, ...box.children].forEach((each) => watch.observe(each));
    box.addEventListener('scroll', onScroll);
    return () => {
      watch.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, [newest]);
  useEffect(() => {
    const box = list.current;
    const last = [...box.querySelectorAll('.message')].at(-1);
    const long = last && last.offsetHeight > box.clientHeight;
    atEnd.current = !long;
    box.scrollTo(0, long ? last.offsetTop - box.offsetTop : box.scrollHeight);
  }, [newest]);
  return list;
}

/** What one sees before anything was said. */
function Welcome({ state, place, onTry }) {
  const { command, examples } = state.app;
  return (
    <section className="welcome">
      <h2>{place.is_im ? `Talk to ${state.app.name}` : `Try ${command.name}`}</h2>
      <p>{command.description}</p>
      <p>
        Pick an example, change a word if you like, and press Enter. This page talks to the bot on this machine, not to
        Slack.
      </p>
      <ul>
        {examples.map((example) => (
          <li key={example}>
            <button type="button" onClick={() => { onTry(example); document.getElementById('composer').focus(); }}>{example}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}
