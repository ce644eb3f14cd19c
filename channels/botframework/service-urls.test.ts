import { allowList, isEntry, listOf } from './service-urls';
import { botframeworkSettings } from './settings';

const standard = allowList(listOf(botframeworkSettings.parse({}).BOTFRAMEWORK_SERVICE_URLS));

describe('allowList', () => {
  it.each([
    ['https://smba.trafficmanager.net/emea/', true],
    ['https://SMBA.trafficmanager.net', true],
    ['https://webchat.botframework.com/', true],
    ['https://europe.directline.botframework.com/v3', true],
    ['http://smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net:8443/', false],
    ['https://botframework.com/', false],
    ['https://evilbotframework.com/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['https://user:pass@smba.trafficmanager.net/', false],
    ['https://evil.example/?https://smba.trafficmanager.net/', false],
    ['https://evil.example\\.botframework.com/', false],
    ['https://evil.example#.botframework.com', false],
    ['//smba.trafficmanager.net/', false],
    ['file:///etc/passwd', false],
    ['http://127.0.0.1:3000/', false],
    ['http://169.254.169.254/', false],
    ['https://trafficmanager.net/', false],
    ['not an address', false],
  ])('%s: %s', (url, allowed) => {
    expect(standard.allows(url)).toBe(allowed);
  });

  it('takes loopback only when it is listed, with its port', () => {
    const list = allowList(['localhost:*', '127.0.0.1:9000']);
    expect(list.allows('http://localhost:54321')).toBe(true);
    expect(list.allows('http://127.0.0.1:9000/x')).toBe(true);
    expect(list.allows('http://127.0.0.1:9001/x')).toBe(false);
    expect(list.allows('http://localhost.evil.example:54321')).toBe(false);
  });

  it.each([
    ['*.botframework.com', true],
    ['localhost:*', true],
    ['[::1]:*', true],
    ['bot.example:8443', true],
    ['*', false],
    ['*.com', false],
    ['bot.example:*', false],
    ['https://bot.example', false],
    ['bot.example/path', false],
    ['*.*.example.com', false],
  ])('entry %s: %s', (entry, valid) => {
    expect(isEntry(entry)).toBe(valid);
  });
});
