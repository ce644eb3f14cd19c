import type { AgentView, EscalationView, QueueView } from '../../../src/contract/api';
import type { DeskEvent } from '../../../src/contract/events';
import { Pacer, type Pace } from '../lib/pacer';
import { SingleReads } from '../lib/single-reads';
import { afterEvent, isMine, withLists, withOne, type DeskState, type Wanted } from './desk-state';
import { lossOf, type Loss } from './losses';

export interface Reads {
  lists: () => Promise<QueueView>;
  escalation: (id: string) => Promise<EscalationView>;
  me: () => Promise<AgentView>;
}

export interface DeskSnapshot extends DeskState {
  /** Why the lists could not be read; null when they could. */
  error: unknown;
  /** Newest first. */
  losses: Loss[];
}

interface Options {
  reads: Reads;
  pace: Pace;
  /** Nobody looks: lists are read seldom. */
  hidden: () => boolean;
}

/** Apart from one another in ms: readings of the lists on screen, of those that nobody sees, and of the agent. */
const GAP = { seen: 2000, hidden: 15_000, me: 2000 };
/** Changes are shown together, this often (ms): fifty events a second are ten pictures. */
const SHOW = 100;
const MAX_LOSSES = 5;

/**
 * The desk as this console knows it. Events say what moved; what they do not say is read: an escalation that concerns this
 * agent at once and by itself, the lists at most every two seconds, later when they are slow to come or nobody looks.
 */
export class DeskStore {
  private snapshot: DeskSnapshot;
  private shown: string | null = null;
  private cancelShow: (() => void) | null = null;
  private readonly readers = new Set<() => void>();
  private readonly lists: Pacer;
  private readonly who: Pacer;
  private readonly singles: SingleReads;
  /** What was read singly while the lists were on their way: it is newer than they are. */
  private readonly newer = new Map<string, EscalationView>();
  private shownAt = -SHOW;

  constructor(
    me: AgentView,
    private readonly options: Options,
  ) {
    const { pace, hidden } = options;
    this.snapshot = { me, waiting: [], active: [], queues: [], known: false, error: null, losses: [] };
    this.lists = new Pacer(
      () => this.readLists(),
      () => (hidden() ? GAP.hidden : GAP.seen),
      pace,
    );
    this.who = new Pacer(
      () => this.readMe(),
      () => GAP.me,
      pace,
    );
    this.singles = new SingleReads((id) => this.readOne(id));
  }

  readonly subscribe = (reader: () => void): (() => void) => {
    this.readers.add(reader);
    return () => this.readers.delete(reader);
  };

  readonly get = (): DeskSnapshot => this.snapshot;

  /** Which conversation is on the screen: its moves are read at once, whoever has it. */
  show(conversationId: string | null): void {
    this.shown = conversationId;
  }

  heard(event: DeskEvent): void {
    const [state, wanted] = afterEvent(this.snapshot, event, this.shown, new Date().toISOString());
    this.change(state);
    this.want(wanted);
  }

  /** The answer to a move of the agent's own. */
  put(one: EscalationView): void {
    this.newer.set(one.id, one);
    this.change(withOne(this.snapshot, one));
    this.who.ask();
  }

  setMe(me: AgentView): void {
    this.change({ me });
  }

  /** Reads everything: at the beginning, after events were missed, and when the agent asks for it. */
  refresh(): Promise<void> {
    this.who.ask();
    return this.lists.now();
  }

  /** Reads everything when it is convenient. */
  refreshSoon(): void {
    this.want({ lists: true, me: true });
  }

  dismiss(loss: Loss): void {
    this.change({ losses: this.snapshot.losses.filter((each) => each !== loss) });
  }

  stop(): void {
    this.lists.stop();
    this.who.stop();
    this.singles.stop();
    this.cancelShow?.();
  }

  private want({ escalation, lists, me }: Wanted): void {
    if (escalation !== undefined) this.singles.ask(escalation);
    if (lists === true) this.lists.ask();
    if (me === true) this.who.ask();
  }

  private async readLists(): Promise<void> {
    this.newer.clear();
    try {
      const view = await this.options.reads.lists();
      this.readGone(view);
      const state = withLists(this.snapshot, view);
      this.change({ ...[...this.newer.values()].reduce(withOne, state), error: null });
    } catch (error) {
      this.change({ error });
    }
  }

  /** What was ours and is not in the lists any more: who took it stands in its history. */
  private readGone({ active }: QueueView): void {
    const listed = new Set(active.map(({ id }) => id));
    for (const before of this.snapshot.active) {
      if (isMine(before, this.snapshot.me) && !listed.has(before.id)) void this.readOne(before.id, before);
    }
  }

  private async readOne(id: string, known?: EscalationView): Promise<void> {
    const before = known ?? this.snapshot.active.find((each) => each.id === id);
    try {
      const one = await this.options.reads.escalation(id);
      this.newer.set(id, one);
      const loss = before === undefined ? null : lossOf(before, one, this.snapshot.me);
      this.change(withOne(this.snapshot, one));
      if (loss !== null) this.change({ losses: [loss, ...this.snapshot.losses].slice(0, MAX_LOSSES) });
    } catch {
      // Not ours to read any more, or no answer: the lists tell.
      this.lists.ask();
    }
  }

  private async readMe(): Promise<void> {
    try {
      this.change({ me: await this.options.reads.me() });
    } catch (error) {
      this.change({ error });
      this.lists.ask();
    }
  }

  private change(change: Partial<DeskSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    const { now, later } = this.options.pace;
    this.cancelShow ??= later(
      () => {
        this.cancelShow = null;
        this.shownAt = now();
        for (const reader of this.readers) reader();
      },
      now() - this.shownAt < SHOW ? SHOW : 0,
    );
  }
}
