const keyOf = (conversationId: string): string => `console.draft.${conversationId}`;

/** What is half written; it waits in the tab until the agent comes back to the conversation. */
export function draftOf(conversationId: string): string {
  return sessionStorage.getItem(keyOf(conversationId)) ?? '';
}

export function keepDraft(conversationId: string, text: string): void {
  if (text === '') sessionStorage.removeItem(keyOf(conversationId));
  else sessionStorage.setItem(keyOf(conversationId), text);
}
