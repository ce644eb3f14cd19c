import type { ReactNode } from 'react';
import { ContentPage } from '../content/content-page';
import { InboxPage } from '../inbox/inbox-page';
import { HistoryPage } from '../publish/history-page';
import { PublishPage } from '../publish/publish-page';
import type { PageName } from './top-bar';

const PAGE: Record<PageName, () => ReactNode> = {
  content: ContentPage,
  inbox: InboxPage,
  publish: PublishPage,
  history: HistoryPage,
};

/** The page that the address names; each reads the rest of the address by `useRoute`. */
export function Page({ name }: { name: PageName }): ReactNode {
  const Named = PAGE[name];
  return <Named key={name} />;
}
