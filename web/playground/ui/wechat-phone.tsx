/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { readPicture } from '../lib/picture';
import { fill } from '../../shared/locale';
import { Closed } from './closed';
import { Composer } from './composer';
import { Frame } from './frame';
import { Log } from './log';
import type { PhoneProps } from './props';
import { VendorStrip } from './vendor-strip';

export function WechatPhone(props: PhoneProps): VNode {
  const { phones, model, texts, locale } = props;
  const { view, facts } = model;
  const follows = facts?.reachable ?? true;
  const say = (text: string): void => phones.write('wechat', text);
  return (
    <Frame kind="wechat" title={texts.wechat} strip={<VendorStrip {...props} />}>
      <header class="phone-head">
        <b>{texts.bank}</b>
        {view?.gestures.includes('follow') === true && <FollowButton {...props} follows={follows} />}
      </header>
      {view?.state === 'ready' ? (
        <>
          <Log
            model={model}
            texts={texts}
            locale={locale}
            empty={texts.emptyWechat}
            label={`${texts.wechat}: ${texts.conversation}`}
            onButton={(title) => phones.gesture('wechat', 'tap', title, { text: title })}
          />
          {!follows && <p class="notice">{texts.notFollowing}</p>}
          <Composer label={texts.writeWechat} send={texts.send} disabled={!follows} onSend={say}>
            {view.gestures.includes('picture') && <PictureButton {...props} />}
          </Composer>
          <nav class="account-menu" aria-label={texts.menu}>
            {view.menu[locale].map(({ key, title }) => (
              <button
                key={key}
                type="button"
                disabled={!follows}
                onClick={() =>
                  phones.gesture('wechat', 'menu', key, {
                    text: fill(texts.menuTapped, { title }),
                    more: { deed: true },
                  })
                }
              >
                {title}
              </button>
            ))}
          </nav>
        </>
      ) : (
        <Closed view={view} texts={texts} />
      )}
    </Frame>
  );
}

function FollowButton({ phones, texts, follows }: PhoneProps & { follows: boolean }): VNode {
  const [gesture, label, deed] = follows
    ? (['unfollow', texts.unfollow, texts.unfollowDone] as const)
    : (['follow', texts.follow, texts.followDone] as const);
  const act = (): void => phones.gesture('wechat', gesture, '', { text: deed, more: { deed: true } });
  return (
    <button type="button" onClick={act}>
      {label}
    </button>
  );
}

function PictureButton({ phones, texts }: PhoneProps): VNode {
  const [isBad, setBad] = useState(false);
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    readPicture(file).then(
      ({ base64, address }) => {
        setBad(false);
        phones.gesture('wechat', 'picture', base64, { text: texts.pictureSent, more: { picture: address } });
      },
      () => setBad(true),
    );
  };
  return (
    <>
      {isBad && (
        <p class="bad" role="alert">
          {texts.pictureBad}
        </p>
      )}
      <label class="attach" title={texts.picture}>
        <input
          class="hidden"
          type="file"
          accept="image/png,image/jpeg"
          aria-label={texts.picture}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="12" r="9.5" />
          <path d="M12 7.5v9M7.5 12h9" />
        </svg>
      </label>
    </>
  );
}
