/** Something to do, or somewhere to go. */
export interface Entry {
  id: string;
  kind: 'paletteAction' | 'paletteTalk' | 'palettePage';
  title: string;
  /** Further words by which it is found. */
  words?: string;
  keys?: string;
  run: () => void;
}

const MOST = 50;

/** Those that hold every word of the text; titles that begin with it come first. */
export function found(entries: Entry[], text: string): Entry[] {
  const wanted = text.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const hits = entries.filter(({ title, words: more = '' }) => {
    const all = `${title} ${more}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const begins = ({ title }: Entry): boolean => wanted !== '' && title.toLowerCase().startsWith(wanted);
  return [...hits.filter(begins), ...hits.filter((entry) => !begins(entry))].slice(0, MOST);
}
