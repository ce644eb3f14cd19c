/** Whom to answer, and where: in a chat of two, or with a mention in a room. */
export interface Place {
  talkerId: string;
  roomId?: string;
}

/** The customer's id in this channel: a person in a room is another customer than the same person alone. */
export function customerId({ talkerId, roomId }: Place): string {
  const talker = encodeURIComponent(talkerId);
  return roomId === undefined ? `contact/${talker}` : `room/${encodeURIComponent(roomId)}/${talker}`;
}

/** Null for what `customerId` has not made. */
export function placeOf(id: string): Place | null {
  const [kind, first, second, ...rest] = id.split('/');
  if (first === undefined || first === '' || rest.length > 0) return null;
  try {
    if (kind === 'contact' && second === undefined) return { talkerId: decodeURIComponent(first) };
    if (kind !== 'room' || second === undefined || second === '') return null;
    return { roomId: decodeURIComponent(first), talkerId: decodeURIComponent(second) };
  } catch {
    return null;
  }
}
