/** Must say the same as the style sheet. */
const PHONE = '(max-width: 480px), (max-height: 440px)';

/**
 * Opens the panel: beside the page on a large screen, over it on a phone, where it keeps the focus and fits itself
 * above the on-screen keyboard. Returns how to undo it.
 */
export function openPanel(panel: HTMLDialogElement): () => void {
  const full = matchMedia(PHONE).matches;
  const view = window.visualViewport;
  if (!full || view === null) {
    panel.show();
    return () => undefined;
  }
  const page = document.documentElement.style;
  const { overflow } = page;
  const fit = (): void => {
    panel.style.height = `${view.height}px`;
    panel.style.top = `${view.offsetTop}px`;
  };
  panel.showModal();
  page.overflow = 'hidden';
  fit();
  view.onresize = view.onscroll = fit;
  return () => {
    page.overflow = overflow;
    view.onresize = view.onscroll = null;
  };
}
