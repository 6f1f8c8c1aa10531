import { useMemo, useState } from 'react';
import { Blocks } from './Blocks.jsx';
import { SurfaceContext } from './surroundings.js';

/** The app's Home tab. */
export function Home({ view, app }) {
  const [entered, setEntered] = useState({});
  const surface = useMemo(
    () => ({
      where: { view_id: view?.id },
      entered,
      enter: (blockId, actionId, value) =>
        setEntered((before) => ({ ...before, [blockId]: { ...before[blockId], [actionId]: value } })),
      errors: {},
    }),
    [view?.id, entered],
  );
  return (
    <div className="home" role="tabpanel" aria-label="Home">
      {view ? (
        <SurfaceContext.Provider value={surface}>
          <div className="home-blocks">
            <Blocks blocks={view.blocks} />
          </div>
        </SurfaceContext.Provider>
      ) : (
        <p className="waiting">{app.name} has not filled its Home tab yet.</p>
      )}
    </div>
  );
}
