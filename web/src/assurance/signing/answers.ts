import { ITEMS, type Item, type ItemState, type Mark, type SaidOfItem } from "../../api/assurance.ts";

/// What may be signed when, as the server decides it again (denwaban.assurance.evaluation.Answers).

/// In characters, of a reason.
export const REASON_LIMIT = 500;
/// In characters, of a person and their post.
export const NAME_LIMIT = 80;

export const MARKS = ["verified", "exception", "open"] as const satisfies readonly Mark[];

/// What a reader says of an item while it is being written.
export interface Answer {
  mark: Mark | null;
  reason: string;
}

export type Answers = Readonly<Record<Item, Answer>>;
export type States = Readonly<Record<Item, ItemState>>;

export function noAnswers(): Answers {
  return Object.fromEntries(ITEMS.map((item) => [item, { mark: null, reason: "" }])) as Record<Item, Answer>;
}

/// Whether nothing has to be excepted.
export function isMet(state: ItemState): boolean {
  return state === "met" || state === "not-applicable";
}

/// What is wrong with an answer. `not-met`: it cannot be verified by who entrusts. `not-excepted`: who entrusts must
/// have looked at it, or except it.
export type Fault = "unanswered" | "reason-missing" | "reason-long" | "not-met" | "not-excepted";

/// @param entrusts  null while that is not decided
export function faultOf({ mark, reason }: Answer, state: ItemState, entrusts: boolean | null): Fault | null {
  if (mark === null) return "unanswered";
  const text = reason.trim();
  if (text.length > REASON_LIMIT) return "reason-long";
  if (mark === "exception" && text === "") return "reason-missing";
  if (entrusts !== true) return null;
  if (mark === "open") return "not-excepted";
  return mark === "verified" && !isMet(state) ? "not-met" : null;
}

/// Items that stand in the way of signing, in their order.
export function openOf(answers: Answers, states: States, entrusts: boolean | null): Item[] {
  return ITEMS.filter((item) => faultOf(answers[item], states[item], entrusts) !== null);
}

/// As it is sent. Only what is complete is.
export function saidOf(answers: Answers): Record<Item, SaidOfItem> {
  return Object.fromEntries(
    ITEMS.map((item) => [item, { mark: answers[item].mark ?? "open", reason: answers[item].reason.trim() }]),
  ) as Record<Item, SaidOfItem>;
}

export type NameFault = "name-missing" | "name-long" | "name-odd";

/// @param needed  whether it may not be empty
export function nameFault(name: string, needed: boolean): NameFault | null {
  const text = name.trim();
  if (text === "") return needed ? "name-missing" : null;
  if (Array.from(text).length > NAME_LIMIT) return "name-long";
  // Such as a tab that was pasted.
  return /\p{Cc}/u.test(text) ? "name-odd" : null;
}
