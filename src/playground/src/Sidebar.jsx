/** Channels, the app, and who one is. */
export function Sidebar({ state, placeId, onOpen, onPerson, theme, onTheme }) {
  const channels = state.places.filter((place) => !place.is_im);
  const direct = state.places.filter((place) => place.is_im);
  const item = (place, label, sign) => (
    <li key={place.id}>
      <button
        type="button"
        aria-current={place.id === placeId ? 'page' : undefined}
        onClick={() => onOpen(place.id, place.is_im ? 'home' : 'messages')}
      >
        <span className="sign" aria-hidden="true">{sign}</span> {label}
      </button>
    </li>
  );
  return (
    <nav className="sidebar" aria-label="Workspace">
      <p className="workspace-name">
        Playground
        <small>stands in for Slack on this machine</small>
      </p>
      <h2>Channels</h2>
      <ul>{channels.map((place) => item(place, place.name, '#'))}</ul>
      <h2>Apps</h2>
      <ul>{direct.map((place) => item(place, state.app.name, '◆'))}</ul>
      <div className="sidebar-foot">
        <label>
          You are
          <select value={state.me} onChange={(event) => onPerson(event.target.value)}>
            {state.people
              .filter((person) => !person.is_bot)
              .map((person) => (
                <option key={person.id} value={person.id}>
                  {person.real_name}{person.is_admin ? ' (admin)' : ''}
                </option>
              ))}
          </select>
        </label>
        <button type="button" className="theme" onClick={onTheme}>
          {theme === 'dark' ? 'Light theme' : 'Dark theme'}
        </button>
      </div>
    </nav>
  );
}
