import { useState, type ReactNode } from 'react';
import type { AgentView, EscalationView, TimelineView } from '../../../src/contract/api';
import { fill } from '../../shared/locale';
import { useTexts } from '../lib/texts';
import { CANNED_LIST, CannedPopup, optionId } from './canned-popup';
import { FileTray } from './file-tray';
import { lastOf, questionOf } from './last-words';
import { RulesLine } from './rules-line';
import { SuggestionStrip } from './suggestion-strip';
import { Tools } from './tools';
import { useCustomerTypes, useTellTyping } from './typing';
import { useCannedSearch } from './use-canned-search';
import { useDraftCost } from './use-draft-cost';
import { useField } from './use-field';
import { useFiles } from './use-files';
import { useReplyKeys } from './use-reply-keys';
import { useRules } from './use-rules';
import { useSending, type OnSend } from './use-sending';
import { useSuggestions, type Suggestion } from './use-suggestions';
import { placesIn } from './places';
import { WarnPanel } from './warn-panel';
import { useComposeWords } from './words';

export interface ReplyProps {
  conversationId: string;
  me: AgentView;
  escalation: EscalationView;
  /** Null until it has been read. */
  talk: TimelineView | null;
  /** To whom one writes; stands at the top. */
  tabs: ReactNode;
  onSend: OnSend;
}

const MAX = 4000;
const NEAR_MAX = 500;

/** Where the customer is answered. */
export function ReplyBox(props: ReplyProps): ReactNode {
  const { conversationId, talk, tabs } = props;
  const texts = useTexts();
  const words = useComposeWords();
  const [dragging, setDragging] = useState(false);
  const [hidden, setHidden] = useState<string | null>(null);
  const question = talk === null ? null : questionOf(talk.messages);
  const rules = useRules(conversationId, talk === null ? '' : lastOf(talk.messages));
  const field = useField(conversationId);
  const files = useFiles(conversationId, rules, words);
  const cost = useDraftCost(conversationId, field.text, files.list.length, rules);
  const typing = useCustomerTypes(conversationId, question);
  const tellTyping = useTellTyping(conversationId, rules?.typing === true);
  const all = useSuggestions(conversationId, question);
  const sending = useSending(props, { field, files, rules, answered: () => setHidden(question) });
  const canned = useCannedSearch(props, field);
  const offered = field.text === '' && hidden !== question && sending.warnings === null ? all : [];
  const insert = ({ text }: Suggestion): void => field.write(text, 'place');
  const send = (suggestion: Suggestion): void => {
    // Why: what has a place to fill in is no answer yet.
    if (placesIn(suggestion.text).length > 0) insert(suggestion);
    else void sending.send(suggestion.text);
  };
  const onKeyDown = useReplyKeys({ field, canned, offered, insert, send, submit: sending.submit });
  const ready = files.list.every(({ state }) => state === 'ready');
  const full = field.text.trim() !== '' || files.list.length > 0;

  return (
    <form
      className={`composer${dragging ? ' dragging' : ''}`}
      data-drop={words.dropHere}
      onSubmit={(event) => {
        event.preventDefault();
        sending.submit();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={(event) => {
        event.preventDefault();
        setDragging(false);
        files.add(event.dataTransfer.files);
      }}
    >
      {typing && (
        <p className="typing-line" role="status">
          {words.typing}
        </p>
      )}
      <SuggestionStrip list={offered} onInsert={insert} onSend={send} onHide={() => setHidden(question)} />
      <RulesLine rules={rules} cost={cost} />
      {sending.warnings !== null && (
        <WarnPanel warnings={sending.warnings} onSend={sending.sendAnyway} onChange={sending.change} />
      )}
      <div className="composer-top">
        {tabs}
        <Tools rules={rules} field={field} onFiles={files.add} onCanned={canned.begin} />
      </div>
      <FileTray files={files} />
      <div className="writing">
        {canned.sought !== null && (
          <CannedPopup
            list={canned.options}
            empty={canned.empty}
            query={canned.sought.query}
            active={canned.active}
            locale={talk?.locale ?? 'zh-CN'}
            onPick={canned.pick}
          />
        )}
        <div className="grow" data-text={field.text}>
          <textarea
            id="reply"
            ref={field.ref}
            rows={1}
            value={field.text}
            maxLength={MAX}
            readOnly={sending.busy}
            role="combobox"
            aria-expanded={canned.sought !== null}
            aria-controls={CANNED_LIST}
            aria-autocomplete="list"
            {...(canned.options.length > 0 && { 'aria-activedescendant': optionId(canned.active) })}
            aria-label={texts.reply}
            aria-describedby="reply-hint"
            placeholder={texts.reply}
            onChange={(event) => {
              field.typed(event.target);
              tellTyping(event.target.value);
            }}
            onSelect={(event) => field.moved(event.currentTarget)}
            onKeyDown={onKeyDown}
            onPaste={(event) => files.add(event.clipboardData.files)}
          />
        </div>
        <button type="submit" className="primary" disabled={!full || !ready || sending.busy}>
          {texts.send}
        </button>
      </div>
      <p id="reply-hint" className="soft">
        {placesIn(field.text).length > 0 ? words.nextBlank : words.hint}
        {field.text.length > MAX - NEAR_MAX &&
          ` · ${fill(words.longest, { n: field.text.length, max: MAX })}`}
      </p>
    </form>
  );
}
