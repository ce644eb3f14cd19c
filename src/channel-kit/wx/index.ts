export { WxCipher } from './cipher';
export { openEnvelope, sealEnvelope, type WxEnvelope } from './envelope';
export { signature } from './signature';
export { parseXml, xmlText, type XmlFields, type XmlValue } from './xml';
export { buildXml, type XmlContent } from './xml-build';
