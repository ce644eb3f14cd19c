export { createPrivacy } from './create-privacy';
export { phoneDigest, rememberOptOuts } from './phone-digest';
