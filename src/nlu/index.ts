export { createNlu, type Nlu, type NluLogger, type NluOptions } from './create-nlu';
export { inProcessTrainer, workerTrainer, type Trainer } from './training/trainer';
export type { Analysis, Analyst } from './node-nlp/analyst';
