import type { GateReport, MissedReport, Publication, Review } from '../../src/contract/publishing';

const AT = new Date('2026-01-02T03:04:05Z');

export function publication(change: Partial<Publication> = {}): Publication {
  return {
    number: 1,
    hash: 'hash-1',
    files: [{ path: 'en/cards.yaml', text: 'card.lost: Call us.' }],
    source: 'folder',
    author: 'system',
    approver: 'system',
    editors: [],
    at: AT,
    notes: '',
    report: null,
    review: null,
    ...change,
  };
}

export function review(change: Partial<Review> = {}): Review {
  const { number: _number, approver: _approver, source: _source, ...rest } = publication();
  return {
    ...rest,
    ...{ id: 'r1', version: 1, state: 'checking', source: 'studio', base: 1, author: 'ann', notes: 'Better' },
    ...{ decidedBy: null, decidedAt: null, comment: '', publication: null },
    ...change,
  };
}

export function gateReport(change: Partial<GateReport> = {}): GateReport {
  return {
    ...{ ok: true, checks: [], findings: [], better: [], worse: [], misses: [], confusions: [] },
    ...{ replay: { asked: 0, changed: [] }, questions: 1, golden: 0, ms: 1 },
    ...change,
  };
}

export function missedReport(change: Partial<MissedReport> = {}): MissedReport {
  return {
    ...{ key: 'k1', text: 'where is my card', locale: 'en', kind: 'unanswered', channel: 'webchat' },
    ...{ conversationId: 'c1', guess: null, at: AT },
    ...change,
  };
}
