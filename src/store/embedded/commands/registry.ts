import { unsupported } from '../errors';
import { aggregate } from './aggregate';
import { create, drop, dropDatabase, listCollections, listDatabases } from './collections';
import type { Command, Engine, Request } from './context';
import { remove } from './delete';
import { find } from './find';
import { findAndModify } from './find-and-modify';
import { createIndexes, dropIndexes, listIndexes } from './indexes';
import { insert } from './insert';
import { count, distinct, explain, getMore, killCursors } from './read';
import { reply } from './reply';
import { update } from './update';

const hello: Command = () =>
  reply({ isWritablePrimary: true, ismaster: true, maxBsonObjectSize: 16 * 1024 * 1024, minWireVersion: 0, maxWireVersion: 25, readOnly: false }); // prettier-ignore

/** Why a version at all: libraries ask for it; it is the server whose answers this store gives. */
const buildInfo: Command = () =>
  reply({ version: '8.0.0', versionArray: [8, 0, 0, 0], modules: ['embedded'] });

const commands: Record<string, Command> = {
  insert,
  update,
  delete: remove,
  findAndModify,
  findandmodify: findAndModify,
  find,
  aggregate,
  count,
  distinct,
  explain,
  getMore,
  killCursors,
  createIndexes,
  dropIndexes,
  listIndexes,
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  ping: () => reply({}),
  endSessions: () => reply({}),
  hello,
  isMaster: hello,
  ismaster: hello,
  buildInfo,
  buildinfo: buildInfo,
};

/** Answers a command, or refuses one that this store does not know. */
export async function execute(engine: Engine, request: Request): Promise<Buffer> {
  const command = Object.hasOwn(commands, request.name) ? commands[request.name] : undefined;
  return command === undefined ? unsupported(`the command ${request.name}`) : command(engine, request);
}
