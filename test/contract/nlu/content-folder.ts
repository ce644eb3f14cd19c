import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const FIXTURES = join(__dirname, 'fixtures');

/** A throw-away copy of the fixture content that a test may break. */
export class ContentFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'switchboard-intents-'));

  constructor() {
    cpSync(FIXTURES, this.path, { recursive: true });
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.path, file), text);
  }

  /** Replaces the first occurrence; complains when there is none. */
  edit(file: string, from: string, to: string): void {
    const text = readFileSync(join(this.path, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    this.write(
      file,
      text.replace(from, () => to),
    );
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
