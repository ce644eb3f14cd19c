/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { ChatLink } from '../lib/chat-link';
import type { Phones } from '../lib/phones';
import { isDark, prefs } from '../lib/prefs';
import { useStore } from '../lib/use-store';
import { MESSAGES } from '../messages';
import { ChatPhone } from './chat-phone';
import { Console } from './console';
import { SmsPhone } from './sms-phone';
import { Steps } from './steps';
import { TopBar } from './top-bar';
import { WechatPhone } from './wechat-phone';

export function App({ phones, chat }: { phones: Phones; chat: ChatLink }): VNode {
  const { locale } = useStore(prefs);
  const texts = MESSAGES[locale];
  const { link, wechat, sms } = useStore(phones.store);
  const theme = isDark() ? 'dark' : 'light';
  const all = { phones, texts, locale };
  return (
    <div class="page">
      <a class="skip" href="#console">
        {texts.skip}
      </a>
      <TopBar texts={texts} />
      {link === 'lost' && (
        <p class="banner" role="alert">
          {texts.lost}
        </p>
      )}
      <main class="stage">
        <div class="customers">
          <Steps phones={phones} chat={chat} texts={texts} />
          <div class="phones">
            <WechatPhone {...all} model={wechat} />
            <SmsPhone {...all} model={sms} />
            <ChatPhone chat={chat} texts={texts} locale={locale} theme={theme} />
          </div>
        </div>
        <Console texts={texts} look={`${locale} ${theme}`} />
      </main>
      <footer class="foot soft">{texts.imaginary}</footer>
    </div>
  );
}
