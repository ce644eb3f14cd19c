import type { ReactNode } from 'react';
import { Skeleton } from '../ui/skeleton';

export function HistoryPage(): ReactNode {
  return <Skeleton />;
}
