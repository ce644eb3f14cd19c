import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useCommon } from '../lib/prefs';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog; the browser keeps the focus inside, closes it on Esc, and gives the focus back. */
export function Dialog({ title, onClose, children }: Props): ReactNode {
  const box = useRef<HTMLDialogElement>(null);
  const texts = useCommon();
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-focus],select,textarea,input')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={box} aria-labelledby="dialog-title" onClose={onClose}>
      <header>
        <h2 id="dialog-title">{title}</h2>
        <button type="button" className="quiet" aria-label={texts.close} onClick={onClose}>
          ✕
        </button>
      </header>
      {children}
    </dialog>
  );
}
