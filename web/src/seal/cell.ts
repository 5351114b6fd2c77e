/// The cell: keeps what holds a secret, and answers for it. One per worker; ended with it.

import { acts } from "./acts.ts";
import { CompanyIdentity, IndexKey, MemberIdentity, OwnKey, PrfSecret, ReviewerIdentity, Signer } from "./inside.ts";
import { SealTrouble } from "./trouble.ts";
import { isHanded, type HandedKind } from "./handed.ts";
import { changed, type Answer, type Asking } from "./wire.ts";

export type Cell = (asking: Asking) => Promise<Answer>;

export function newCell(): Cell {
  const held: object[] = [];

  function inward(value: unknown): unknown {
    return changed(value, (one) => {
      if (!isHanded(one)) return undefined;
      const kept = held[one["denwaban handle"]];
      if (!kept) throw new SealTrouble("no-cell");
      return kept;
    });
  }

  function outward(value: unknown): unknown {
    return changed(value, (one) => {
      const kind = kindOf(one);
      if (!kind) return undefined;
      const facts = Object.fromEntries(Object.entries(one).filter(([, fact]) => typeof fact !== "object"));
      return { "denwaban handle": held.push(one) - 1, kind, facts };
    });
  }

  return async ({ id, act, args }) => {
    try {
      if (!Object.hasOwn(acts, act)) throw new TypeError("nothing that a cell does");
      const done = (acts as unknown as Record<string, (...args: unknown[]) => unknown>)[act];
      return { id, ok: true, value: outward(await done?.(...(inward(args) as unknown[]))) };
    } catch (trouble) {
      return { id, ok: false, why: trouble instanceof SealTrouble ? trouble.why : null };
    }
  };
}

function kindOf(one: object): HandedKind | null {
  if (one instanceof MemberIdentity) return "member";
  if (one instanceof CompanyIdentity) return "company";
  if (one instanceof ReviewerIdentity) return "reviewer";
  if (one instanceof IndexKey) return "index key";
  if (one instanceof OwnKey) return "own key";
  if (one instanceof Signer) return "signer";
  return one instanceof PrfSecret ? "prf" : null;
}
