import { webchatSettings } from './settings';

describe('webchatSettings', () => {
  it('has a default for everything', () => {
    expect(webchatSettings.parse({})).toEqual({
      WEBCHAT_ORIGINS: [],
      WEBCHAT_TOKEN_RATE: 30,
      WEBCHAT_MESSAGE_RATE: 20,
      UPLOAD_MAX_BYTES: 4_194_304,
    });
  });

  it('reads a list of origins', () => {
    const { WEBCHAT_ORIGINS } = webchatSettings.parse({
      WEBCHAT_ORIGINS: 'https://a.example/ , http://b.example:81,',
    });
    expect(WEBCHAT_ORIGINS).toEqual(['https://a.example', 'http://b.example:81']);
  });

  it.each([
    ['DIRECTLINE_SECRET', 'short'],
    ['WEBCHAT_ORIGINS', '*'],
    ['WEBCHAT_ORIGINS', 'https://a.example/chat'],
    ['WEBCHAT_ORIGINS', 'a.example'],
    ['WEBCHAT_ORIGINS', 'file:///x'],
    ['WEBCHAT_TOKEN_RATE', '0'],
    ['WEBCHAT_MESSAGE_RATE', '1e3'],
    ['UPLOAD_MAX_BYTES', '16777216'],
  ])('refuses %s=%s', (name, value) => {
    const { error } = webchatSettings.safeParse({ [name]: value });
    expect(error?.issues[0]?.path).toEqual([name]);
    expect(error?.issues[0]?.message).toMatch(/^must /);
  });
});
