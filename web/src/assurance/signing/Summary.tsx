import { Button, Text } from "@mantine/core";
import { ITEMS, type Item } from "../../api/assurance.ts";
import { useStandingTexts } from "../standing/texts.ts";
import styles from "./Signing.module.css";
import { useSigningTexts } from "./texts.ts";

interface Props {
  /// Items that stand in the way.
  open: readonly Item[];
  decided: boolean;
  named: boolean;
}

/// What is still open, always in sight, each a way to where it is.
export function Summary({ open, decided, named }: Props) {
  const t = useSigningTexts();
  const words = useStandingTexts();
  const left = [
    ...open.map((item) => ({ id: `signing-${item}`, name: words(`item.${item}`) })),
    ...(named ? [] : [{ id: "signing-signer", name: t("summarySigner") }]),
    ...(decided ? [] : [{ id: "signing-decision", name: t("summaryDecision") }]),
  ];
  return (
    <div className={styles.summary} role="group" aria-label={t("summary")} data-testid="signing-summary">
      <div className={styles.left}>
        <Text size="sm" fw={600} role="status">
          {open.length === 0 ? t("summaryDone") : t("summaryCount", { done: ITEMS.length - open.length })}
        </Text>
        {left.length > 0 && (
          <ul>
            <li>{t("summaryLeft")}</li>
            {left.map(({ id, name }) => (
              <li key={id}>
                <button type="button" className={styles.jump} onClick={() => goTo(id)}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Button type="submit" data-testid="signing-to-review">
        {t("toReview")}
      </Button>
    </div>
  );
}

function goTo(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: "start" });
  part?.querySelector<HTMLElement>("input, textarea")?.focus({ preventScroll: true });
}
