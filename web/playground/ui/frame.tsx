/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';

interface Props {
  kind: 'wechat' | 'sms' | 'webchat';
  title: string;
  children: ComponentChildren;
  /** What is told below the phone. */
  strip: VNode;
}

/** A phone, and below it what passes on the wire. */
export function Frame({ kind, title, children, strip }: Props): VNode {
  return (
    <section class={`station ${kind}`} aria-label={title}>
      <h2 class="station-title">
        <span class="dot" aria-hidden="true" />
        {title}
      </h2>
      <div class="device">
        <div class="screen">{children}</div>
      </div>
      {strip}
    </section>
  );
}
