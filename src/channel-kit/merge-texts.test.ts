import type { Activity } from '../contract/activity';
import { mergeTexts } from './merge-texts';

const LIMIT = { max: 12, unit: 'utf8' } as const;

function message(text: string, more: Partial<Activity> = {}): Activity {
  return {
    type: 'message',
    channelId: 'x',
    from: { id: 'bot', name: 'bot' },
    conversation: { id: 'c' },
    text,
    ...more,
  };
}
const buttons = { to: [], actions: [{ type: 'imBack', title: 'Yes', value: 'Yes' }] };

describe('mergeTexts', () => {
  it('joins two texts by a blank line', () => {
    expect(mergeTexts(message('one'), message('two'), LIMIT)?.text).toBe('one\n\ntwo');
  });

  it('counts in the unit of the limit', () => {
    expect(mergeTexts(message('余额'), message('查询'), LIMIT)).toBeNull();
    expect(mergeTexts(message('余额'), message('查询'), { max: 12, unit: 'utf16' })?.text).toBe(
      '余额\n\n查询',
    );
  });

  it('keeps the buttons of the second, and leaves those of the first where they are', () => {
    const merged = mergeTexts(message('one'), message('two', { suggestedActions: buttons }), LIMIT);
    expect(merged).toMatchObject({ text: 'one\n\ntwo', suggestedActions: buttons });
    expect(mergeTexts(message('one', { suggestedActions: buttons }), message('two'), LIMIT)).toBeNull();
  });

  it('merges messages only', () => {
    expect(mergeTexts(message('one'), { ...message('two'), type: 'typing' }, LIMIT)).toBeNull();
  });
});
