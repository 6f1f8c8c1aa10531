import { createContext, useContext } from 'react';

/** What every block needs to know of where it is: theme, people, places, and how to act. */
export const SurroundingsContext = createContext(null);
export const useSurroundings = () => useContext(SurroundingsContext);

/**
 * Where interactive elements are: how they act, what stands in them, and what is wrong with them.
 * { where, entered, enter(blockId, actionId, value), errors }
 */
export const SurfaceContext = createContext(null);
export const useSurface = () => useContext(SurfaceContext);
