/** Colours a piece of text. */
export type Paint = (text: string) => string;

export interface Colours {
  red: Paint;
  yellow: Paint;
  green: Paint;
  cyan: Paint;
  grey: Paint;
  bold: Paint;
}

/** ANSI colours; plain text where there is no terminal. */
export function coloursFor(isTerminal: boolean): Colours {
  const paint =
    (code: number) =>
    (text: string): string =>
      isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text;
  return {
    red: paint(31),
    yellow: paint(33),
    green: paint(32),
    cyan: paint(36),
    grey: paint(90),
    bold: paint(1),
  };
}
