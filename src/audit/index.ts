export { createAudit } from './create-audit';
export { pruneAudit } from './prune';
export { anchorOf, verifyChain, type Anchor } from './verify';
