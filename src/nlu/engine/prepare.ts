import { AppError } from '../../contract/errors';
import type { ContentFiles, Prepared } from '../../contract/publishing';
import type { Explainer } from '../../contract/understanding';
import { buildContent } from '../content/build-content';
import { formatFinding } from '../content/finding';
import { lint } from '../content/lint';
import { parseContent } from '../content/parse-content';
import { fingerprint, type ContentSource } from '../content/source';
import { exactMatches, knownQuestions, trainingRows } from '../content/training-rows';
import { createExplainer, type Explained } from '../explain/explainer';
import type { LinearModelData } from '../classifier/linear-model';
import type { ModelLanguage } from '../features/recipes';
import { learnWording, type Wording } from '../text/wording';
import { assemble } from './knowledge';
import { ENGINE_VERSION, obtainModel, type TrainingPlace } from './train-all';
import { createUnderstander } from './understander';

const ERRORS_TOLD = 50;

/** Checks, trains (or reads the cached models) and puts together. Throws CONTENT_INVALID, naming file and line. */
export async function make(files: ContentFiles, place: TrainingPlace): Promise<Prepared> {
  const source = parseContent(files);
  refuseErrors(source);
  const [en, zh] = await Promise.all([obtainModel(source, 'en', place), obtainModel(source, 'zh', place)]);
  const version = fingerprint([ENGINE_VERSION, source.hash]);
  const knowledge = assemble(version, exactMatches(source), { en, zh }, wordingOf(source));
  return {
    version,
    hash: source.hash,
    files,
    understander: createUnderstander(() => knowledge),
    content: buildContent(source),
    explain: lazily(() => explainerOf(source, { en, zh })),
  };
}

type Models = Record<ModelLanguage, LinearModelData | undefined>;

function explainerOf(source: ContentSource, models: Models): Explainer {
  const explained = (language: ModelLanguage): Explained | undefined => {
    const model = models[language];
    return model && { model, questions: knownQuestions(source, language) };
  };
  return createExplainer({ en: explained('en'), zh: explained('zh') });
}

/** Why: few versions are ever asked to explain themselves, and it takes memory. */
function lazily(make: () => Explainer): Explainer['explain'] {
  let made: Explainer | undefined;
  return (text) => (made ??= make()).explain(text);
}

function wordingOf(source: ContentSource): Wording {
  return learnWording(trainingRows(source, 'zh'), trainingRows(source, 'en'));
}

function refuseErrors(source: ContentSource): void {
  const errors = lint(source).filter((finding) => finding.severity === 'error');
  if (errors.length === 0) return;
  const list = errors.slice(0, ERRORS_TOLD).map(formatFinding);
  throw new AppError(
    'CONTENT_INVALID',
    `The intents have ${errors.length} error(s); run npm run intents -- check\n${list.join('\n')}`,
    { details: { errors: list, findings: errors.slice(0, ERRORS_TOLD) } },
  );
}
