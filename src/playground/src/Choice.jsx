import { useEffect, useId, useMemo, useRef, useState } from 'react';

const PAUSE = 150; // ms without a key before the app is asked

/**
 * A menu that one types into: the options of a static select are filtered here, those of an external select
 * come from the app through suggest.
 */
export function Choice({ element, common, chosen, suggest, onChoose }) {
  const list = useId();
  const box = useRef(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(null);
  const [at, setAt] = useState(0);
  const [offered, setOffered] = useState(null);
  const words = typed ?? '';
  const tooShort = suggest && words.length < (element.min_query_length ?? 3);

  useEffect(() => {
    if (!open || !suggest || tooShort) return undefined;
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await suggest(words);
      if (current) {
        setOffered(answer.problem ? [] : groups(answer));
        setAt(0);
      }
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [open, words, tooShort]);

  const shown = useMemo(() => {
    if (suggest) return tooShort ? [] : (offered ?? []);
    const like = words.toLowerCase();
    return groups(element)
      .map((group) => ({ ...group, options: group.options.filter((option) => option.text.text.toLowerCase().includes(like)) }))
      .filter((group) => group.options.length > 0);
  }, [element, suggest, tooShort, offered, words]);
  const flat = shown.flatMap((group) => group.options);

  const choose = (option) => {
    setOpen(false);
    setTyped(null);
    onChoose(option);
  };
  const onKey = (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      if (open && flat.length > 0) setAt((at + (event.key === 'ArrowDown' ? 1 : flat.length - 1)) % flat.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (open && flat[at]) choose(flat[at]);
      else setOpen(true);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      setTyped(null);
    }
  };
  useEffect(() => {
    if (open) document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [open, at, list]);

  return (
    <span className="choice" data-action={element.action_id}>
      <input
        {...common}
        ref={box}
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && flat[at] ? `${list}-${at}` : undefined}
        aria-label={common.id ? undefined : (element.placeholder?.text ?? 'Choose')}
        autoComplete="off"
        placeholder={element.placeholder?.text ?? 'Choose an option'}
        value={typed ?? chosen?.text.text ?? ''}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKey}
        onBlur={() => {
          setOpen(false);
          setTyped(null);
        }}
      />
      <span className="choice-arrow" aria-hidden="true">▾</span>
      {open && (
        <span role="listbox" id={list} className="menu">
          {tooShort && <span className="nothing">Type {element.min_query_length ?? 3} or more letters</span>}
          {!tooShort && flat.length === 0 && <span className="nothing">{suggest && !offered ? 'Looking…' : 'Nothing matches'}</span>}
          {shown.map((group, index) => (
            <span key={group.label ?? index} role="group" aria-label={group.label}>
              {group.label && <span className="group-label" aria-hidden="true">{group.label}</span>}
              {group.options.map((option) => {
                const number = flat.indexOf(option);
                return (
                  <span
                    key={option.value}
                    id={`${list}-${number}`}
                    role="option"
                    aria-selected={option.value === chosen?.value}
                    className={number === at ? 'active' : undefined}
                    onPointerDown={(event) => { event.preventDefault(); choose(option); }}
                  >
                    {option.text.text}
                    {option.description && <small>{option.description.text}</small>}
                  </span>
                );
              })}
            </span>
          ))}
        </span>
      )}
    </span>
  );
}

/** Options in groups; those without a group in one without a label. */
function groups({ options, option_groups: grouped }) {
  return grouped
    ? grouped.map((group) => ({ label: group.label.text, options: group.options }))
    : [{ options: options ?? [] }];
}
