/** @jsxImportSource preact */
import { Component, createRef, type VNode } from 'preact';
import type { Chat } from '../chat';
import { fill } from '../../shared/locale';
import { MESSAGES } from '../messages';
import { Icon } from './icons';
import { Panel } from './panel';

// Why classes: they save the 1.6 KB of preact/hooks.
/** The launcher button and, when open, the panel. */
export class App extends Component<{ chat: Chat }> {
  private readonly launcher = createRef<HTMLButtonElement>();
  private wasOpen = false;

  override componentDidMount(): void {
    this.props.chat.store.subscribe(() => this.setState({}));
  }

  override componentDidUpdate(): void {
    const { open } = this.props.chat.store.get();
    if (this.wasOpen && !open) this.launcher.current?.focus();
    this.wasOpen = open;
  }

  override render(): VNode {
    const { chat } = this.props;
    const state = chat.store.get();
    const { open, unread, locale } = state;
    const texts = MESSAGES[locale];
    const label = open ? texts.close : texts.open;
    return (
      <div class="root" lang={locale}>
        {open && <Panel chat={chat} state={state} texts={texts} />}
        <button
          ref={this.launcher}
          type="button"
          class={`launcher${open ? ' is-open' : ''}`}
          aria-expanded={open}
          aria-label={unread > 0 ? `${label} (${fill(texts.unread, { n: unread })})` : label}
          onClick={() => chat.show(!open)}
        >
          {open ? <Icon name="down" /> : <Icon name="chat" />}
          {unread > 0 && <span class="badge">{unread > 99 ? '99+' : unread}</span>}
        </button>
      </div>
    );
  }
}
