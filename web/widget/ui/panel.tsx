/** @jsxImportSource preact */
import { Component, createRef, type VNode } from 'preact';
import { LOCALE_NAMES, type Locale } from '../../shared/locale';
import { Composer } from './composer';
import { openPanel } from './full-screen';
import { Icon } from './icons';
import { Log } from './log';
import type { Props } from './props';

export class Panel extends Component<Props> {
  private readonly panel = createRef<HTMLDialogElement>();
  private release = (): void => undefined;

  override componentDidMount(): void {
    const panel = this.panel.current;
    if (panel === null) return;
    this.release = openPanel(panel);
    panel.querySelector('textarea')?.focus();
  }

  override componentWillUnmount(): void {
    this.release();
  }

  override render(): VNode {
    const { chat, state, texts } = this.props;
    const title = chat.config.title ?? texts.title;
    const link = state.link === 'idle' ? 'connecting' : state.link;
    return (
      <dialog
        ref={this.panel}
        class="panel"
        aria-label={title}
        onCancel={() => chat.show(false)}
        onKeyDown={(event) => event.key === 'Escape' && !event.isComposing && chat.show(false)}
      >
        <header class="head">
          <div class="heading">
            <h2>{title}</h2>
            <p class={`link ${link}`} role="status">
              {texts[link]}
            </p>
          </div>
          <select
            class="language"
            aria-label={texts.language}
            value={state.locale}
            onChange={(event) => chat.setLocale(event.currentTarget.value as Locale)}
          >
            {LOCALE_NAMES.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <button type="button" class="icon" aria-label={texts.close} onClick={() => chat.show(false)}>
            <Icon name="down" />
          </button>
        </header>
        <Log chat={chat} state={state} texts={texts} />
        <Composer chat={chat} state={state} texts={texts} />
      </dialog>
    );
  }
}
