import type { ActivitySet } from './show';

/** Tells a client that somebody writes. It has no place in the log: the watermark stays, and the id is used once. */
export function typingFrame(conversationId: string, cursor: number, at: Date): ActivitySet {
  return {
    activities: [
      {
        ...{ type: 'typing', channelId: 'webchat', conversation: { id: conversationId } },
        id: `${conversationId}|typing-${String(at.getTime())}`,
        timestamp: at.toISOString(),
        from: { id: 'agent', name: '', role: 'bot' },
      },
    ],
    watermark: String(cursor),
  };
}
