import type { ReactNode } from 'react';
import { addressOf } from '../../lib/route';
import { useStudio } from '../../lib/studio-context';

/** An intent's title, leading to it; just its id when it is not in the draft any more. */
export function IntentLink({ intent, children }: { intent: string; children?: ReactNode }): ReactNode {
  const { titleOf, catalogue } = useStudio();
  if (catalogue?.intents.some(({ id }) => id === intent) !== true) return <code>{intent}</code>;
  return <a href={addressOf('content', intent)}>{children ?? titleOf(intent)}</a>;
}
