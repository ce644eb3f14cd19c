import type { Locator, Page } from 'playwright-core';

type Written = 'zh-CN' | 'zh-HK' | 'en';
type Row = 'questions' | 'answer' | 'golden';

/** A content editor at the studio. */
export class StudioEditor {
  readonly save: Locator;
  readonly state: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.save = page.locator('.editor-actions .primary');
    this.state = page.locator('.save-state');
    this.dialog = page.locator('dialog[open]');
  }

  async signIn(url: string, password: string, username = 'admin'): Promise<void> {
    await this.page.goto(`${url}/studio/`);
    await this.page.locator('input[name=username]').fill(username);
    await this.page.locator('input[name=password]').fill(password);
    await this.page.keyboard.press('Enter');
  }

  async atList(): Promise<void> {
    await this.page.locator('.content-page .intent-row').first().waitFor();
  }

  async open(intent: string): Promise<void> {
    await this.page.evaluate(`location.hash = '#/content/${intent}'`);
    await this.page.locator('.editor-name code', { hasText: intent }).waitFor();
  }

  cell(row: Row, locale: Written): Locator {
    return this.page.locator(`.field-row.${row} .cell[data-locale="${locale}"]`);
  }

  answer(locale: Written): Locator {
    return this.cell('answer', locale).locator('textarea');
  }

  /** The questions as they stand in the form. */
  questions(locale: Written): Promise<string[]> {
    const fields = `.field-row.questions .cell[data-locale="${locale}"] textarea`;
    return this.page.evaluate<string[]>(
      `[...document.querySelectorAll('${fields}')].map((each) => each.value)`,
    );
  }

  /** Types a question behind the others. */
  async addQuestion(locale: Written, question: string): Promise<void> {
    await this.cell('questions', locale).locator('.line-foot button').click();
    await this.page.keyboard.type(question);
  }

  async saved(): Promise<void> {
    await this.page.locator('.toast.done', { hasText: '已保存到草稿' }).waitFor();
    await this.page.locator('.save-state:not(.warn)').waitFor();
  }

  /** Opens the panel with Ctrl+K and waits until the sentence has been tried. */
  async tries(sentence: string): Promise<Locator> {
    await this.page.keyboard.press('Control+k');
    const field = this.page.locator('.try textarea');
    await field.fill('');
    await this.page.locator('.try .understood').waitFor({ state: 'detached' });
    await field.fill(sentence);
    await field.press('Enter');
    const result = this.page.locator('.try-result[aria-busy=false] .understood');
    await result.waitFor({ timeout: 30_000 });
    return result;
  }

  /** Adds the tried sentence to an intent: by its button where it is offered, else from the list of all. */
  async addTried(intent: string, title: string): Promise<void> {
    const offered = this.page.locator('.belongs button', { hasText: `加到 ${title}` });
    if ((await offered.count()) > 0) await offered.click();
    else await this.page.locator('.belongs select').selectOption(intent);
    await this.page.locator('.toast.done').waitFor();
  }
}
