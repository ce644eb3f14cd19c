import { useCallback, useState } from 'react';
import { GROUPS, ORDERS, type GroupId, type Order, type Wants } from './groups';

const ORDER = 'console.inbox.order';
const FOLDED = 'console.inbox.folded';

/** Words and queue are for now; the order is kept. */
export function useWants(): [Wants, (wants: Wants) => void] {
  const [wants, setWants] = useState<Wants>(() => ({ text: '', queue: '', order: keptOrder() }));
  const set = useCallback((next: Wants) => {
    localStorage.setItem(ORDER, next.order);
    setWants(next);
  }, []);
  return [wants, set];
}

function keptOrder(): Order {
  const kept = localStorage.getItem(ORDER);
  return ORDERS.find((order) => order === kept) ?? 'service';
}

/** Groups that the agent has folded away, and how to fold or unfold one. */
export function useFolded(): [ReadonlySet<GroupId>, (id: GroupId) => void] {
  const [folded, setFolded] = useState<ReadonlySet<GroupId>>(() => {
    const kept = (localStorage.getItem(FOLDED) ?? '').split(',');
    return new Set(GROUPS.filter((id) => kept.includes(id)));
  });
  const fold = useCallback((id: GroupId) => {
    setFolded((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      localStorage.setItem(FOLDED, [...after].join());
      return after;
    });
  }, []);
  return [folded, fold];
}
