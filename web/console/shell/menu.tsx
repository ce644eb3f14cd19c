import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

interface Props {
  /** Of the button that opens it. */
  label: string;
  className: string;
  title?: string;
  button: ReactNode;
  open: boolean;
  onOpen: (open: boolean) => void;
  children: ReactNode;
}

/** A button with a panel below it. Esc and a click elsewhere close it; arrow keys go through what can be chosen. */
export function Menu({ label, className, title, button, open, onOpen, children }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    stops(box.current)[0]?.focus();
    const outside = (event: Event): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) onOpen(false);
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, [open, onOpen]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open) return;
    if (event.key === 'Escape') {
      onOpen(false);
      opener.current?.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      // These have their own use for the arrows.
      if (event.target instanceof Element && event.target.matches('select, [type=range]')) return;
      event.preventDefault();
      const all = stops(box.current);
      const at = all.findIndex((each) => each === document.activeElement);
      all.at((at + (event.key === 'ArrowDown' ? 1 : -1)) % all.length)?.focus();
    }
  };
  return (
    <div className={`menu ${className}`} ref={box} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={opener}
        aria-label={label}
        aria-haspopup="true"
        aria-expanded={open}
        title={title}
        onClick={() => onOpen(!open)}
      >
        {button}
      </button>
      {open && <div className="menu-panel">{children}</div>}
    </div>
  );
}

function stops(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('.menu-panel :is(a, button, input, select)') ?? [])];
}
