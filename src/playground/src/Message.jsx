import { useMemo, useState } from 'react';
import { Blocks, Mrkdwn } from './Blocks.jsx';
import { SurfaceContext, useSurroundings } from './surroundings.js';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** One message: who, when, the words or blocks, and what can be done with it. */
export function Message({ message, place, shortcuts = [], replies = [], onThread }) {
  const { act, people } = useSurroundings();
  const [entered, setEntered] = useState({});
  const author = people.find((person) => person.id === message.user);
  const at = new Date(Number(message.ts) * 1000);
  const surface = useMemo(
    () => ({
      where: { channel: message.channel ?? place.id, ts: message.ts },
      entered,
      enter: (blockId, actionId, value) =>
        setEntered((before) => ({ ...before, [blockId]: { ...before[blockId], [actionId]: value } })),
      errors: {},
    }),
    [message.ts, message.channel, place.id, entered],
  );
  const onMessage = shortcuts.filter((shortcut) => shortcut.on_message);
  const tools = !message.ephemeral && (onThread || onMessage.length > 0);
  return (
    <article className={`message${message.ephemeral ? ' ephemeral' : ''}`} aria-label={`${author.real_name}, ${clock.format(at)}`}>
      <Avatar person={author} />
      <div className="message-body">
        {message.ephemeral && <p className="only-you"><span aria-hidden="true">◐</span> Only visible to you</p>}
        <p className="byline">
          <b>{author.real_name}</b>
          {author.is_bot && <span className="app-badge">APP</span>}
          <time dateTime={at.toISOString()}>{clock.format(at)}</time>
        </p>
        {message.blocks ? (
          <SurfaceContext.Provider value={surface}>
            <Blocks blocks={message.blocks} />
          </SurfaceContext.Provider>
        ) : (
          message.text && <Mrkdwn text={message.text} />
        )}
        {message.edited && <span className="edited">(edited)</span>}
        {message.files?.map((file) => (
          <a key={file.id} className="file" href={file.url_private} download={file.name}>
            <b>{file.title}</b> {(file.size / 1000).toFixed(1)} kB
          </a>
        ))}
        {message.reactions.length > 0 && (
          <p className="reactions">{message.reactions.map((name) => <Mrkdwn key={name} text={`:${name}:`} />)}</p>
        )}
        {replies.length > 0 && (
          <button type="button" className="replies" onClick={onThread}>
            {replies.length === 1 ? '1 reply' : `${replies.length} replies`}
          </button>
        )}
      </div>
      {tools && (
        <div className="tools" role="toolbar" aria-label="Message actions">
          {onThread && <button type="button" onClick={onThread}>Reply in thread</button>}
          {onMessage.map((shortcut) => (
            <button
              key={shortcut.callback_id}
              type="button"
              onClick={() => act('shortcut', { callback_id: shortcut.callback_id, channel: place.id, ts: message.ts })}
            >
              {shortcut.name}
            </button>
          ))}
        </div>
      )}
    </article>
  );
}

function Avatar({ person }) {
  const initials = person.real_name
    .split(/[\s-]/)
    .map((word) => word[0].toUpperCase())
    .slice(0, 2)
    .join('');
  return <span className={`avatar${person.is_bot ? ' bot' : ''} ${person.id}`} aria-hidden="true">{initials}</span>;
}
