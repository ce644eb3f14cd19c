import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from './read-source';
import { writeFolder } from './write-folder';

describe('writeFolder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-folder-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('writes what differs, removes what is gone, and leaves the rest and no other file', async () => {
    const first = [
      { path: 'en/a.yaml', text: 'topic: a\n' },
      { path: 'en/b.yaml', text: 'topic: b\n' },
      { path: 'queues.yaml', text: 'queues: []\n' },
    ];
    expect((await writeFolder(folder, first)).changed).toHaveLength(3);
    const next = [
      { path: 'en/a.yaml', text: 'topic: a\n' },
      { path: 'queues.yaml', text: 'queues: [ ]\n' },
      { path: 'zh-CN/c.yaml', text: '话题\n' },
    ];
    expect((await writeFolder(folder, next)).changed).toEqual(['queues.yaml', 'zh-CN/c.yaml', 'en/b.yaml']);
    expect(await readFolder(folder)).toEqual(next);
    expect(readdirSync(join(folder, 'en'))).toEqual(['a.yaml']);
    expect(readFileSync(join(folder, 'zh-CN/c.yaml'), 'utf8')).toBe('话题\n');
  });
});
