export { WxCipher } from './cipher';
export { openEnvelope, sealEnvelope, type WxEnvelope } from './envelope';
export { WX_RETRY_DELAYS } from './retry-delays';
export { signature } from './signature';
export { parseXml, xmlText, type XmlFields, type XmlValue } from './xml';
export { buildXml, type XmlContent } from './xml-build';
export { callVendor, parseWideJson, type CallLimits, type CallResult } from './vendor-call';
export { VendorToken, type FreshToken, type VendorTokenOptions } from './vendor-token';
