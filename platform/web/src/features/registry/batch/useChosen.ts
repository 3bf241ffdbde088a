import { useState } from 'react';

const none: ReadonlySet<string> = new Set();

/** Rows that are chosen of a list; another question forgets them, so that nobody changes what is out of sight. */
export function useChosen(question: string) {
  const [state, setState] = useState({ question, keys: none });
  const keys = state.question === question ? state.keys : none;
  const choose = (ids: string[], chosen: boolean) => {
    const next = new Set(keys);
    ids.forEach((id) => (chosen ? next.add(id) : next.delete(id)));
    setState({ question, keys: next });
  };
  return { keys, choose };
}
