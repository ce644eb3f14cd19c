const OUT = /^(?:STOP|STOPALL|UNSUBSCRIBE|END|QUIT|CANCEL|REVOKE|OPTOUT)$/i;
const BACK = /^(?:START|UNSTOP|YES)$/i;
const HELP = /^(?:HELP|INFO)$/i;

export type OptOutType = 'STOP' | 'START' | 'HELP';

export interface OptOutAnswer {
  type: OptOutType;
  /** What Twilio says by itself. */
  text: string;
}

/** Twilio's own handling of STOP, START and HELP on a long number. */
export class OptOuts {
  private readonly out = new Set<string>();

  has(customer: string): boolean {
    return this.out.has(customer);
  }

  /** Null when the text is none of the words. YES means something only to somebody who has left. */
  hear(customer: string, text: string): OptOutAnswer | null {
    const word = text.trim();
    if (OUT.test(word)) {
      this.out.add(customer);
      return { type: 'STOP', text: 'You have successfully been unsubscribed. Reply START to resubscribe.' };
    }
    if (BACK.test(word) && (this.out.delete(customer) || !/^YES$/i.test(word))) {
      return { type: 'START', text: 'You have successfully been re-subscribed. Reply STOP to unsubscribe.' };
    }
    if (HELP.test(word))
      return { type: 'HELP', text: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.' };
    return null;
  }
}
