import { useCallback, useEffect, useMemo, useState } from 'react';
import { useActions, useWorkspace } from './slack.js';
import { SurroundingsContext } from './surroundings.js';
import { Sidebar } from './Sidebar.jsx';
import { Conversation } from './Conversation.jsx';
import { Home } from './Home.jsx';
import { Modal } from './Modal.jsx';
import { Thread } from './Thread.jsx';

const FIRST_PERSON = 'U0ADA';
const FIRST_PLACE = 'C0MLPLATFORM';

function useTheme() {
  const [theme, setTheme] = useState(
    () =>
      localStorage.getItem('theme') ??
      (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'),
  );
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
  }, [theme]);
  return [theme, () => setTheme(theme === 'dark' ? 'light' : 'dark')];
}

/** A line that says what went wrong, for a while. */
function useProblem() {
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    if (!problem) return undefined;
    const timer = setTimeout(() => setProblem(null), 8000);
    return () => clearTimeout(timer);
  }, [problem]);
  return [problem, useCallback((text) => setProblem({ text }), []), () => setProblem(null)];
}

export function App() {
  const [me, setMe] = useState(FIRST_PERSON);
  const [placeId, setPlaceId] = useState(FIRST_PLACE);
  const [tab, setTab] = useState('home');
  const [thread, setThread] = useState(null);
  const [menu, setMenu] = useState(false);
  const [theme, toggleTheme] = useTheme();
  const [problem, showProblem, hideProblem] = useProblem();
  const { state, lost } = useWorkspace(me);
  const act = useActions(me, showProblem);

  const surroundings = useMemo(
    () => ({
      act,
      report: showProblem,
      theme,
      data: {
        users: (state?.people ?? []).map((person) => ({ id: person.id, name: person.name })),
        channels: (state?.places ?? []).map((place) => ({ id: place.id, name: place.name })),
      },
      people: state?.people ?? [],
      places: state?.places ?? [],
    }),
    [act, showProblem, theme, state],
  );

  if (!state) {
    return <p className="waiting">{lost ? 'The playground does not answer. Start it again with ./mvnw' : 'Opening the workspace…'}</p>;
  }
  const place = state.places.find(({ id }) => id === placeId) ?? state.places[0];
  const open = (id, view = 'messages') => {
    setPlaceId(id);
    setTab(view);
    setThread(null);
    setMenu(false);
    const direct = state.places.find((each) => each.id === id)?.is_im;
    if (direct) act('open', { tab: view });
  };
  const changePerson = (id) => {
    setMe(id);
    setThread(null);
    if (place.is_im) setPlaceId(FIRST_PLACE);
  };
  const home = place.is_im && tab === 'home';

  return (
    <SurroundingsContext.Provider value={surroundings}>
      <div className={`workspace${thread ? ' with-thread' : ''}${menu ? ' with-menu' : ''}`}>
        <a className="skip" href="#composer">
          Skip to the message box
        </a>
        <Sidebar
          state={state}
          placeId={place.id}
          onOpen={open}
          onPerson={changePerson}
          theme={theme}
          onTheme={toggleTheme}
        />
        <main className="main">
          {lost && <p className="lost" role="alert">The playground has stopped. Start it again with ./mvnw</p>}
          <header className="top">
            <button type="button" className="icon menu-button" aria-label="Channels" aria-expanded={menu} onClick={() => setMenu(!menu)}>
              ☰
            </button>
            <h1>{place.is_im ? state.app.name : <><span aria-hidden="true">#</span> {place.name}</>}</h1>
            {place.is_im ? (
              <div role="tablist" aria-label={state.app.name} className="tabs">
                {['home', 'messages'].map((name) => (
                  <button key={name} type="button" role="tab" aria-selected={tab === name} onClick={() => open(place.id, name)}>
                    {name === 'home' ? 'Home' : 'Messages'}
                  </button>
                ))}
              </div>
            ) : (
              <p className="topic">{place.is_member ? `${state.app.name} is here` : `${state.app.name} is not in this channel`}</p>
            )}
          </header>
          {home ? (
            <Home view={state.home} app={state.app} />
          ) : (
            <Conversation key={place.id} state={state} place={place} onThread={setThread} />
          )}
        </main>
        {thread && !home && <Thread state={state} place={place} root={thread} onClose={() => setThread(null)} />}
        {state.modal && <Modal key={state.modal.root_view_id} view={state.modal} />}
        {problem && (
          <div className="problem" role="alert">
            {problem.text}
            <button type="button" className="icon" aria-label="Dismiss" onClick={hideProblem}>×</button>
          </div>
        )}
      </div>
    </SurroundingsContext.Provider>
  );
}
