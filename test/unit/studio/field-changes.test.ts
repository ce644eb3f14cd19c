import { fieldChanges } from '../../../web/studio/publish/diff/fields';

const BEFORE = `id: card.lost
title: 挂失
questions:
  - 卡丢了
  - 卡被偷了
answer: |-
  请立即挂失。
escalate: { queue: cards, priority: urgent, when: after-answer }`;

describe('what changed of an intent, field by field', () => {
  it('tells lists by what came and went, texts by both states, answer ahead of questions', () => {
    const after = BEFORE.replace('卡被偷了', '钱包掉了').replace('立即', '马上');

    expect(fieldChanges(BEFORE, after)).toEqual([
      { kind: 'text', name: 'answer', before: '请立即挂失。', after: '请马上挂失。' },
      { kind: 'list', name: 'questions', added: ['钱包掉了'], removed: ['卡被偷了'] },
    ]);
  });

  it('goes into a field of fields and names the path', () => {
    expect(fieldChanges(BEFORE, BEFORE.replace('urgent', 'high'))).toEqual([
      { kind: 'text', name: 'escalate.priority', before: 'urgent', after: 'high' },
    ]);
  });

  it('tells everything of a new intent and nothing of a changed comment', () => {
    expect(fieldChanges('', 'id: a\ntitle: A\nbuttons: [x]').map(({ name }) => name)).toEqual([
      'title',
      'buttons',
    ]);
    expect(fieldChanges(BEFORE, `${BEFORE} # checked`)).toEqual([]);
  });

  it('reads golden sentences behind an intent that is written in flow', () => {
    const flow = '{ id: a, title: A }';

    expect(fieldChanges(flow, `${flow}\ngolden:\n  - 卡呢`)).toEqual([
      { kind: 'list', name: 'golden', added: ['卡呢'], removed: [] },
    ]);
  });

  it('tells a new order as both orders', () => {
    expect(fieldChanges('buttons: [a, b]', 'buttons: [b, a]')).toEqual([
      { kind: 'text', name: 'buttons', before: 'a\nb', after: 'b\na' },
    ]);
  });

  it('says nothing rather than failing on what is no YAML', () => {
    expect(fieldChanges('id: a\n  title: [', 'id: a\n  title: [')).toEqual([]);
  });
});
