export { adaptReply, numberedLines } from './adapt-reply';
export { mergeTexts } from './merge-texts';
export { parseBearer } from './bearer';
export { MAX_JSON_DEPTH, parseJsonBody, wellFormed } from './json-body';
export { parseIpAllowList, type IpAllowList } from './ip-allow-list';
export { safeEqual } from './safe-equal';
export { splitText, textLength, type TextLimit } from './split-text';
export * from './wx';
