/** A place to fill in, as `{name}`; offsets in the text. */
export interface Place {
  start: number;
  end: number;
  text: string;
}

export interface PlaceValues {
  customer: string;
  agent: string;
  queue: string;
  channel: string;
  date: string;
}

const PLACE = /\{([^{}\n]{1,24})\}/gu;
/** Other names under which the known places may be written. */
const ALIASES = new Map<string, keyof PlaceValues>(
  Object.entries({
    ...{ customer: 'customer', agent: 'agent', queue: 'queue', channel: 'channel', today: 'date' },
    ...{ 客户: 'customer', 客戶: 'customer', 坐席: 'agent', 客服: 'agent', 队列: 'queue', 隊列: 'queue' },
    ...{ 渠道: 'channel', 今天: 'date' },
  } as const),
);

/** Puts in what is known. What is known to be empty goes, with the space before it; the rest is left to the agent. */
export function fillPlaces(text: string, values: PlaceValues): string {
  return text.replace(/( ?)\{([^{}\n]{1,24})\}/gu, (whole, space: string, name: string) => {
    const key = ALIASES.get(name.trim().toLowerCase());
    if (key === undefined) return whole;
    return values[key] === '' ? '' : space + values[key];
  });
}

export function placesIn(text: string): Place[] {
  return [...text.matchAll(PLACE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

/** The first place behind a position, or from the beginning again; null when there is none. */
export function nextPlace(text: string, from: number): Place | null {
  const places = placesIn(text);
  return places.find(({ start }) => start >= from) ?? places[0] ?? null;
}
