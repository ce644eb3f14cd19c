import type { EscalationView } from '../../../src/contract/api';
import { channelName } from '../../shared/lib/channel-name';
import type { DeskSnapshot } from '../desk/desk-store';
import { KEYS, shownKeys, type Command } from '../desk/use-shortcuts';
import { possibleMoves } from '../details/details-pane';
import type { MoveKind } from '../details/move-dialog';
import { customerName } from '../lib/names';
import { useTexts } from '../lib/texts';
import type { Entry } from './palette-entries';
import { usePages, type Page } from './use-pages';
import type { Messages } from '../messages';

interface Can {
  run: (command: Command) => void;
  select: (conversationId: string) => void;
  toMove: (kind: MoveKind) => void;
  escalation: EscalationView | null;
  leave: () => void;
}

/** These are asked for by their keys only: in a list they mean nothing. */
const NOT_LISTED: readonly Command[] = ['up', 'down', 'palette'];
const MOVES: readonly Command[] = ['transfer', 'release', 'close'];
const OFFERED: readonly Command[] = ['accept', 'decline'];

/** What the palette finds: actions that are possible now, conversations, pages; made when it is opened. */
export function useEntries(state: DeskSnapshot, can: Can): () => Entry[] {
  const texts = useTexts();
  const pages = usePages(state.me);
  return () => entriesOf(state, can, texts, pages);
}

function entriesOf(state: DeskSnapshot, can: Can, texts: Messages, pages: Page[]): Entry[] {
  const { me, active, waiting, queues } = state;
  const moves: readonly string[] = can.escalation === null ? [] : possibleMoves(can.escalation, me);
  const hasOffer = active.some(({ state: at, owner }) => at === 'offered' && owner?.id === me.id);
  const actions = KEYS.filter(
    ({ command }) =>
      !NOT_LISTED.includes(command) &&
      (!MOVES.includes(command) || moves.includes(command)) &&
      (!OFFERED.includes(command) || hasOffer),
  ).map(({ command, keys, text }): Entry => ({
    id: command,
    kind: 'paletteAction',
    title: texts[text],
    keys: shownKeys(keys),
    run: () => can.run(command),
  }));
  const further = (['take', 'assign'] as const)
    .filter((kind) => moves.includes(kind))
    .map((kind): Entry => ({
      id: kind,
      kind: 'paletteAction',
      title: kind === 'take' ? texts.takeOver : texts.assign,
      run: () => can.toMove(kind),
    }));
  const talks = [...active, ...waiting].map(
    ({ id, conversationId, customer, summary, queue, channel }): Entry => ({
      id,
      kind: 'paletteTalk',
      title: `${customerName(customer, texts)} · ${queues.find((each) => each.id === queue)?.title ?? queue}`,
      words: `${summary} ${channelName(channel, texts)}`,
      run: () => can.select(conversationId),
    }),
  );
  const places = pages.map(({ id, title, href }): Entry => ({
    id: `page-${id}`,
    kind: 'palettePage',
    title,
    run: () => location.assign(href),
  }));
  const out: Entry = { id: 'sign-out', kind: 'paletteAction', title: texts.signOut, run: can.leave };
  return [...actions, ...further, out, ...talks, ...places];
}
