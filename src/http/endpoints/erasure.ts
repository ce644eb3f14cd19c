import {
  eraseSchema,
  erasurePreviewSchema,
  erasureSchema,
  erasureTargetSchema,
  privacySchema,
  type ErasureView,
} from '../../contract/people';
import type { Erasure, ErasureTarget } from '../../contract/privacy';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';

const SHOWN = 50;

/** A person's data on request, and the rules of how long everything is kept. */
export function erasureEndpoints({
  privacy,
  store: { agents },
}: Pick<HttpDeps, 'privacy' | 'store'>): Endpoint[] {
  const viewOf = async (erasure: Erasure): Promise<ErasureView> => {
    const { id, reason, reference, by, at, state, doneAt, counts } = erasure;
    return {
      ...{
        id,
        reason,
        reference,
        state,
        counts,
        at: at.toISOString(),
        doneAt: doneAt?.toISOString() ?? null,
      },
      by: { id: by, displayName: (await agents.get(by))?.displayName ?? '' },
    };
  };
  return [
    endpoint({
      key: 'GET /api/erasure',
      summary: 'Erasures, newest first, and the rules of how long everything is kept.',
      status: 200,
      response: privacySchema,
      handle: async () => {
        const erasures = await Promise.all((await privacy.erasures(SHOWN)).map(viewOf));
        return { body: { erasures, retention: privacy.retention } };
      },
    }),
    endpoint({
      key: 'POST /api/erasure/preview',
      summary: 'Counts what an erasure would remove or make anonymous, over all linked identities.',
      body: erasureTargetSchema,
      status: 200,
      response: erasurePreviewSchema,
      errors: ['NOT_FOUND'],
      handle: async ({ body }) => ({ body: await privacy.preview(targetOf(body)) }),
    }),
    endpoint({
      key: 'POST /api/erasure',
      summary:
        'Removes or makes anonymous all that is stored of a person. It goes on by itself, and cannot be undone.',
      body: eraseSchema,
      status: 201,
      response: erasureSchema,
      errors: ['NOT_FOUND', 'CONFLICT'],
      handle: async ({ body, caller: { agent } }) => {
        const { reason, reference, ...target } = body;
        return { body: await viewOf(await privacy.erase(agent, targetOf(target), reason, reference)) };
      },
    }),
  ];
}

function targetOf({
  conversationId,
  key = '',
}: {
  conversationId?: string | undefined;
  key?: string | undefined;
}): ErasureTarget {
  return conversationId === undefined ? { key } : { conversationId };
}
