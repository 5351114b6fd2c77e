import type { Way } from "./queries.ts";
import type { useTexts } from "./texts.ts";

export const KINDS = ["mail", "slack", "teams", "chatwork", "lineworks", "webhook"] as const;
export type Kind = (typeof KINDS)[number] | "push";

/// "メール t…@example.co.jp"
export function wayName(way: Pick<Way, "kind" | "hint"> | undefined, t: ReturnType<typeof useTexts>): string {
  return way ? `${t(`kind.${way.kind as Kind}`)} ${way.hint}` : "";
}
