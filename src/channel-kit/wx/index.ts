export { WxCipher } from './cipher';
export { encryptedIn, openEnvelope, sealEnvelope, type WxEnvelope } from './envelope';
export { WX_RETRY_DELAYS } from './retry-delays';
export { signature } from './signature';
export { parseXml, xmlText, type XmlFields } from './xml';
export { buildXml, type XmlContent } from './xml-build';
export { callVendor, parseWideJson, type CallLimits, type CallResult } from './vendor-call';
export { VendorToken, type FreshToken } from './vendor-token';
