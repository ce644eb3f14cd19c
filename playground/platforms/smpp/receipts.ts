import type { PDU, PduFields } from 'smpp';

const RECEIPT = 0x04;
const STATES: Record<string, number> = {
  ENROUTE: 1,
  DELIVRD: 2,
  EXPIRED: 3,
  DELETED: 4,
  UNDELIV: 5,
  ACCEPTD: 6,
  UNKNOWN: 7,
  REJECTD: 8,
};

export type ReceiptForm = 'text' | 'fields' | 'both';

/** The receipt for a submit_sm, in the words of appendix B of SMPP 3.4. */
export function receiptFor(submit: PDU, id: string, state: string, form: ReceiptForm): PduFields {
  const error = state === 'DELIVRD' ? '000' : '001';
  const words = `id:${id} sub:001 dlvrd:001 submit date:2501020304 done date:2501020305 stat:${state} err:${error} text:`;
  return {
    esm_class: RECEIPT,
    data_coding: 0,
    source_addr_ton: submit.dest_addr_ton ?? 0,
    source_addr_npi: submit.dest_addr_npi ?? 0,
    source_addr: submit.destination_addr ?? '',
    destination_addr: submit.source_addr ?? '',
    short_message: Buffer.from(form === 'fields' ? '' : words, 'latin1'),
    ...(form === 'text' ? {} : { receipted_message_id: id, message_state: STATES[state] ?? 7 }),
  };
}

/** Receipts that come after the answer: they leave two at a time, the later first. */
export class LateReceipts {
  private waiting: (() => void)[] = [];

  add(send: () => void, delayMs: number): void {
    this.waiting.push(send);
    if (this.waiting.length > 1) this.flush();
    else setTimeout(() => this.flush(), delayMs);
  }

  private flush(): void {
    for (const send of this.waiting.splice(0).reverse()) send();
  }
}
