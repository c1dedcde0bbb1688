import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { answersOf, follow, toneOf, type Given, type Place } from './tree';
import type { ReactionView, TriageTree } from './types';

/** What I did last, so that it can be undone also when I have moved on. */
export interface LastAct {
  reaction: string;
  what: 'TRIAGE' | 'STATE';
}
export const lastAct = signal<LastAct | undefined>(undefined);

/** The reaction to which somebody goes back in order to undo what they did there. */
export const goingBackTo = signal<string | undefined>(undefined);

/** What was answered for each reaction on this page's life, so that going back is one question back, not to the first. */
const answered = new Map<string, Given[]>();

export interface Sorting {
  /** A question is asked now; otherwise what was decided is shown. */
  asking: boolean;
  place: Place;
  given: readonly Given[];
  answer: (id: string) => unknown;
  /** Chooses a class without the questions. */
  choose: (category: string) => unknown;
  /** One question back, or the last decision again; false when there is nothing to undo here. */
  undo: () => boolean;
  /** Leaves the decision as it was. */
  stop: (() => void) | undefined;
  busy: boolean;
  problem: unknown;
}

/** Leads through the tree and tells the service what came out of it. */
export function useSorting(
  reaction: ReactionView | undefined,
  tree: TriageTree | undefined,
  reload: () => Promise<unknown>,
): Sorting {
  const [given, setGiven] = useState<readonly Given[]>([]);
  const [again, setAgain] = useState(false);
  const asking = reaction !== undefined && (reaction.state === 'NEW' || again);
  const place = tree && asking ? follow(tree, given) : {};

  const save = useAction(async (category: string, way: readonly Given[]) => {
    if (!reaction || !tree) return;
    await api.put(
      `/api/reactions/${reaction.id}/triage`,
      {
        class: category,
        sentiment: toneOf(tree, way) ?? reaction.sentiment,
        answers: way.length > 0 ? answersOf(way) : undefined,
      },
      reaction.version,
    );
    answered.set(reaction.id, [...way]);
    lastAct.value = { reaction: reaction.id, what: 'TRIAGE' };
    await reload();
    setAgain(false);
    setGiven([]);
  });

  /** What was called done is taken up again. */
  const takeUp = useAction(async () => {
    if (!reaction) return;
    await api.put(`/api/reactions/${reaction.id}/state`, { state: 'TRIAGED' }, reaction.version);
    lastAct.value = undefined;
    await reload();
  });

  const answer = async (id: string): Promise<void> => {
    if (!tree || !place.question || save.busy) return;
    const way = [...given, { question: place.question.id, answer: id }];
    setGiven(way);
    const { category } = follow(tree, way);
    // The question stays until the answer is kept: what could not be saved can be answered again.
    if (category && !(await save.run(category.id, way))) setGiven(given);
  };

  const undo = (): boolean => {
    if (!reaction || save.busy) return false;
    if (asking && given.length > 0) {
      setGiven(given.slice(0, -1));
      return true;
    }
    if (asking) return false;
    const decided = lastAct.peek();
    if (decided?.reaction === reaction.id && decided.what === 'STATE') {
      void takeUp.run();
      return true;
    }
    setGiven((answered.get(reaction.id) ?? []).slice(0, -1));
    setAgain(true);
    return true;
  };

  // Somebody came here in order to undo; do it as soon as it is known what there is to undo.
  const loaded = reaction?.id;
  const latestUndo = useRef(undo);
  latestUndo.current = undo;
  useEffect(() => {
    if (loaded === undefined || goingBackTo.peek() !== loaded) return;
    goingBackTo.value = undefined;
    latestUndo.current();
  }, [loaded]);

  return {
    asking,
    place,
    given,
    answer,
    choose: (category) => save.run(category, []),
    undo,
    stop: again
      ? () => {
          setAgain(false);
          setGiven([]);
        }
      : undefined,
    busy: save.busy,
    problem: save.problem ?? takeUp.problem,
  };
}
