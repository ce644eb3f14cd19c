import { useRef, type ReactNode } from 'react';
import type { RulesView } from '../../../src/contract/assist';
import type { Field } from './use-field';
import { FILE_TYPES } from './use-files';
import { toOtherScript } from './use-reply-keys';
import { useComposeWords } from './words';

interface Props {
  rules: RulesView | null;
  field: Field;
  onFiles: (files: FileList | null) => void;
  onCanned: () => void;
}

/** What can be done with the mouse as well as with a key. */
export function Tools({ rules, field, onFiles, onCanned }: Props): ReactNode {
  const words = useComposeWords();
  const picker = useRef<HTMLInputElement>(null);
  const none = rules !== null && !rules.images && !rules.files;
  return (
    <div className="composer-tools">
      <input
        ref={picker}
        className="hidden"
        type="file"
        multiple
        tabIndex={-1}
        accept={FILE_TYPES}
        aria-label={words.attach}
        onChange={(event) => {
          onFiles(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <Tool
        label={none ? words.attachNo : words.attach}
        disabled={none}
        onClick={() => picker.current?.click()}
      >
        <path d="M13.2 7.6 8 12.8a3.2 3.2 0 0 1-4.5-4.5l5.6-5.6a2.1 2.1 0 0 1 3 3L6.6 11.2a1 1 0 0 1-1.5-1.5L10 4.8" />
      </Tool>
      <Tool label={words.canned} onClick={onCanned}>
        <path d="M3 3.5h10v7H8L5 13v-2.5H3zM9.3 5 6.7 9" />
      </Tool>
      <button
        type="button"
        className="quiet script"
        title={words.convert}
        aria-label={words.convert}
        onClick={() => void toOtherScript(field)}
      >
        繁/简
      </button>
    </div>
  );
}

interface ToolProps {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Tool({ label, disabled = false, onClick, children }: ToolProps): ReactNode {
  return (
    <button
      type="button"
      className="quiet"
      title={label}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {children}
      </svg>
    </button>
  );
}
