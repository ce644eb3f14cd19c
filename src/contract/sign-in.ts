import type { Agent, Role } from './agent';

/** A one-time password by time (RFC 6238) that a person set up. */
export interface SecondStep {
  /** Encrypted with a key that the store does not hold. */
  secret: string;
  /** Pending until the first code was right. */
  confirmed: boolean;
  /** The newest step of 30 s of which a code was accepted: none is accepted twice. */
  lastStep: number;
  /** Keyed digests of the recovery codes that are left. */
  recovery: string[];
}

/** How somebody signs in beside a password. */
export interface Credential {
  agentId: string;
  /** Who it is at the identity provider: `<issuer>|<subject>`; null: not known there yet. */
  subject: string | null;
  /** Made for the identity provider: its first sign-in under this user name is theirs. */
  expected: boolean;
  secondStep: SecondStep | null;
}

export interface CredentialRepository {
  get(agentId: string): Promise<Credential | null>;
  bySubject(subject: string): Promise<Credential | null>;
  /** Lets the identity provider's person of that user name in for the first time. */
  expect(agentId: string): Promise<void>;
  /** Ties a subject to an agent; false when either is tied to another already. */
  tie(agentId: string, subject: string): Promise<boolean>;
  /** Begins anew; false when a confirmed one is there. */
  begin(agentId: string, secret: string): Promise<boolean>;
  /** False when nothing is pending. */
  confirm(agentId: string, step: number, recovery: string[]): Promise<boolean>;
  /** Takes a step; false when it, or a later one, was taken. One atomic operation. */
  takeStep(agentId: string, step: number): Promise<boolean>;
  /** Takes a recovery code; false when it is not there. One atomic operation. */
  takeRecovery(agentId: string, digest: string): Promise<boolean>;
  /** Replaces the recovery codes; false when there is no confirmed second step. */
  setRecovery(agentId: string, recovery: string[]): Promise<boolean>;
  /** False when there was none. */
  dropSecondStep(agentId: string): Promise<boolean>;
}

/** Counts attempts for all processes. */
export interface ThrottleRepository {
  /** Counts one, and tells how many there are until when; the first one sets the end. */
  hit(key: string, now: Date, until: Date): Promise<{ count: number; until: Date }>;
  /** Takes one back. */
  refund(key: string): Promise<void>;
  clear(key: string): Promise<void>;
}

/** What a person who sets up the second step needs to see once. */
export interface SecondStepStart {
  /** Base32, to be typed where no picture can be taken. */
  secret: string;
  /** `otpauth://` address for the picture. */
  uri: string;
}

export type SecondStepState = 'none' | 'pending' | 'on';

/** The second step at sign-in. */
export interface SecondSteps {
  state(agentId: string): Promise<{ state: SecondStepState; recoveryLeft: number }>;
  /** Whether the role must have one. */
  isCompulsory(role: Role): boolean;
  /** CONFLICT when one is on. */
  begin(agent: Agent): Promise<SecondStepStart>;
  /** The recovery codes, shown once; BAD_CREDENTIALS for a wrong code, CONFLICT when nothing is pending. */
  confirm(agent: Agent, code: string): Promise<string[]>;
  /** True once per code: a code of the app, or a recovery code. */
  check(agentId: string, code: string): Promise<boolean>;
  newRecovery(agentId: string): Promise<string[]>;
  /** False when there was none. */
  drop(agentId: string): Promise<boolean>;
}

/** What the identity provider vouches for. */
export interface ProvenPerson {
  subject: string;
  username: string;
  displayName: string;
  /** Null: none of the person's roles is mapped. */
  role: Role | null;
}

/** Kept by the browser between leaving for the identity provider and coming back; sealed. */
export interface Leave {
  /** Where to send the browser. */
  url: string;
  ticket: string;
}

/** Sign-in at the bank's identity provider (OpenID Connect, code flow with PKCE). */
export interface IdentityProvider {
  /** Shown on the button. */
  name: string;
  /** Unknown people get an account when their role is mapped. */
  creates: boolean;
  /** VENDOR_UNREACHABLE when the provider does not answer. */
  leave(redirectUri: string, returnTo: string): Promise<Leave>;
  /** BAD_CREDENTIALS whenever anything is not as it was asked for. `query`: what the provider sent back. */
  back(redirectUri: string, query: Record<string, string>, ticket: string): Promise<ReturnedPerson>;
  /** Where signing out goes on, if the provider has such a place. */
  signOut(returnTo: string): Promise<string | null>;
}

export interface ReturnedPerson {
  person: ProvenPerson;
  returnTo: string;
}
