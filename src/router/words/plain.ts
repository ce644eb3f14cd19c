/** What somebody wrote, without width, case, blanks and closing marks that mean nothing. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s.!?。!?~～…]+$/u, '')
    .replace(/[,，\s]+/gu, ' ');
}
