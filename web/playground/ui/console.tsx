/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Messages } from '../messages';

/** The agents' side. `look` is language and appearance: the console reads them as it starts. */
export function Console({ texts, look }: { texts: Messages; look: string }): VNode {
  return (
    <section id="console" class="console" aria-label={texts.console} tabIndex={-1}>
      <header>
        <h2>{texts.console}</h2>
        <p class="soft">{texts.consoleHint}</p>
        <a href="/console/" target="_blank" rel="noopener">
          {texts.consoleTab}
        </a>
      </header>
      <iframe key={look} src="/playground/console" title={texts.console} />
    </section>
  );
}
