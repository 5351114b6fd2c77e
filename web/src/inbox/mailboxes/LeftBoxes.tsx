import { listed } from "../../i18n/language.ts";
import { Alert, Text } from "@mantine/core";
import type { MemberKey } from "../../api/types.ts";
import { useBoxTexts } from "./texts.ts";
import type { Mailbox } from "./mailboxes.ts";

interface Props {
  boxes: readonly Mailbox[];
  leaving: readonly MemberKey[];
  step: { box: string; n: number; of: number } | null;
}

/// The departments whose key a leaver holds: changed in the same act, or by someone who can.
export function LeftBoxes({ boxes, leaving, step }: Props) {
  const t = useBoxTexts();
  const out = new Set(leaving.map((member) => member.person));
  const left = boxes.filter((box) => box.holders.some(({ person }) => out.has(person)));
  const names = (some: readonly Mailbox[]) => listed(some.map((box) => box.name));
  const mine = left.filter((box) => box.held);
  const others = left.filter((box) => !box.held);
  const now = step && boxes.find((box) => box.id === step.box)?.name;
  return (
    <>
      {mine.length > 0 && <Text data-testid="rotate-boxes">{t("left.mine", { names: names(mine) })}</Text>}
      {others.length > 0 && (
        <Alert color="shu" variant="light" data-testid="rotate-others">
          {t("left.others", { names: names(others) })}
        </Alert>
      )}
      {step && now && (
        <Text role="status" data-testid="rotate-step">
          {t("left.step", { name: now, n: step.n, of: step.of })}
        </Text>
      )}
    </>
  );
}
