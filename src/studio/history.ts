import { AppError } from '../contract/errors';
import type { Studio } from '../contract/studio-port';
import type { StudioDeps } from './deps';
import { publishing } from './exclusive';
import type { People } from './people';
import { orConflict } from './prepared';
import type { Publisher } from './publisher';
import { publicationView } from './review-view';
import type { Switching } from './switching';
import type { Versions } from './versions';

const MOST_SHOWN = 50;

interface Parts {
  deps: StudioDeps;
  versions: Versions;
  switching: Switching;
  publisher: Publisher;
  people: People;
}

/** What was published and live when; going back to it. */
export function history(parts: Parts): Pick<Studio, 'history' | 'files' | 'publicationChanges' | 'rollback'> {
  const { deps, versions, switching, publisher, people } = parts;
  const { publications } = deps.store;

  async function goBack(by: string, to: number, reason: string): Promise<void> {
    const { files } = await versions.get(to);
    const { publication: live } = await versions.live();
    if (live.number === to) throw new AppError('CONFLICT', `Publication ${to} is what is live already.`);
    const say = `Publication ${to} has errors by the rules of today, so it cannot be made live.`;
    // Why first: what cannot be prepared must not become live, and what is prepared is live at once.
    await orConflict(deps.engine.prepare(files), say);
    await switching.activate({ publication: to, kind: 'rollback', by, reason });
    publisher.writeBack(files);
  }

  return {
    async history(before) {
      const [listed, activations, active] = await Promise.all([
        publications.list(MOST_SHOWN, before),
        publications.activations(MOST_SHOWN),
        publications.active(),
      ]);
      const person = await people([
        ...listed.flatMap(({ author, approver, editors }) => [author, approver, ...editors]),
        ...activations.map(({ by }) => by),
      ]);
      return {
        publications: listed.map((one) => publicationView(one, active?.publication ?? 0, person)),
        activations: activations.map(({ by, at, ...rest }) => ({
          ...{ ...rest, by: person(by), at: at.toISOString() },
        })),
      };
    },
    files: async (number) => (await versions.get(number)).files,
    async publicationChanges(number, other = number - 1) {
      const { files } = await versions.get(number);
      return deps.workshop.diff(other === 0 ? [] : (await versions.get(other)).files, files);
    },
    async rollback(by, to, reason) {
      await publishing(deps, () => goBack(by, to, reason));
      await switching.follow();
      const publication = await versions.get(to);
      const { author, approver, editors } = publication;
      return publicationView(publication, to, await people([author, approver, ...editors]));
    },
  };
}
