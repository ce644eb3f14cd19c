export { ensureAdmin, type FirstAdmin } from './ensure-admin';
export { createHttp, type HttpHouse } from './server';
export type { HttpConfig, HttpContacts, HttpDeps, HttpMetrics, HttpStore, Readiness } from './deps';
