import type { Doc, Value } from '../bson/types';
import { Code, ServerFailure } from '../errors';
import { compileProjection } from './project';
import { scopeOf } from './scope';
import { parseAddFields, parseReplaceRoot, parseUnset, stageOf } from './stages';
import { isDoc } from '../bson/types';
import { wrongStage } from './accumulators';

type Step = (doc: Doc, now: Date) => Doc;

function parseProject(spec: Value, name: string): Step {
  if (!isDoc(spec)) return wrongStage(name, 'an object');
  const transform = compileProjection(spec);
  return (doc, now) => transform(doc, scopeOf(doc, now));
}

const steps: Record<string, (spec: Value, name: string) => Step> = {
  $addFields: parseAddFields,
  $set: parseAddFields,
  $unset: parseUnset,
  $project: parseProject,
  $replaceRoot: parseReplaceRoot,
  $replaceWith: parseReplaceRoot,
};

/** Compiles an update written as a pipeline. */
export function parsePipelineUpdate(pipeline: readonly Value[]): Step {
  const compiled = pipeline.map((stage) => {
    const [name, spec] = stageOf(stage);
    const parse = Object.hasOwn(steps, name) ? steps[name] : undefined;
    if (parse === undefined) throw new ServerFailure(Code.InvalidOptions, `${name} is not allowed to be used within an update`); // prettier-ignore
    return parse(spec, name);
  });
  return (doc, now) => compiled.reduce((value, step) => step(value, now), doc);
}
