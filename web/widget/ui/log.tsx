/** @jsxImportSource preact */
import { Component, createRef, type VNode } from 'preact';
import { openActions } from '../transcript';
import { Message } from './message';
import { Pending } from './pending';
import type { Props } from './props';

/** Closer to the end than this (px), the reader is taken to follow. */
const NEAR = 60;

/** The conversation. Keeps the end in view unless the reader has scrolled up. */
export class Log extends Component<Props, { behind: boolean }> {
  override state = { behind: false };
  private readonly box = createRef<HTMLDivElement>();
  private readonly watch = new ResizeObserver(() => this.follow());
  private following = true;

  override componentDidMount(): void {
    const box = this.box.current;
    if (box !== null) this.watch.observe(box);
    this.follow();
  }

  override componentDidUpdate(before: Props): void {
    this.follow();
    if (!this.following && before.state.items.at(-1) !== this.props.state.items.at(-1)) {
      this.setState({ behind: true });
    }
  }

  override componentWillUnmount(): void {
    this.watch.disconnect();
  }

  private readonly follow = (): void => {
    const box = this.box.current;
    if (box !== null && this.following) box.scrollTop = box.scrollHeight;
  };

  private readonly onScroll = (): void => {
    const box = this.box.current;
    if (box === null) return;
    this.following = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    if (this.following && this.state.behind) this.setState({ behind: false });
  };

  override render(): VNode {
    const { chat, state, texts } = this.props;
    const { items, shown, typing } = state;
    const pending = state.pending.filter((item) => item.event === undefined);
    return (
      <div class="log-wrap">
        <div
          class="log"
          ref={this.box}
          tabIndex={0}
          role="log"
          aria-label={texts.title}
          aria-live={state.settled ? 'polite' : 'off'}
          onScroll={this.onScroll}
          onLoadCapture={this.follow}
        >
          {items.length > shown && (
            <button type="button" class="earlier" onClick={() => chat.showEarlier()}>
              {texts.earlier}
            </button>
          )}
          <Rows {...this.props} />
          {pending.map((item) => (
            <Pending key={item.id} item={item} chat={chat} texts={texts} />
          ))}
          {pending.length === 0 && items.at(-1)?.author === 'me' && <p class="state">{texts.sent}</p>}
          {typing && <p class="typing">{texts.typing}</p>}
        </div>
        {this.state.behind && (
          <button
            type="button"
            class="latest"
            onClick={() => {
              this.following = true;
              this.follow();
            }}
          >
            {texts.latest} ↓
          </button>
        )}
        {pending.length === 0 && <Suggestions {...this.props} />}
      </div>
    );
  }
}

/** Rendered again only when there is something new to show: typing in the composer must not touch 200 messages. */
class Rows extends Component<Props> {
  override shouldComponentUpdate({ state }: Props): boolean {
    const { items, shown, locale } = this.props.state;
    return state.items !== items || state.shown !== shown || state.locale !== locale;
  }

  override render(): VNode {
    const { items, shown, locale } = this.props.state;
    const page = items.slice(-shown);
    return (
      <>
        {page.map((item, index) => (
          <Message
            key={item.key}
            item={item}
            chat={this.props.chat}
            before={page[index - 1]}
            texts={this.props.texts}
            locale={locale}
          />
        ))}
      </>
    );
  }
}

function Suggestions({ chat, state }: Props): VNode | null {
  const actions = openActions(state.items);
  if (actions.length === 0) return null;
  return (
    <div class="actions">
      {actions.map((action, index) => (
        <button type="button" key={index} onClick={() => chat.choose(action)}>
          {action.title}
        </button>
      ))}
    </div>
  );
}
