import { connectEmbedded } from '../../src/store/embedded';

/** What the writer says of each write that was acknowledged to it. */
export type Acknowledged = readonly ['insert' | 'update' | 'claim', id: string, value: number];

const [, , dataDir = '', round = '0'] = process.argv;

function tell(line: Acknowledged): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Writes without end, several at once; killed from outside. */
async function main(): Promise<void> {
  const mongoose = await connectEmbedded({ dataDir });
  const collection = mongoose.connection.collection<{
    _id: string;
    n: number;
    unique: string;
    state: string;
  }>('writes');
  await collection.createIndex({ unique: 1 }, { unique: true }, {});
  await collection.createIndex({ state: 1, n: 1 }, {}, {});
  process.stdout.write('ready\n');
  const worker = async (name: string): Promise<never> => {
    for (let n = 0; ; n++) {
      const _id = `${round}-${name}-${n}`;
      await collection.insertOne({ _id, n: 0, unique: _id, state: 'waiting' });
      tell(['insert', _id, 0]);
      await collection.updateOne({ _id }, { $set: { n: 1 } });
      tell(['update', _id, 1]);
      const claimed = await collection.findOneAndUpdate({ _id, state: 'waiting' }, { $set: { state: 'done' }, $inc: { n: 1 } }, { returnDocument: 'after' });
      tell(['claim', _id, claimed?.n ?? -1]);
    }
  }; // prettier-ignore
  await Promise.all(Array.from({ length: 8 }, (_unused, i) => worker(`w${i}`)));
}

void main();
