import type { Config } from './config/load';
import type { ContentFiles } from './contract/publishing';
import type { Logger } from './contract/ports';
import type { Store } from './contract/store';
import type { Workshop } from './contract/workshop';
import { readFolder, writeFolder } from './nlu';
import type { StudioSettings } from './studio';

/** What `auto` stands for: in production a start changes nothing, and nothing is written to the folder. */
export function studioSettings({
  CONTENT_ON_START,
  NODE_ENV,
  PUBLISH_SECOND_PERSON,
}: Config): StudioSettings {
  const standard = NODE_ENV === 'production' ? 'keep' : 'publish';
  return {
    onStart: CONTENT_ON_START === 'auto' ? standard : CONTENT_ON_START,
    secondPerson: PUBLISH_SECOND_PERSON === 'on',
  };
}

export function writesBack({ INTENTS_WRITE_BACK, NODE_ENV }: Config): boolean {
  return INTENTS_WRITE_BACK === 'auto' ? NODE_ENV !== 'production' : INTENTS_WRITE_BACK === 'on';
}

interface Deps {
  store: Pick<Store, 'publications'>;
  workshop: Pick<Workshop, 'hash'>;
  logger: Logger;
}

/** Writes what the studio publishes to the folder, unless somebody has changed the folder by hand: that is not lost. */
export function folderWriter(
  intentsDir: string,
  { store, workshop, logger }: Deps,
): (files: ContentFiles) => Promise<void> {
  return async (files) => {
    const there = workshop.hash(await readFolder(intentsDir));
    if ((await store.publications.byHash(there)) === null) {
      const todo = 'publish it (npm run intents -- publish) or put it back, to have the studio write again';
      logger.warn(
        { intentsDir },
        `the intents folder holds unpublished changes and is left as it is; ${todo}`,
      );
      return;
    }
    const { changed } = await writeFolder(intentsDir, files);
    logger.info({ intentsDir, changed: changed.length }, 'the intents folder holds what was published');
  };
}
