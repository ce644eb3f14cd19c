/** A vendor's platform as it behaves towards us: it signs, pushes, repeats, limits and fails like the real one. */
export interface Platform {
  /** Environment variables by which the channel finds and trusts this platform. */
  settings: Record<string, string>;
  /** Tells the platform where Switchboard listens, such as `http://127.0.0.1:3000`. Called before the first `write`. */
  connect(switchboardUrl: string): void;
  /** A customer writes; resolves when Switchboard has acknowledged it, or the platform has given up. */
  write(customer: string, text: string): Promise<Pushed>;
  /** What the customer's phone has shown, oldest first. */
  shown(customer: string): Shown[];
  onShown(listener: (customer: string, message: Shown) => void): () => void;
  /** How calls to the platform fail from now on; null: not at all. */
  fail(fault: Fault | null): void;
  /** Calls that Switchboard has made to send a message, whatever came of them. */
  sends(): number;
  close(): Promise<void>;
}

export interface Pushed {
  /** The vendor's id of the message. */
  vendorId: string;
  acknowledged: boolean;
  /** How often it was pushed, repeats included. */
  attempts: number;
  /** From the first push to the answer that counted, ms. */
  milliseconds: number;
}

export interface Shown {
  id: string;
  text: string;
  buttons: string[];
  at: Date;
  /** It came in the answer to the customer's own message. */
  passive: boolean;
}

/**
 * `vendor`: answers with the given vendor error code. `http`: answers with that status. `hang`: takes the call, does
 * nothing and never answers. `reset`: closes the connection before doing anything. `down`: refuses connections.
 */
export type Fault =
  | { kind: 'vendor'; code: string }
  | { kind: 'http'; status: number }
  | { kind: 'hang' }
  | { kind: 'reset' }
  | { kind: 'down' };
