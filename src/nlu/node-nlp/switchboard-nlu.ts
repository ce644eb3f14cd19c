import type { Understander } from '../../contract/understanding';

/** What node-nlp calls an intent that is none. */
const NONE = 'None';

interface Classification {
  intent: string;
  score: number;
}

/**
 * Our classifier in the shape that node-nlp's container expects of an NLU: `nluByDomain` names it, and every domain
 * manager then asks it instead of node-nlp's neural network.
 */
export function nluClassFor(understander: Understander): new () => object {
  return class SwitchboardNlu {
    /** Training is done by our own trainer, long before node-nlp is loaded. */
    train(): Promise<{ status: object }> {
      return Promise.resolve({ status: {} });
    }

    process(utterance: string): Promise<Classification[]> {
      const { intent, score, alternatives } = understander.understand(utterance);
      if (intent === null) return Promise.resolve([{ intent: NONE, score: 1 }]);
      return Promise.resolve([{ intent, score }, ...alternatives]);
    }

    toJSON(): object {
      return {};
    }
  };
}
