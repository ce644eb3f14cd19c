export { startWechatPlatform, WechatPlatform, type WechatPlatformOptions } from './wechat-platform';
export type { Fields } from './wire';
