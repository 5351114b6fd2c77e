import { ITEMS, type Item, type ItemState, type Mark, type Verdict } from "../../api/assurance.ts";
import { saidOf, type Answers, type States } from "./answers.ts";

/// What a signed text says (docs/formats/evaluation.md); before it is signed, without what the server adds.
export interface VendorRecord {
  kind: "selection" | "confirmation";
  id: string | null;
  at: string | null;
  company: string;
  name: string;
  post: string;
  entrusts: boolean;
  verdict: Verdict;
  evidence: string;
  items: { item: Item; state: ItemState; mark: Mark; reason: string }[];
}

interface Text {
  answers: { [item in Item]: { mark: Mark; reason: string } };
  at: string;
  company: string;
  decision: "entrust" | "decline";
  evidence: string;
  id: string;
  kind: "selection" | "confirmation";
  name: string;
  post: string;
  seen: { [item in Item]: ItemState };
  v: number;
  verdict: Verdict;
}

/// @returns null if it is no such text
export function readRecord(text: string): VendorRecord | null {
  try {
    const it = JSON.parse(text) as Text;
    if (it.v !== 1) return null;
    return {
      kind: it.kind,
      id: it.id,
      at: it.at,
      company: it.company,
      name: it.name,
      post: it.post,
      entrusts: it.decision === "entrust",
      verdict: it.verdict,
      evidence: it.evidence,
      items: ITEMS.map((item) => ({ item, state: it.seen[item], ...it.answers[item] })),
    };
  } catch {
    return null;
  }
}

/// What will be signed.
export function draftOf(
  about: Pick<VendorRecord, "kind" | "company" | "name" | "post" | "verdict" | "evidence">,
  answers: Answers,
  states: States,
  entrusts: boolean,
): VendorRecord {
  const said = saidOf(answers);
  return {
    ...about,
    name: about.name.trim(),
    post: about.post.trim(),
    id: null,
    at: null,
    entrusts,
    items: ITEMS.map((item) => ({ item, state: states[item], ...said[item] })),
  };
}
