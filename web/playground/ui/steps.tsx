/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ChatLink } from '../lib/chat-link';
import type { Phones } from '../lib/phones';
import { useStore } from '../lib/use-store';
import type { Messages } from '../messages';

interface Props {
  phones: Phones;
  chat: ChatLink;
  texts: Messages;
}

interface Step {
  title: string;
  hint: string;
  ready: boolean;
  run: () => void;
}

/** What a newcomer may do first, each at a press of a button. */
export function Steps({ phones, chat, texts }: Props): VNode {
  const { wechat, sms, link } = useStore(phones.store);
  const { news } = useStore(chat.store);
  const [done, setDone] = useState<ReadonlySet<number>>(new Set());
  const isOnline = link === 'online';
  const steps: Step[] = [
    {
      title: texts.stepWechat,
      hint: texts.stepWechatHint,
      ready: isOnline && wechat.view?.state === 'ready',
      run: () => phones.write('wechat', texts.stepWechatSay),
    },
    {
      title: texts.stepSms,
      hint: texts.stepSmsHint,
      ready: isOnline && sms.view?.state === 'ready',
      run: () => phones.write('sms', texts.stepSmsSay),
    },
    {
      title: texts.stepChat,
      hint: texts.stepChatHint,
      ready: news !== null,
      run: () => chat.say(texts.stepChatSay),
    },
  ];
  return (
    <section class="steps" aria-label={texts.steps}>
      {steps.map(({ title, hint, ready, run }, index) => (
        <button
          key={title}
          type="button"
          class={done.has(index) ? 'step is-done' : 'step'}
          disabled={!ready}
          onClick={() => {
            run();
            setDone(new Set([...done, index]));
          }}
        >
          <span class="number" aria-hidden="true">
            {done.has(index) ? '✓' : index + 1}
          </span>
          <b>{title}</b>
          <span class="hint">{hint}</span>
        </button>
      ))}
    </section>
  );
}
