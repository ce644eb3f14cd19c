import { lazy, Suspense, type ComponentProps, type ReactNode } from 'react';
import { Skeleton } from '../../ui/skeleton';
import type { ChangeList } from './change-list';

// Why lazy: comparing brings a YAML reader along, which the other pages do not need.
const Loaded = lazy(() => import('./change-list').then((module) => ({ default: module.ChangeList })));

export function Changes(props: ComponentProps<typeof ChangeList>): ReactNode {
  return (
    <Suspense fallback={<Skeleton lines={4} />}>
      <Loaded {...props} />
    </Suspense>
  );
}
