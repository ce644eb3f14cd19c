/** The part of node-nlp that we use; the package ships no types. */
declare module 'node-nlp' {
  export interface NlpEntity {
    entity: string;
    sourceText: string;
    utteranceText: string;
    /** Inclusive. */
    start: number;
    /** Inclusive. */
    end: number;
    resolution?: { value?: unknown; date?: unknown; values?: unknown[] };
  }
  export interface NlpResult {
    intent: string;
    score: number;
    localeIso2?: string;
    entities: NlpEntity[];
    /** Best first, before the threshold. */
    classifications: { intent: string; score: number }[];
  }
  export interface NlpContainer {
    register(name: string, value: unknown, isSingleton?: boolean): void;
    registerConfiguration(name: string, configuration: object, overwrite?: boolean): void;
  }
  export interface NlpSettings {
    languages: string[];
    nlu: object;
    forceNER: boolean;
    threshold: number;
    autoSave: boolean;
    autoLoad: boolean;
  }
  export class NlpManager {
    constructor(settings: Partial<NlpSettings>);
    container: NlpContainer;
    addLanguage(locales: string[]): void;
    addDocument(locale: string, utterance: string, intent: string): void;
    train(): Promise<unknown>;
    export(minified: boolean): string;
    process(locale: string, utterance: string, context?: object): Promise<NlpResult>;
  }
  export class Language {
    guess(text: string, allowed: string[] | null, limit: number): { alpha2: string; score: number }[];
  }
}
