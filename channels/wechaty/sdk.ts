/**
 * Wechaty's types. Why from its ESM half: `await import` is typed so, though it loads the other one, and the two have
 * enumerations that TypeScript does not take for each other.
 */
export type { Message, Wechaty, WechatyOptions } from 'wechaty' with { 'resolution-mode': 'import' };
