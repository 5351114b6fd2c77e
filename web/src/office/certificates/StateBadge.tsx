import { Badge } from "@mantine/core";
import type { State } from "./certificates.ts";
import { STATE_MARKS } from "./names.ts";
import { useTexts } from "./texts.ts";

const COLORS: Readonly<Record<State, string>> = {
  valid: "#0f766e",
  "not-yet": "gray.7",
  expired: "shu.7",
  suspended: "shu.7",
  withdrawn: "shu.7",
  unconfirmed: "gray.7",
  superseded: "gray.7",
};

/// What a record is worth now, in a sign and a word.
export function StateBadge({ state }: { state: State }) {
  const t = useTexts();
  return (
    <Badge color={COLORS[state]} variant={state === "valid" ? "filled" : "outline"} size="lg" data-state={state}>
      <span aria-hidden="true">{STATE_MARKS[state]} </span>
      {t(`state.${state}`)}
    </Badge>
  );
}
