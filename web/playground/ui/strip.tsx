/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Messages } from '../messages';

export interface Chip {
  text: string;
  title?: string;
  mood?: 'good' | 'warn' | 'bad';
}

export interface Line {
  key: string;
  text: string;
  /** To Switchboard, or to the customer. */
  way: 'in' | 'out';
  /** The vendor's id, and other small print. */
  id?: string;
  mood?: 'good' | 'warn' | 'bad';
}

interface Props<T extends string> {
  texts: Messages;
  chips: Chip[];
  lines: Line[];
  troubles: [T, string][];
  trouble: T | null;
  /** What the chosen trouble leads to. */
  advice: string | null;
  onTrouble: (trouble: T | null) => void;
}

/** Below a phone: what passes on the wire, how things stand, and a way to break them. */
export function Strip<T extends string>(props: Props<T>): VNode {
  const { texts, chips, lines, advice } = props;
  return (
    <div class="strip">
      <ul class="chips">
        {chips.map(({ text, title, mood }) => (
          <li key={text} class={`chip ${mood ?? ''}`} title={title}>
            {text}
          </li>
        ))}
      </ul>
      {props.troubles.length > 0 && <TroubleChoice {...props} />}
      {advice !== null && <p class="advice">{advice}</p>}
      <ol class="wire" aria-label={texts.wire}>
        {lines.length === 0 && <li class="soft">{texts.wireEmpty}</li>}
        {lines.map(({ key, text, way, id, mood }) => (
          <li key={key} class={mood}>
            <span class="way" aria-hidden="true">
              {way === 'in' ? '→' : '←'}
            </span>
            <span>{text}</span>
            {id !== undefined && <code title={id}>{id}</code>}
          </li>
        ))}
      </ol>
    </div>
  );
}

function TroubleChoice<T extends string>({ texts, troubles, trouble, onTrouble }: Props<T>): VNode {
  return (
    <label class={trouble === null ? 'trouble' : 'trouble is-on'}>
      {texts.trouble}
      <select
        value={trouble ?? ''}
        onChange={(event) => onTrouble((event.currentTarget.value || null) as T | null)}
      >
        <option value="">{texts.troubleNone}</option>
        {troubles.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
