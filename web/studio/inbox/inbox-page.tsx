import type { ReactNode } from 'react';
import { Skeleton } from '../ui/skeleton';

export function InboxPage(): ReactNode {
  return <Skeleton />;
}
