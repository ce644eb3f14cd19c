/** What the router asks of the contacts: where else a customer may be found. */
export interface ContactPort {
  /**
   * The conversation on another channel in which this customer has allowed us to go on when this one is shut; it exists
   * when it is returned. Null when there is none, or it was not allowed.
   */
  elsewhere(conversationId: string): Promise<string | null>;
  /** Every conversation of the same customer, the given one included, newest first, at most 50. */
  related(conversationId: string): Promise<string[]>;
}
