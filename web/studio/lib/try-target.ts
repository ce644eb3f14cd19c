/** The intent that is open in the editor: what is added to it goes into the form, not past it. */
export interface TryTarget {
  id: string;
  add: (locale: 'zh-CN' | 'en', question: string) => void;
}

let open: TryTarget | null = null;

/** The open intent, if it is this one. */
export const openTarget = (id: string): TryTarget | null => (open?.id === id ? open : null);

/** Returns what takes it away again. */
export function offerTarget(target: TryTarget): () => void {
  open = target;
  return () => {
    if (open === target) open = null;
  };
}
