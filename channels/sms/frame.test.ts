import fc from 'fast-check';
import type { Activity } from '../../src/contract/activity';
import { smsCapabilities } from './capabilities';
import { adaptSms, type Frame, framed, mergeSms, WIDEST_FRAME } from './frame';
import { countSegments } from './segments';

const BARE: Frame = { signature: '', tail: '拒收请回复R', maxSegments: 6 };
const SIGNED: Frame = { ...BARE, signature: '【某某银行】' };
const MARKETING = { channelData: { purpose: 'marketing' } };

function message(text: string, more: Partial<Activity> = {}): Activity {
  return {
    type: 'message',
    channelId: 'sms',
    from: { id: 'bot', name: '' },
    conversation: { id: 'c' },
    text,
    ...more,
  };
}

const texts = (activities: Activity[]) => activities.map(({ text }) => text);

describe('framed', () => {
  it('puts the signature before, and the way out after marketing', () => {
    expect(framed('余额 100 元', {}, SIGNED)).toBe('【某某银行】余额 100 元');
    expect(framed('新产品上线', MARKETING, SIGNED)).toBe('【某某银行】新产品上线 拒收请回复R');
    expect(framed('新产品上线', { channelData: { purpose: 'confirmation' } }, BARE)).toBe('新产品上线');
  });

  it('puts neither twice', () => {
    expect(framed('【某某银行】新产品，拒收请回复R', MARKETING, SIGNED)).toBe(
      '【某某银行】新产品，拒收请回复R',
    );
  });
});

describe('adaptSms', () => {
  it('writes buttons as numbered lines and files as their addresses', () => {
    const actions = ['余额', '人工'].map((title) => ({ type: 'imBack', title, value: title }));
    const rich = message('您要办什么？', {
      suggestedActions: { actions, to: [] },
      attachments: [{ contentType: 'image/png', contentUrl: 'https://bank.example/a.png', name: '图' }],
    });
    expect(adaptSms(rich, BARE)).toEqual([
      message('您要办什么？\n图: https://bank.example/a.png\n1. 余额\n2. 人工'),
    ]);
  });

  it('sends no typing', () => {
    expect(adaptSms(message('', { type: 'typing' }), BARE)).toEqual([]);
  });

  it('fills six SMS of Chinese text and no more', () => {
    expect(texts(adaptSms(message('余'.repeat(402)), BARE))).toEqual(['余'.repeat(402)]);
    expect(adaptSms(message('余'.repeat(403)), BARE)).toHaveLength(2);
  });

  it('counts signature and tail', () => {
    const room = 402 - '【某某银行】'.length;
    expect(adaptSms(message('余'.repeat(room)), SIGNED)).toHaveLength(1);
    expect(adaptSms(message('余'.repeat(room + 1)), SIGNED)).toHaveLength(2);
    const marketing = room - ' 拒收请回复R'.length;
    expect(adaptSms(message('余'.repeat(marketing), MARKETING), SIGNED)).toHaveLength(1);
    expect(adaptSms(message('余'.repeat(marketing + 1), MARKETING), SIGNED)).toHaveLength(2);
  });

  it.each([
    [1, 70],
    [2, 134],
    [10, 670],
  ])('takes %d SMS as the most, %d units', (maxSegments, units) => {
    expect(adaptSms(message('余'.repeat(units)), { ...BARE, maxSegments })).toHaveLength(1);
    expect(adaptSms(message('余'.repeat(units + 1)), { ...BARE, maxSegments })).toHaveLength(2);
  });

  it('leaves room for emoji that would lie across two SMS', () => {
    const text = `a${'😀'.repeat(200)}b`;
    const parts = adaptSms(message(text), BARE);
    expect(parts.map((part) => countSegments(framed(part.text ?? '', part, BARE)) <= 6)).toEqual(
      parts.map(() => true),
    );
    expect(texts(parts).join('')).toBe(text);
  });

  it('stays within the segments whatever the text, and within the capabilities without settings', () => {
    const words = fc.constantFrom('余额', '😀', 'plain words ', '。', '\n', '€', '👩‍👩‍👧', '，');
    const frames = [BARE, SIGNED, WIDEST_FRAME, { ...SIGNED, maxSegments: 1 }];
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 300 }),
        fc.constantFrom(...frames),
        (list, frame) => {
          const text = list.join('');
          const parts = adaptSms(message(text, MARKETING), frame);
          expect(texts(parts).join('')).toBe(text);
          for (const part of parts) {
            expect(countSegments(framed(part.text ?? '', part, frame))).toBeLessThanOrEqual(
              frame.maxSegments,
            );
            expect(part.text?.length ?? 0).toBeLessThanOrEqual(smsCapabilities.text.max);
          }
        },
      ),
    );
  });
});

describe('mergeSms', () => {
  it('makes one of two that fit', () => {
    expect(mergeSms(message('一'), message('二'), SIGNED)?.text).toBe('一\n\n二');
  });

  it('makes none that would take an SMS too many', () => {
    expect(mergeSms(message('余'.repeat(200)), message('余'.repeat(200)), BARE)?.text).toHaveLength(402);
    expect(mergeSms(message('余'.repeat(200)), message('余'.repeat(201)), BARE)).toBeNull();
    expect(mergeSms(message('余'.repeat(200)), message('余'.repeat(195)), SIGNED)).toBeNull();
  });

  it('does not mix service and marketing', () => {
    expect(mergeSms(message('一'), message('二', MARKETING), BARE)).toBeNull();
  });
});
