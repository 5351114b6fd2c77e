import type { SeenCopies, SeenStamp, SeenWitnesses } from "../../api/types.ts";
import { verdictOf, type Probed } from "./probed/probed.ts";
import { isLate, isMissing, isOld } from "./outside/witness.ts";

export interface Proofs {
  witnesses: SeenWitnesses | undefined;
  stamp: SeenStamp | undefined;
  copies: SeenCopies | undefined;
  probed: Probed | undefined;
}

export interface Sureness {
  /// Outside confirmations that are there and in order.
  confirmed: number;
  stamped: boolean;
  copies: number;
  /// What a member should look at: as many as there are warnings beneath.
  troubles: number;
}

/// What the proofs of a log come to, in one line.
export function surenessOf({ witnesses, stamp, copies, probed }: Proofs, now: Date): Sureness {
  const bad = (one: SeenWitnesses["witnesses"][number]) =>
    one.trouble !== null || isOld(one.at, now, witnesses?.hours ?? 0);
  const all = witnesses?.witnesses ?? [];
  const missing = witnesses !== undefined && isMissing(witnesses);
  const confirmed = all.filter((one) => !bad(one)).length;
  const stampBad =
    stamp !== undefined && (stamp.on || stamp.at !== null) && (stamp.trouble !== null || isLate(stamp, now));
  const kept = [copies?.folder, copies?.target ? copies.own : null].filter((one) => one != null);
  const copiesBad = kept.filter((one) => one.trouble !== null || (one.at !== null && isOld(one.at, now))).length;
  const verdict = probed && verdictOf(probed);
  const probeBad = verdict !== undefined && verdict !== "refused" && verdict !== "untried";
  return {
    confirmed,
    stamped: stamp !== undefined && stamp.at !== null && !stampBad,
    copies: kept.filter((one) => one.at !== null).length,
    troubles: all.length - confirmed + Number(missing) + Number(stampBad) + copiesBad + Number(probeBad),
  };
}
