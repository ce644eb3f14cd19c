import { Schema } from 'mongoose';
import type { HydratedDocument, Model, Types } from 'mongoose';
import { describeStores } from './engines';

interface Agent {
  name: string;
  load: number;
  skills: string[];
  meta?: Map<string, string>;
  team?: Types.ObjectId | { title: string };
  seen?: Date;
}

interface Team {
  title: string;
}

const agentSchema = new Schema<Agent>(
  {
    name: String,
    load: Number,
    skills: [String],
    meta: { type: Map, of: String },
    team: { type: Schema.Types.ObjectId, ref: 'Team' },
    seen: Date,
  },
  { timestamps: true, optimisticConcurrency: true },
);
agentSchema.path('name').required(true).index({ unique: true });
agentSchema.path('load').default(0);

describeStores('mongoose models', (store) => {
  let Agents: Model<Agent>;
  let Teams: Model<Team>;
  beforeAll(async () => {
    const { connection } = store().mongoose;
    Agents = connection.model<Agent>('Agent', agentSchema);
    Teams = connection.model<Team>('Team', new Schema<Team>({ title: String }));
    await Agents.createIndexes();
  });
  beforeEach(async () => {
    await Agents.deleteMany({});
  });

  it('creates, finds, changes and saves', async () => {
    const agent: HydratedDocument<Agent> = await Agents.create({ name: '李雷', skills: ['cards'], meta: new Map([['a', 'b']]) });
    agent.skills.push('loans');
    agent.load += 1;
    await agent.save();
    const found = await Agents.findById(agent._id).orFail();
    expect(found.toObject()).toMatchObject({ name: '李雷', load: 1, skills: ['cards', 'loans'] });
    expect(found.meta?.get('a')).toBe('b');
    expect(found.get('createdAt')).toBeInstanceOf(Date);
  }); // prettier-ignore

  it('refuses a stale version', async () => {
    const agent = await Agents.create({ name: 'v' });
    const stale = await Agents.findById(agent._id).orFail();
    agent.load = 1;
    await agent.save();
    stale.load = 2;
    await expect(stale.save()).rejects.toMatchObject({ name: 'VersionError' });
  });

  it('refuses a repeated unique value', async () => {
    await Agents.create({ name: 'u' });
    await expect(Agents.create({ name: 'u' })).rejects.toMatchObject({
      code: 11000,
      keyValue: { name: 'u' },
    });
  });

  it('populates', async () => {
    const team = await Teams.create({ title: 'cards' });
    await Agents.create({ name: 'p', team: team._id });
    const found = await Agents.findOne({ name: 'p' }).populate<{ team: Team }>('team').orFail();
    expect(found.team.title).toBe('cards');
  });

  it('upserts with defaults and timestamps', async () => {
    const options = { upsert: true, returnDocument: 'after', setDefaultsOnInsert: true } as const;
    const agent = await Agents.findOneAndUpdate({ name: 'up' }, { $inc: { load: 2 } }, options).orFail();
    expect(agent.toObject()).toMatchObject({ name: 'up', load: 2 });
  });

  it('writes in bulk and inserts many', async () => {
    await Agents.insertMany([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    const result = await Agents.bulkWrite([
      { updateOne: { filter: { name: 'a' }, update: { $set: { load: 5 } } } },
      { deleteOne: { filter: { name: 'b' } } },
      { insertOne: { document: { name: 'd', load: 0, skills: [] } } },
    ]);
    expect(result).toMatchObject({ modifiedCount: 1, deletedCount: 1, insertedCount: 1 });
    await expect(Agents.distinct('name')).resolves.toEqual(['a', 'c', 'd']);
  });

  it('reads through cursors, lean queries, counts and aggregations', async () => {
    await Agents.insertMany(Array.from({ length: 250 }, (_unused, i) => ({ name: `n${i}`, load: i % 5 })));
    let seen = 0;
    for await (const agent of Agents.find({ load: { $gt: 2 } }).sort({ name: 1 }).cursor()) seen += agent.load > 2 ? 1 : 0;
    expect(seen).toBe(100);
    await expect(Agents.countDocuments({ load: 1 })).resolves.toBe(50);
    await expect(Agents.exists({ name: 'n7' })).resolves.not.toBeNull();
    const lean = await Agents.find({ name: /^n1/ }, 'name -_id').sort('-name').limit(2).lean();
    expect(lean).toEqual([{ name: 'n199' }, { name: 'n198' }]);
    const groups = await Agents.aggregate([{ $group: { _id: '$load', n: { $sum: 1 } } }, { $sort: { _id: 1 } }]);
    expect(groups).toHaveLength(5);
  }); // prettier-ignore

  it('brings declared indexes in line', async () => {
    await expect(Agents.syncIndexes()).resolves.toEqual([]);
    await Agents.collection.createIndex({ load: 1 }, {}, {});
    await expect(Agents.syncIndexes()).resolves.toEqual(['load_1']);
    await expect(Agents.listIndexes()).resolves.toHaveLength(2);
  });

  it('answers a ping', async () => {
    await expect(store().db.admin().ping()).resolves.toMatchObject({ ok: 1 });
    await expect(store().mongoose.connection.listCollections()).resolves.toEqual(expect.arrayContaining([expect.objectContaining({ name: 'agents' })]));
  }); // prettier-ignore
});
