import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { EscalationView } from '../../../src/contract/api';
import type { ContactCardView } from '../../../src/contract/contact-api';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { customerName } from '../lib/names';
import { channelName } from '../../shared/lib/channel-name';
import { useTexts } from '../lib/texts';
import { fill } from '../../shared/locale';
import type { Messages } from '../messages';
import { Dialog } from '../../shared/ui/dialog';

/** What an agent does to a contact. */
export type ContactTask =
  | { kind: 'link' }
  | { kind: 'verify' }
  | { kind: 'unlink'; key: string; id: string }
  | { kind: 'sms'; key: string; id: string; allowed: boolean };

interface Props {
  task: ContactTask;
  conversationId: string;
  /** There is a channel for SMS. */
  sms: boolean;
  /** Conversations that may be linked. */
  others: EscalationView[];
  onClose: () => void;
  onDone: () => void;
}

const BY_PHONE = '';

/** Asks for what the task needs, does it, and says so when it was refused. */
export function ContactDialog({ task, conversationId, sms, others, onClose, onDone }: Props): ReactNode {
  const texts = useTexts();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { title, hint, action } = wordsOf(task, texts);

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setBusy(true);
    void perform(task, conversationId, new FormData(event.currentTarget)).then(onDone, (failed: unknown) => {
      setError(failed);
      setBusy(false);
    });
  };
  const none = task.kind === 'link' && !sms && others.length === 0;
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <p className="soft">{none ? texts.nobodyToLink : hint}</p>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, texts)}
          </p>
        )}
        {task.kind === 'link' && !none && <Target sms={sms} others={others} />}
        {task.kind === 'verify' && <PhoneToVerify />}
        {task.kind !== 'verify' && !none && (
          <label>
            {texts.howKnown}
            <textarea name="reason" rows={2} maxLength={500} required />
          </label>
        )}
        <footer>
          <button type="button" onClick={onClose}>
            {texts.cancel}
          </button>
          {!none && (
            <button type="submit" className="primary" disabled={busy}>
              {action}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}

function perform(task: ContactTask, id: string, form: FormData): Promise<ContactCardView> {
  const field = (name: string): string => (form.get(name) as string | null) ?? '';
  const reason = field('reason');
  if (task.kind === 'verify') return api.verifyPhone(id, field('phone'), form.has('allowSms'));
  if (task.kind === 'unlink') return api.unlink(id, task.key, reason);
  if (task.kind === 'sms') return api.allowSms(id, task.key, task.allowed, reason);
  const conversationId = field('other');
  return api.link(id, conversationId === BY_PHONE ? { phone: field('phone') } : { conversationId }, reason);
}

function wordsOf(task: ContactTask, texts: Messages): { title: string; hint: string; action: string } {
  if (task.kind === 'link') return { title: texts.link, hint: texts.linkHint, action: texts.linkNow };
  if (task.kind === 'verify')
    return { title: texts.verifyPhone, hint: texts.verifyHint, action: texts.sendCode };
  if (task.kind === 'unlink') {
    return { title: texts.unlink, hint: fill(texts.unlinkHint, { id: task.id }), action: texts.unlink };
  }
  const { id, allowed } = task;
  const hint = fill(allowed ? texts.allowHint : texts.refuseHint, { id });
  return { title: texts.goOnBySms, hint, action: allowed ? texts.allow : texts.refuse };
}

function Target({ sms, others }: Pick<Props, 'sms' | 'others'>): ReactNode {
  const texts = useTexts();
  const [chosen, setChosen] = useState(sms ? BY_PHONE : (others[0]?.conversationId ?? BY_PHONE));
  return (
    <>
      <label>
        {texts.sameAs}
        <select name="other" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {sms && <option value={BY_PHONE}>{texts.aPhone}</option>}
          {others.map(({ conversationId, customer, channel, summary }) => (
            <option key={conversationId} value={conversationId}>
              {[customerName(customer, texts), channelName(channel, texts), summary.slice(0, 40)]
                .filter((part) => part !== '')
                .join(' · ')}
            </option>
          ))}
        </select>
      </label>
      {chosen === BY_PHONE && <PhoneField />}
    </>
  );
}

function PhoneToVerify(): ReactNode {
  const texts = useTexts();
  return (
    <>
      <PhoneField />
      <label className="switch">
        <input type="checkbox" name="allowSms" defaultChecked />
        {texts.askSms}
      </label>
    </>
  );
}

function PhoneField(): ReactNode {
  const texts = useTexts();
  return (
    <label>
      {texts.phone}
      <input
        name="phone"
        type="tel"
        inputMode="tel"
        required
        minLength={5}
        maxLength={32}
        placeholder="+86 138 0013 8000"
      />
    </label>
  );
}
