import { useState, type ReactNode } from 'react';
import { useStudio } from '../lib/studio-context';
import { NewIntentField } from './new-intent-field';
import { useInboxTexts } from './texts';

const OWN = '+';

interface Props {
  value: string;
  error: string | undefined;
  onChange: (topic: string) => void;
}

/** One of the topics that there are, or a new one. */
export function TopicField({ value, error, onChange }: Props): ReactNode {
  const texts = useInboxTexts();
  const topics = useStudio().catalogue?.topics ?? [];
  const [own, setOwn] = useState(topics.length === 0);
  if (own) {
    return (
      <NewIntentField
        label={texts.fieldTopicName}
        hint={texts.fieldTopicHint}
        value={value}
        error={error}
        onChange={onChange}
      />
    );
  }
  return (
    <label>
      {texts.fieldTopic}
      <select
        value={value}
        onChange={({ target }) => {
          setOwn(target.value === OWN);
          onChange(target.value === OWN ? '' : target.value);
        }}
      >
        {topics.map((topic) => (
          <option key={topic}>{topic}</option>
        ))}
        <option value={OWN}>{texts.newTopic}</option>
      </select>
    </label>
  );
}
