import { LRUCache } from 'lru-cache';
import { AppError } from '../contract/errors';
import type { Activation, Publication, PublicationRepository } from '../contract/publishing';

const KEPT = 4;

/** Publications never change, so those that were read lately are kept. */
export class Versions {
  private readonly read = new LRUCache<number, Publication>({ max: KEPT });

  constructor(private readonly publications: Pick<PublicationRepository, 'get' | 'active'>) {}

  /** NOT_FOUND when there is none. */
  async get(number: number): Promise<Publication> {
    const known = this.read.get(number);
    if (known) return known;
    const publication = await this.publications.get(number);
    if (!publication) throw new AppError('NOT_FOUND', `There is no publication ${number}.`);
    this.read.set(number, publication);
    return publication;
  }

  /** What is live in the installation, also when this process has not switched to it yet. STARTING before the first. */
  async live(): Promise<{ activation: Activation; publication: Publication }> {
    const activation = await this.publications.active();
    if (!activation) throw new AppError('STARTING', 'Nothing is published yet; try again in some seconds.');
    return { activation, publication: await this.get(activation.publication) };
  }
}
