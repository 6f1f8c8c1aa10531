// Talking to the local stand-in for Slack.
import { useCallback, useEffect, useState } from 'react';

async function post(what, body) {
  const response = await fetch(`/playground/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** What this person sees, kept up to date; null until the first answer. */
export function useWorkspace(user) {
  const [state, setState] = useState(null);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const gone = new AbortController();
    (async () => {
      let version = -1;
      while (!gone.signal.aborted) {
        try {
          const response = await fetch(`/playground/state?user=${user}&since=${version}`, { signal: gone.signal });
          const next = await response.json();
          version = next.version;
          setState(next);
          setLost(false);
        } catch {
          if (gone.signal.aborted) return;
          setLost(true);
          version = -1;
          await new Promise((resume) => setTimeout(resume, 1500));
        }
      }
    })();
    return () => gone.abort();
  }, [user]);
  return { state, lost };
}

/** What this person can do; what goes wrong is told to onProblem. */
export function useActions(user, onProblem) {
  return useCallback(
    async (what, body = {}) => {
      try {
        const outcome = await post(what, { user, ...body });
        // Of a command that failed Slackbot tells in the conversation
        if (outcome.problem && what !== 'say') onProblem(outcome.problem);
        return outcome;
      } catch {
        onProblem('The playground does not answer. Is it still running?');
        return { problem: 'unreachable', errors: {} };
      }
    },
    [user, onProblem],
  );
}
