/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { fill } from '../../shared/locale';
import { countSms } from '../../shared/lib/segments';
import { Closed } from './closed';
import { Composer } from './composer';
import { Frame } from './frame';
import { Log } from './log';
import type { PhoneProps } from './props';
import { VendorStrip } from './vendor-strip';

export function SmsPhone(props: PhoneProps): VNode {
  const { phones, model, texts, locale } = props;
  const { view } = model;
  const [draft, setDraft] = useState('');
  const say = (text: string): void => phones.write('sms', text);
  return (
    <Frame kind="sms" title={texts.sms} strip={<VendorStrip {...props} />}>
      <header class="phone-head">
        <span class="face" aria-hidden="true">
          {texts.bank.slice(0, 1)}
        </span>
        <b>{view?.address === undefined || view.address === '' ? texts.bank : view.address}</b>
      </header>
      {view?.state === 'ready' ? (
        <>
          <Log
            model={model}
            texts={texts}
            locale={locale}
            empty={texts.emptySms}
            label={`${texts.sms}: ${texts.conversation}`}
            onButton={say}
          />
          <p class="count">
            <span>{texts.stopHint}</span>
            <output>{draft === '' ? '' : fill(texts.segments, { ...countSms(draft) })}</output>
          </p>
          <Composer
            label={texts.writeSms}
            send={texts.send}
            disabled={false}
            onSend={say}
            onDraft={setDraft}
          />
        </>
      ) : (
        <Closed view={view} texts={texts} />
      )}
    </Frame>
  );
}
