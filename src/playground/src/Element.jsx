import { useEffect, useRef, useState } from 'react';
import { Text } from './Blocks.jsx';
import { Choice } from './Choice.jsx';
import { useSurface, useSurroundings } from './surroundings.js';

/** One element that a person can use. */
export function Element({ block, element, id, describedBy }) {
  const use = useElement(block, element);
  const [asked, setAsked] = useState(null);
  // A confirmation stands between the click and what it does
  const confirmed = (then) => (element.confirm ? setAsked(() => then) : then());
  return (
    <>
      <Kind element={element} use={use} id={id} describedBy={describedBy} confirmed={confirmed} />
      {asked && <Confirm confirm={element.confirm} onAnswer={(yes) => { setAsked(null); if (yes) asked(); }} />}
    </>
  );
}

/** What stands in an element, and how it is changed and reported. */
function useElement(block, element) {
  const { act } = useSurroundings();
  const { where, entered, enter, errors } = useSurface();
  const value = entered[block.block_id]?.[element.action_id] ?? {};
  const report = (chosen) =>
    act('act', {
      ...where,
      block_id: block.block_id,
      action_id: element.action_id,
      value: chosen,
      entered: { ...entered, [block.block_id]: { ...entered[block.block_id], [element.action_id]: chosen } },
    });
  const quiet = block.type === 'input' && !block.dispatch_action;
  return {
    value,
    wrong: Boolean(errors[block.block_id]),
    enter: (chosen) => enter(block.block_id, element.action_id, chosen),
    /** Enters a choice and, where it is not merely part of a form, reports it. */
    choose: (chosen) => {
      enter(block.block_id, element.action_id, chosen);
      if (!quiet) report(chosen);
    },
    press: (chosen = {}) => report(chosen),
    reports: !quiet,
    suggest: (typed) =>
      act('suggest', { ...where, block_id: block.block_id, action_id: element.action_id, typed, entered }),
  };
}

function Kind({ element, use, id, describedBy, confirmed }) {
  const { people, places } = useSurroundings();
  const common = { id, 'aria-describedby': describedBy, 'aria-invalid': use.wrong || undefined };
  switch (element.type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return <Button element={element} use={use} confirmed={confirmed} />;
    case 'feedback_buttons':
      return (
        <>
          {[element.positive_button, element.negative_button].map((button) => (
            <button key={button.value} type="button" className="button" onClick={() => use.press({ value: button.value })}>{button.text.text}</button>
          ))}
        </>
      );
    case 'overflow':
      return <Overflow element={element} use={use} confirmed={confirmed} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextInput element={element} use={use} common={common} />;
    case 'radio_buttons':
      return <Options element={element} use={use} single />;
    case 'checkboxes':
      return <Options element={element} use={use} />;
    case 'static_select':
    case 'external_select':
      return (
        <Choice
          element={element}
          common={common}
          chosen={use.value.selected_option ?? element.initial_option ?? null}
          suggest={element.type === 'external_select' ? use.suggest : undefined}
          onChoose={(option) => confirmed(() => use.choose({ selected_option: option }))}
        />
      );
    case 'multi_static_select':
    case 'multi_external_select':
      return <Several element={element} use={use} common={common} />;
    case 'users_select':
      return (
        <Choice
          element={{ ...element, options: people.filter((person) => !person.is_bot).map((person) => plain(person.real_name, person.id)) }}
          common={common}
          chosen={people.filter((person) => person.id === (use.value.selected_user ?? element.initial_user)).map((person) => plain(person.real_name, person.id))[0] ?? null}
          onChoose={(option) => use.choose({ selected_user: option?.value ?? null })}
        />
      );
    case 'conversations_select':
    case 'channels_select': {
      const key = element.type === 'channels_select' ? 'channel' : 'conversation';
      const channels = places.filter((place) => !place.is_im).map((place) => plain(`#${place.name}`, place.id));
      return (
        <Choice
          element={{ ...element, options: channels }}
          common={common}
          chosen={channels.find((option) => option.value === (use.value[`selected_${key}`] ?? element[`initial_${key}`])) ?? null}
          onChoose={(option) => use.choose({ [`selected_${key}`]: option?.value ?? null })}
        />
      );
    }
    case 'datepicker':
    case 'timepicker': {
      const key = element.type === 'datepicker' ? 'date' : 'time';
      return (
        <input
          {...common}
          type={key}
          value={use.value[`selected_${key}`] ?? element[`initial_${key}`] ?? ''}
          onChange={(event) => use.choose({ [`selected_${key}`]: event.target.value || null })}
        />
      );
    }
    default:
      return <p className="hint">The playground cannot show {element.type} yet.</p>;
  }
}

const plain = (text, value) => ({ text: { type: 'plain_text', text }, value });

function Button({ element, use, confirmed }) {
  const press = () => confirmed(() => use.press());
  const common = { className: `button ${element.style ?? ''}`, 'aria-label': element.accessibility_label };
  return element.url ? (
    <a {...common} href={element.url} target="_blank" rel="noreferrer" onClick={() => use.press()} data-action={element.action_id}>{element.text.text}</a>
  ) : (
    <button type="button" {...common} onClick={press} data-action={element.action_id}>{element.text.text}</button>
  );
}

function Overflow({ element, use, confirmed }) {
  const [open, setOpen] = useState(false);
  const root = useRef(null);
  useEffect(() => {
    if (!open) return undefined;
    root.current.querySelector('[role=menuitem]').focus();
    const outside = (event) => !root.current.contains(event.target) && setOpen(false);
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  const onKey = (event) => {
    const items = [...root.current.querySelectorAll('[role=menuitem]')];
    const at = items.indexOf(document.activeElement);
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      setOpen(false);
      root.current.querySelector('button').focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      items.at((at + (event.key === 'ArrowDown' ? 1 : -1)) % items.length)?.focus();
    }
  };
  return (
    <span className="overflow" ref={root} onKeyDown={open ? onKey : undefined}>
      <button type="button" className="button" aria-haspopup="menu" aria-expanded={open} aria-label="More actions" data-action={element.action_id} onClick={() => setOpen(!open)}>⋯</button>
      {open && (
        <span role="menu" className="menu">
          {element.options.map((option) => (
            <button
              key={option.value}
              type="button"
              role="menuitem"
              onClick={() => {
                setOpen(false);
                if (option.url) window.open(option.url, '_blank', 'noreferrer');
                confirmed(() => use.press({ selected_option: option }));
              }}
            >
              {option.text.text}
            </button>
          ))}
        </span>
      )}
    </span>
  );
}

function TextInput({ element, use, common }) {
  const value = use.value.value ?? element.initial_value ?? '';
  const when = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const Kind = element.multiline ? 'textarea' : 'input';
  const types = { email_text_input: 'email', url_text_input: 'url' };
  return (
    <Kind
      {...common}
      type={element.multiline ? undefined : (types[element.type] ?? 'text')}
      inputMode={element.type === 'number_input' ? 'decimal' : undefined}
      rows={element.multiline ? 3 : undefined}
      value={value}
      maxLength={element.max_length}
      placeholder={element.placeholder?.text}
      autoFocus={element.focus_on_load}
      onChange={(event) => {
        use.enter({ value: event.target.value });
        if (use.reports && when.includes('on_character_entered')) use.press({ value: event.target.value });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && use.reports && when.includes('on_enter_pressed') && !element.multiline) {
          event.preventDefault();
          use.press({ value });
        }
      }}
    />
  );
}

function Options({ element, use, single }) {
  const chosen = single
    ? [use.value.selected_option ?? element.initial_option].filter(Boolean)
    : (use.value.selected_options ?? element.initial_options ?? []);
  const isChosen = (option) => chosen.some((each) => each.value === option.value);
  const toggle = (option) =>
    single
      ? use.choose({ selected_option: option })
      : use.choose({ selected_options: isChosen(option) ? chosen.filter((each) => each.value !== option.value) : [...chosen, option] });
  return (
    <div className="options" role={single ? 'radiogroup' : undefined}>
      {element.options.map((option) => (
        <label key={option.value} className="option">
          <input type={single ? 'radio' : 'checkbox'} checked={isChosen(option)} onChange={() => toggle(option)} />
          <span>
            <Text object={option.text} />
            {option.description && <small><Text object={option.description} /></small>}
          </span>
        </label>
      ))}
    </div>
  );
}

function Several({ element, use, common }) {
  const chosen = use.value.selected_options ?? element.initial_options ?? [];
  const without = (option) => chosen.filter((each) => each.value !== option.value);
  return (
    <div className="several">
      {chosen.map((option) => (
        <button key={option.value} type="button" className="chip" aria-label={`Remove ${option.text.text}`} onClick={() => use.choose({ selected_options: without(option) })}>
          {option.text.text} ×
        </button>
      ))}
      <Choice
        element={element}
        common={common}
        chosen={null}
        suggest={element.type === 'multi_external_select' ? use.suggest : undefined}
        onChoose={(option) => option && use.choose({ selected_options: [...without(option), option] })}
      />
    </div>
  );
}

function Confirm({ confirm, onAnswer }) {
  const dialog = useRef(null);
  useEffect(() => dialog.current.showModal(), []);
  return (
    <dialog ref={dialog} className="modal confirm" aria-labelledby="confirm-title" onCancel={(event) => { event.preventDefault(); event.stopPropagation(); onAnswer(false); }}>
      <header><h2 id="confirm-title">{confirm.title.text}</h2></header>
      <div className="modal-body"><Text object={confirm.text} /></div>
      <footer>
        <button type="button" className="button" onClick={() => onAnswer(false)}>{confirm.deny.text}</button>
        <button type="button" className={`button ${confirm.style === 'danger' ? 'danger' : 'primary'}`} onClick={() => onAnswer(true)}>{confirm.confirm.text}</button>
      </footer>
    </dialog>
  );
}
