import type { RunningStudio } from '../contract/studio-port';
import { Background } from './background';
import { decisions } from './decisions';
import type { StudioDeps } from './deps';
import { adoptFolder } from './folder';
import { GateRuns } from './gate-runs';
import { history } from './history';
import { inbox } from './inbox';
import { intentSheets } from './intents';
import { createPeople } from './people';
import { Publisher } from './publisher';
import { ReviewChecks } from './review-checks';
import { requests, showReview } from './reviews';
import { Switching } from './switching';
import { trying } from './trying';
import { Versions } from './versions';
import { WorkingCopy } from './working-copy';

export type { Asked, StudioDeps, StudioSettings } from './deps';

/** The content tools behind the studio and the CLI: one draft, reviews, publications, and what is live. */
export function createStudio(deps: StudioDeps): RunningStudio {
  const background = new Background(deps.logger);
  const people = createPeople(deps.agents);
  const versions = new Versions(deps.store.publications);
  const copy = new WorkingCopy(deps, versions);
  const switching = new Switching(deps, versions);
  const publisher = new Publisher(deps, switching, background);
  const checks = new ReviewChecks({ deps, versions, switching, background });
  const gates = new GateRuns(deps, copy, background);
  const parts = { deps, people, versions, copy, switching, publisher, checks, background };
  const stop = deps.bus.subscribe('content', () => background.run('the switch', () => switching.follow()));

  return {
    ...intentSheets(parts),
    ...trying(parts),
    ...inbox(parts),
    ...requests(parts),
    ...decisions({ ...parts, show: showReview(parts) }),
    ...history(parts),
    startGate: (by) => gates.startGate(by),
    gate: () => gates.gate(),
    adoptFolder: (files) => adoptFolder(deps, switching, files),
    follow: () => switching.follow(),
    async sweep() {
      await switching.follow();
      await publisher.sweep();
      await checks.sweep();
    },
    idle: () => background.idle(),
    close: stop,
  };
}
