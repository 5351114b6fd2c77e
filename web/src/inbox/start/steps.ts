import type { ConfirmationPage } from "../../api/assurance.ts";
import type { Offer } from "../../api/contract.ts";
import type { ContractVersion } from "../../api/types.ts";
import { answers, standingOf } from "../checklist/standing.ts";

/// `waiting`: the answering service has offered nothing to sign yet.
export type StepState = "waiting" | "sign" | "done";

/// What a client's administrator signs before a call to the company is answered.
export interface Steps {
  contract: StepState;
  checklist: StepState;
}

interface Known {
  versions: readonly Pick<ContractVersion, "standing" | "signed">[];
  offers: readonly Pick<Offer, "state" | "needsClient">[];
  confirmation: Pick<ConfirmationPage, "graceUntil" | "dueAt" | "confirmations">;
}

/// @returns null if there is nothing to say: the client was there before signatures were asked for and its calls may be
///   answered without
export function stepsLeft({ versions, offers, confirmation }: Known, now: Date): Steps | null {
  const standing = standingOf(confirmation, now);
  if (standing.kind === "grace" || versions.some((it) => it.standing === "in-force" && it.signed === "nobody")) {
    return null;
  }
  return { contract: contractOf(versions, offers), checklist: answers(standing) ? "done" : "sign" };
}

export function areDone(steps: Steps | null): boolean {
  return steps?.contract === "done" && steps.checklist === "done";
}

function contractOf(versions: Known["versions"], offers: Known["offers"]): StepState {
  const stands = versions.some((it) => it.standing === "in-force" || it.standing === "coming");
  if (stands) return "done";
  return offers.some((it) => it.state === "offered" && it.needsClient) ? "sign" : "waiting";
}
