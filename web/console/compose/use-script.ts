import { useEffect, useState } from 'react';
import type { MessageView } from '../../../src/contract/api';
import type { Script } from '../../../src/contract/assist';
import { useKept, usePrefs } from '../../shared/lib/prefs';
import { composeApi } from './compose-api';

const HAN = /\p{Script=Han}/u;
/** Characters of everyday words that only the other script has: enough to know whether there is something to convert. */
const FOREIGN: Record<Script, RegExp> = {
  'zh-CN':
    /[們個來為這說會時對與後無過還沒麼樣嗎點開關問題錢銀號帳賬戶辦掛請謝單務業應該電話聯絡確認轉貸訊驗證碼長萬幾邊現機網緊讓給誰買賣費額張級頁腦動運]/,
  'zh-HK':
    /[们个来为这说会时对与后无过还没么样吗点开关问题钱银号帐账户办挂请谢单务业应该电话联络确认转贷讯验证码长万几边现机网紧让给谁买卖费额张级页脑动运]/,
};
const AT_ONCE = 100;
/** Texts that were converted, by script and text; emptied when it is full. */
const known = new Map<string, string>();
const MOST_KNOWN = 2000;

export interface ScriptView {
  /** Null: there is nothing to convert, or the agent reads no Chinese. */
  on: boolean | null;
  toggle: () => void;
  /** The text as it is to be shown. */
  shown: (text: string) => string;
}

/** What customers wrote, in the agent's own script; kept as a preference. */
export function useScript(messages: MessageView[]): ScriptView {
  const { locale } = usePrefs();
  const [kept, keep] = useKept<'on' | 'off'>('console.script', () => 'off');
  const [, setRead] = useState(0);
  const script: Script | null = locale === 'en' ? null : locale;
  const texts = messages
    .filter(({ author, text }) => author === 'customer' && HAN.test(text))
    .map(({ text }) => text);
  const on = kept === 'on' && script !== null;
  const missing = on ? texts.filter((text) => !known.has(`${script} ${text}`)).slice(-AT_ONCE) : [];
  const key = missing.join('\n');

  useEffect(() => {
    if (key === '' || script === null) return undefined;
    let current = true;
    composeApi.convert(missing, script).then(
      (converted) => {
        if (known.size > MOST_KNOWN) known.clear();
        missing.forEach((text, index) => known.set(`${script} ${text}`, converted[index] ?? text));
        if (current) setRead((n) => n + 1);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [key, script]);

  return {
    on: script !== null && texts.some((text) => FOREIGN[script].test(text)) ? on : null,
    toggle: () => keep(on ? 'off' : 'on'),
    shown: (text) => (on ? (known.get(`${script} ${text}`) ?? text) : text),
  };
}
