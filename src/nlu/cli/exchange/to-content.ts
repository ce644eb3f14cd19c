import type { ContentFiles } from '../../../contract/publishing';
import { hongKongSchema, wordedIntentSchema, type WordedIntent } from '../../../contract/studio';
import { LOCALES, type Locale } from '../../../contract/understanding';
import type { PlainSheet, Workshop } from '../../../contract/workshop';
import { Lost } from '../../formats/lost';
import { parseContent } from '../../content/parse-content';
import { EXTRAS, NONE, type Model, type ModelIntent, type Words } from '../../formats/model';
import { EXIT, Failure } from '../io';
import { idFor, topicFor } from './names';

export interface ImportOptions {
  /** Of intents that are new; without it the file's, else `imported`. */
  topic?: string;
  /** Of new intents that come without an answer. */
  answer?: string;
  /** The file's questions and golden sentences stand instead of ours, not beside them. */
  replace?: boolean;
}

/** What an import did to the content. */
export interface Imported {
  files: ContentFiles;
  added: string[];
  changed: string[];
  lost: string[];
}

interface Importing {
  workshop: Workshop;
  options: ImportOptions;
  lost: Lost;
}

/** Puts a model into the content; texts that the content cannot hold throw and nothing is changed. */
export function importModel(
  workshop: Workshop,
  before: ContentFiles,
  model: Model,
  options: ImportOptions,
): Imported {
  const importing: Importing = { workshop, options, lost: new Lost() };
  const known = new Set(workshop.rows(before).map(({ id }) => id));
  const result: Omit<Imported, 'lost'> = { files: before, added: [], changed: [] };
  for (const intent of renamed(model, importing.lost)) {
    const files =
      intent.id === NONE
        ? putStrangers(importing, result.files, intent)
        : putIntent(importing, result.files, intent);
    if (workshop.hash(files) === workshop.hash(result.files)) continue;
    result.files = files;
    (known.has(intent.id) || intent.id === NONE ? result.changed : result.added).push(intent.id);
  }
  return { ...result, lost: importing.lost.lines() };
}

/** The intents under ids that are right here; two names that would become one are refused. */
function renamed(model: Model, lost: Lost): ModelIntent[] {
  const names = new Map<string, string>();
  return model.intents.map((intent) => {
    const id = idFor(intent.id);
    const other = names.get(id);
    if (other !== undefined)
      throw new Failure(
        `The intents "${other}" and "${intent.id}" would both be called ${id}; rename one`,
        EXIT.usage,
      );
    names.set(id, intent.id);
    if (id !== intent.id) lost.add('intents are renamed', `${intent.id} to ${id}`);
    return { ...intent, id };
  });
}

function putStrangers(
  { workshop, lost }: Importing,
  files: ContentFiles,
  { words }: ModelIntent,
): ContentFiles {
  return LOCALES.reduce((out, locale) => {
    const said = words[locale];
    if (!said) return out;
    if (said.answers.length > 0) lost.add('the intent none has no answer here', locale);
    const texts = said.questions.map(({ text }) => text);
    const taught = workshop.addQuestions(out, NONE, locale, notYet(out, locale, texts));
    return workshop.addGolden(taught, NONE, locale, said.golden);
  }, files);
}

/** Why: sentences of zh-HK that stand in its own file must not be written to zh-CN again. */
function notYet(files: ContentFiles, locale: Locale, texts: readonly string[]): string[] {
  const known = new Set((parseContent(files).none.get(locale) ?? []).map(({ text }) => text));
  return texts.filter((text) => !known.has(text));
}

function putIntent(importing: Importing, files: ContentFiles, intent: ModelIntent): ContentFiles {
  const { workshop, options } = importing;
  const sheet = workshop.sheet(files, intent.id);
  const topic = sheet?.topic ?? options.topic ?? topicFor(intent.topic ?? '') ?? 'imported';
  const hongKong = intent.words['zh-HK'];
  const chinese = merged(importing, sheet, intent, 'zh-CN', hongKong);
  const english = merged(importing, sheet, intent, 'en');
  if (!(chinese ?? english ?? sheet)) return files;
  const override = hongKong ? overridden(importing, sheet, intent.id, hongKong) : undefined;
  return workshop.save(files, intent.id, {
    topic,
    ...(chinese && { 'zh-CN': chinese }),
    ...(english && { en: english }),
    ...(override && (chinese ?? sheet?.['zh-CN']) && { 'zh-HK': override }),
    golden: goldenOf(importing, sheet, intent),
  });
}

/** The intent in one locale after the import; undefined when the file says nothing of it that can stand. */
function merged(
  importing: Importing,
  sheet: PlainSheet | null,
  { id, words }: ModelIntent,
  locale: 'zh-CN' | 'en',
  beside?: Words,
): WordedIntent | undefined {
  const said = words[locale];
  const old = sheet?.[locale] ?? null;
  const more = (beside?.questions ?? []).map(({ text }) => text);
  if (!said && (more.length === 0 || !old)) return undefined;
  const questions = [...(said?.questions ?? []).map(({ text }) => text), ...more];
  if (said) lose(importing.lost, id, said);
  if (!old && (questions.length === 0 || (said?.answers[0] ?? importing.options.answer) === undefined)) {
    if (questions.length > 0 || said?.answers.length)
      importing.lost.add(
        `new intents need a question and an answer, so these were left out (${locale}; --answer "..." gives one)`,
        id,
      );
    return undefined;
  }
  const answer = said?.answers[0] ?? old?.answer ?? importing.options.answer;
  const kept = old && !(importing.options.replace && questions.length > 0) ? old.questions : [];
  const all = [...new Set([...kept, ...questions])];
  const extras = { ...extrasOf(said), ...(said?.slots && { slots: keptSlots(said.slots, old?.slots) }) };
  const wanted = { ...old, ...extras, title: said?.title ?? old?.title ?? all[0], questions: all, answer };
  return checked(wordedIntentSchema, wanted, id, locale);
}

function overridden(
  { lost }: Importing,
  sheet: PlainSheet | null,
  id: string,
  said: Words,
): object | undefined {
  const { followUps: _, escalate: _e, ...extras } = extrasOf(said);
  for (const key of ['followUps', 'escalate'] as const)
    if (said[key] !== undefined) lost.add(`zh-HK has the ${key} of zh-CN`, id);
  lose(lost, id, said);
  const answer = said.answers[0];
  const wanted = {
    ...sheet?.['zh-HK'],
    ...extras,
    ...(said.title !== undefined && { title: said.title }),
    ...(answer !== undefined && { answer }),
  };
  return Object.keys(wanted).length === 0 ? undefined : checked(hongKongSchema, wanted, id, 'zh-HK');
}

function extrasOf(said: Words | undefined): Partial<Words> {
  return Object.fromEntries(EXTRAS.flatMap((key) => (said?.[key] === undefined ? [] : [[key, said[key]]])));
}

/** Why: some formats hold the first question only; a detail that is asked for as before stays as it was. */
function keptSlots(given: NonNullable<Words['slots']>, old: Words['slots'] = []): Words['slots'] {
  return given.map((slot) => old.find(({ name, ask }) => name === slot.name && ask === slot.ask) ?? slot);
}

function lose(lost: Lost, id: string, { answers, questions }: Words): void {
  if (answers.length > 1) lost.add('the bot has one answer, further ones are left out', id);
  if (questions.some(({ entities }) => entities?.length))
    lost.add('the bot finds entities by itself, marks are left out', id);
}

function goldenOf(
  { options }: Importing,
  sheet: PlainSheet | null,
  { words }: ModelIntent,
): { text: string; locale: Locale }[] {
  const given = LOCALES.flatMap((locale) => (words[locale]?.golden ?? []).map((text) => ({ text, locale })));
  const old = options.replace && given.length > 0 ? [] : (sheet?.golden ?? []);
  const seen = new Set<string>();
  return [...old, ...given].filter(({ text, locale }) => {
    const key = `${locale} ${text}`;
    return !seen.has(key) && seen.add(key);
  });
}

interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
}

function checked<T>(schema: Schema<T>, value: unknown, id: string, locale: Locale): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue?.path.map(String).join('.') ?? '';
  throw new Failure(
    `Intent ${id} (${locale}): ${where}: ${issue?.message ?? 'is wrong'}; nothing was changed`,
    EXIT.usage,
  );
}
