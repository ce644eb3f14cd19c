/** The arrows of ARCHITECTURE.md. `npm run check` fails on an arrow that is not in the plan. */
const house = (name) => `^src/${name}(/|\\.ts$)`;

/** A house may import only the named places of ours. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.ts$' },
  to: { path: '^(src|channels|playground|web|test|bench|simulate)/', pathNot: [from, ...allowed] },
});

/** A third-party engine has one door. */
const door = (engine, places) => ({
  name: `door-${engine}`,
  comment: `${engine} is named in ${places.join(', ')} only`,
  severity: 'error',
  from: { path: '^(src|channels|web)/', pathNot: [...places, '\\.test\\.ts$'] },
  to: { path: `node_modules/${engine}/` },
});

const contract = house('contract');

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    only('contract-imports-nothing-of-ours', contract, []),
    only('config', house('config'), [contract]),
    only('telemetry', house('telemetry'), [contract]),
    only('channel-kit', house('channel-kit'), [contract]),
    only('router', house('router'), [contract]),
    only('nlu', house('nlu'), [contract]),
    only('desk', house('desk'), [contract]),
    only('contacts', house('contacts'), [contract]),
    only('store', house('store'), [contract]),
    only('jobs', house('jobs'), [contract]),
    only('http', house('http'), [contract]),
    only('studio', house('studio'), [contract]),
    only('assist', house('assist'), [contract]),
    only('audit', house('audit'), [contract]),
    only('calendar', house('calendar'), [contract]),
    only('export', house('export'), [contract]),
    only('figures', house('figures'), [contract]),
    only('identity', house('identity'), [contract]),
    only('privacy', house('privacy'), [contract]),
    only('channels', '^channels/', [contract, house('channel-kit')]),
    only('playground', '^playground/', [contract, house('channel-kit')]),
    {
      name: 'only-main-starts-the-playground',
      severity: 'error',
      from: { path: '^(src|channels|web)/', pathNot: ['^src/main\\.ts$', '\\.test\\.ts$'] },
      to: { path: '^playground/' },
    },
    only('web-sees-contract-only', '^web/', [contract]),
    {
      name: 'only-main-mounts-channels',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main\\.ts$', '^src/config/cli\\.ts$'] },
      to: { path: '^channels/' },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(src|channels|playground|web)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(test|bench|simulate)/' },
    },
    door('express', [house('http')]),
    door('mongoose', [house('store')]),
    door('libsql', ['^src/store/embedded/']),
    door('bull', [house('jobs')]),
    door('node-nlp', [house('nlu')]),
    door('botbuilder', ['^src/contract/activity\\.ts$', '^channels/botframework/']),
    door('wechaty', ['^channels/wechaty/']),
    door('smpp', ['^channels/sms/providers/smpp/']),
    door('chinese-days', [house('calendar'), '^src/nlu/content/lint/']),
    door('openid-client', [house('identity')]),
    door('otpauth', [house('identity')]),
    door('pdfkit', [house('export')]),
    door('pino', [house('telemetry')]),
    door('prom-client', [house('telemetry')]),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '(^|/)(dist|fixtures)/' },
  },
};
