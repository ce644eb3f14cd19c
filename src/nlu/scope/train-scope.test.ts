import { Classifier } from '../classifier/classifier';
import type { Row } from '../training/fit';
import { trainLanguage } from '../training/train-language';
import { backgroundOf } from './strangers';

const THINGS = 'account card loan deposit branch transfer statement cheque password mortgage'.split(' ');
const rows: Row[] = THINGS.flatMap((thing) => [
  { intent: `${thing}.open`, text: `how do i open a ${thing}` },
  { intent: `${thing}.open`, text: `i would like to get a new ${thing}` },
  { intent: `${thing}.open`, text: `please set up a ${thing} for me` },
  { intent: `${thing}.open`, text: `open one more ${thing} today` },
  { intent: `${thing}.fee`, text: `what does a ${thing} cost` },
  { intent: `${thing}.fee`, text: `is there a fee for the ${thing}` },
  { intent: `${thing}.fee`, text: `how much do you charge for my ${thing}` },
  { intent: `${thing}.fee`, text: `monthly price of a ${thing} please` },
]);
const STRANGERS = [
  'which lizard changes its skin',
  'sing us a sea shanty',
  'who is the fastest swimmer of all',
  'my goldfish looks sad',
];

describe('the scope', () => {
  const scopeOf = (job: { rows: Row[]; none?: string[] }): ((text: string) => number) => {
    const classifier = new Classifier(trainLanguage({ language: 'en', ...job }));
    return (text) => classifier.classify(text).scope;
  };
  const taught = scopeOf({ rows });

  it('holds questions, and rejects strangers without ever having been shown one', () => {
    for (const text of [
      'can i open a card today',
      'what is the fee for a mortgage',
      'please open a new loan',
    ])
      expect(taught(text)).toBeGreaterThan(0);
    for (const text of STRANGERS) expect(taught(text)).toBeLessThan(0);
  });

  it('rejects more surely what it is taught to reject', () => {
    const none = ['what does a flight to rome cost', 'is there a fee for the museum', 'open a window please'];
    const again = scopeOf({ rows, none });
    const stranger = 'is there a fee for the zoo';
    expect(taught(stranger) - again(stranger)).toBeGreaterThan(0.05);
  });

  it('learns the words that only strangers use', () => {
    const none = ['netflix shows no picture', 'the netflix price', 'pause netflix', 'netflix or radio'];
    const again = scopeOf({ rows, none });
    const stranger = 'please set up a netflix account for me';
    expect(taught(stranger) - again(stranger)).toBeGreaterThan(0.05);
    const insider = 'please set up a loan account for me';
    expect(again(insider)).toBeGreaterThan(again(stranger));
  });

  it('takes no background for strange that the bot itself answers', () => {
    const about = backgroundOf('en').filter((text) => /dog|puppy/.test(text));
    const own = about.flatMap((text) => [text, `${text} please`, `tell me ${text}`, `say ${text}`]);
    const kennel = scopeOf({ rows: [...rows, ...own.map((text) => ({ text, intent: 'dogs' }))] });
    for (const text of about) expect(kennel(text)).toBeGreaterThan(0);
  });

  it('is the same after every training', () => {
    expect(scopeOf({ rows })('what does a zebra cost')).toBe(taught('what does a zebra cost'));
  });
});
