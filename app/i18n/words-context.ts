import { createContext } from 'react';
import { WordStore } from './reader.ts';

/** Where components find their words; both entries provide it. */
export const WordsContext = createContext<WordStore>(
  new WordStore(() => Promise.reject(new Error('no words are provided here'))),
);
