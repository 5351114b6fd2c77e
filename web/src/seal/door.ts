/// The only way from the page to the cell.

import type { Acts } from "./acts.ts";
import { CELL } from "./address.ts";
import { Handle, handleOf, type Keeper } from "./handles.ts";
import { SealTrouble } from "./trouble.ts";
import { isHanded } from "./handed.ts";
import { changed, moving, type Answer, type Asking, type OutsideAll, type Outside } from "./wire.ts";

/// How long a cell that is given up may finish what was begun, in milliseconds.
const LAST_WORDS_MS = 5_000;

/// A worker, or its replacement in a test.
export interface Room {
  post: (asking: Asking, move: ArrayBuffer[]) => void;
  end: () => void;
}

export type OpenRoom = (answer: (answer: Answer) => void, gone: () => void) => Room;

interface Waiting {
  done: (value: unknown) => void;
  failed: (trouble: Error) => void;
}

class Door implements Keeper {
  readonly #waiting = new Map<number, Waiting>();
  readonly #room: Room;
  #next = 0;
  #ended = false;

  constructor(open: OpenRoom) {
    this.#room = open(
      (answer) => this.#answered(answer),
      () => this.end(),
    );
  }

  get ended(): boolean {
    return this.#ended;
  }

  ask(act: string, args: unknown[]): Promise<unknown> {
    return new Promise((done, failed) => {
      if (this.#ended) throw new SealTrouble("no-cell");
      const asking: Asking = { id: this.#next++, act, args: changed(args, (one) => this.#handed(one)) as unknown[] };
      this.#room.post(asking, moving(asking));
      this.#waiting.set(asking.id, { done, failed });
    });
  }

  /// Everything in the cell is gone, and what was asked is not answered any more.
  end(): void {
    this.#ended = true;
    this.#room.end();
    for (const { failed } of this.#waiting.values()) failed(new SealTrouble("no-cell"));
    this.#waiting.clear();
  }

  #handed(one: object): unknown {
    if (!(one instanceof Handle)) return undefined;
    if (Handle.keeperOf(one) !== this) throw new SealTrouble("no-cell");
    return { "denwaban handle": Handle.numberOf(one) };
  }

  #answered(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (!waiting) return;
    if (answer.ok) {
      waiting.done(changed(answer.value, (one) => (isHanded(one) ? handleOf(this, one) : undefined)));
    } else {
      waiting.failed(answer.why === null ? new Error("a mistake in the cell") : new SealTrouble(answer.why));
    }
  }
}

let current: Door | null = null;

/// @throws SealTrouble no-cell if this browser starts none, or the handles among `args` are of one that was ended
export function asked<N extends keyof Acts>(
  act: N,
): (...args: OutsideAll<Parameters<Acts[N]>>) => Promise<Outside<Awaited<ReturnType<Acts[N]>>>> {
  return async (...args) => {
    const door = keeperAmong(args) ?? now();
    return (await door.ask(act, args)) as Outside<Awaited<ReturnType<Acts[N]>>>;
  };
}

/// Forgets every key: the next that is asked for begins in another cell.
///
/// @param last what still needs this one; it has 5 s
export function endCell(last: Promise<unknown> = Promise.resolve()): void {
  const door = current;
  current = null;
  if (!door) return;
  void Promise.race([last, new Promise((over) => setTimeout(over, LAST_WORDS_MS))]).finally(() => door.end());
}

function now(): Door {
  if (current === null || current.ended) current = new Door(openRoom);
  return current;
}

function keeperAmong(args: unknown): Keeper | null {
  let keeper: Keeper | null = null;
  changed(args, (one) => {
    if (!(one instanceof Handle)) return undefined;
    keeper = Handle.keeperOf(one);
    return one;
  });
  return keeper;
}

const openRoom: OpenRoom = (answer, gone) => {
  // Taken out of what is built: without a worker nothing is sealed or opened in a browser.
  if (import.meta.env.MODE === "test") return sameProcess(answer);
  if (typeof Worker !== "function") throw new SealTrouble("no-cell");
  const worker = new Worker(CELL, { type: "module", name: "seal" });
  worker.addEventListener("message", (event: MessageEvent<Answer>) => answer(event.data));
  worker.addEventListener("error", gone);
  return { post: (asking, move) => worker.postMessage(asking, move), end: () => worker.terminate() };
};

/// For tests in node: the same messages, cloned and moved as between a page and a worker.
function sameProcess(answer: (answer: Answer) => void): Room {
  const cell = import("./cell.ts").then(({ newCell }) => newCell());
  let ended = false;
  return {
    post: (asking, move) => {
      const arrived = structuredClone(asking, { transfer: move });
      void cell
        .then((answering) => answering(arrived))
        .then((said) => {
          if (!ended) answer(structuredClone(said, { transfer: moving(said) }));
        });
    },
    end: () => (ended = true),
  };
}
