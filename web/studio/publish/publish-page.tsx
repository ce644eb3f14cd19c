import type { ReactNode } from 'react';
import { Skeleton } from '../ui/skeleton';

export function PublishPage(): ReactNode {
  return <Skeleton />;
}
