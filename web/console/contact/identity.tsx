import type { ReactNode } from 'react';
import type { IdentityView } from '../../../src/contract/contact-api';
import { clock } from '../../shared/lib/format';
import { channelName } from '../../shared/lib/channel-name';
import { usePrefs } from '../../shared/lib/prefs';
import { useTexts } from '../lib/texts';
import { fill } from '../../shared/locale';
import { ChannelIcon } from '../../shared/ui/channel-icon';
import type { ContactTask } from './contact-dialog';
import { actorName, provenText } from './words';

interface Props {
  identity: IdentityView;
  /** The only one: there is nothing to take it out of. */
  alone: boolean;
  /** The one that the conversation on screen is led under. */
  here: boolean;
  onTask: (task: ContactTask) => void;
}

/** One address of the customer: how we know it, and for a phone whether it may be written to. */
export function Identity({ identity, alone, here, onTask }: Props): ReactNode {
  const texts = useTexts();
  const { locale } = usePrefs();
  const { channel, id, name, unionid, proof, reason, at } = identity;
  return (
    <li className={here ? 'here' : ''}>
      <p>
        <ChannelIcon channel={channel} /> <b>{channelName(channel, texts)}</b> {name !== '' && name}
        {here && <span className="tag">{texts.thisOne}</span>}
      </p>
      <p>
        <code>{id}</code>
      </p>
      {unionid !== null && (
        <p className="soft">
          unionid <code>{unionid}</code>
        </p>
      )}
      {proof !== null && (
        <p className="soft">
          {fill(provenText(proof, texts), { name: actorName(identity.by, texts) })} · {clock(at, locale)}
          {reason !== '' && ` · ${reason}`}
        </p>
      )}
      {identity.kind === 'phone' && proof !== null && <SmsSwitch identity={identity} onTask={onTask} />}
      {!alone && (
        <button
          type="button"
          className="as-link"
          aria-label={fill(texts.unlinkOf, { id })}
          onClick={() => onTask({ kind: 'unlink', key: identity.key, id })}
        >
          {texts.unlink}
        </button>
      )}
    </li>
  );
}

/** Why it asks again: what the customer allowed is proof, and is noted with how we know. */
function SmsSwitch({ identity: { key, id, sms }, onTask }: Pick<Props, 'identity' | 'onTask'>): ReactNode {
  const texts = useTexts();
  const { locale } = usePrefs();
  const allowed = sms?.allowed === true;
  return (
    <>
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          checked={allowed}
          onChange={() => onTask({ kind: 'sms', key, id, allowed: !allowed })}
        />
        {texts.goOnBySms}
      </label>
      {sms !== null && (
        <p className="soft">
          {fill(sms.allowed ? texts.smsAllowedBy : texts.smsRefusedBy, { name: actorName(sms.by, texts) })} ·{' '}
          {clock(sms.at, locale)} · {sms.how === 'sms-code' ? texts.bySmsCode : sms.how}
        </p>
      )}
    </>
  );
}
