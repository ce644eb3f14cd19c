import type { Locale } from '../../shared/locale';
import { editorEn, type EditorWords } from './editor.en';
import { editorZhCN } from './editor.zh-cn';
import { editorZhHK } from './editor.zh-hk';

export type { EditorWords };

export const EDITOR: Record<Locale, EditorWords> = { 'zh-CN': editorZhCN, 'zh-HK': editorZhHK, en: editorEn };
