export { createEngine, createNlu, type EngineOptions, type Nlu, type NluLogger } from './create-nlu';
export { toHongKong } from './content/hong-kong';
export { convertToSimplified } from './text/opencc';
export { readFolder } from './content/read-source';
export { writeFolder } from './content/write-folder';
export { createWorkshop } from './workshop';
export { inProcessValidator } from './gate/validator';
export { inProcessTrainer, workerTrainer, type Trainer } from './training/trainer';
export type { Analysis, Analyst } from './node-nlp/analyst';
