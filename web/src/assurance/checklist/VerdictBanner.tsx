import { Paper, Text, Title } from "@mantine/core";
import type { Item, ItemState, Verdict } from "../../api/assurance.ts";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { VERDICT_LOOKS } from "../standing/looks.ts";
import { LookMark } from "../standing/StandingMark.tsx";
import { useStandingTexts } from "../standing/texts.ts";
import styles from "./Checklist.module.css";
import { reasonsFor } from "./says.ts";
import { useChecklistTexts } from "./texts.ts";

interface Props {
  verdict: Verdict;
  items: readonly { item: Item; state: ItemState }[];
  at: string;
}

/// What the office would say of itself to a company that asks; computed, against itself.
export function VerdictBanner({ verdict, items, at }: Props) {
  const t = useChecklistTexts();
  const words = useStandingTexts();
  const [lang] = useLanguage();
  const named = reasonsFor(verdict, items)
    .map(({ item, state }) => t("itemState", { item: words(`item.${item}`), state: words(`state.${state}`) }))
    .join(t("separator"));
  const look = VERDICT_LOOKS[verdict];
  return (
    <Paper
      withBorder
      component="section"
      className={styles.verdict ?? ""}
      data-tone={look.tone}
      data-verdict={verdict}
      data-testid="verdict"
    >
      <Title order={2} size="h4" className={styles.asked ?? ""}>
        {t("verdict")}
      </Title>
      <div className={styles.answer}>
        <LookMark look={look} word={words(`verdict.${verdict}`)} code={verdict} large />
        <Text component="span" size="sm" c="var(--quiet)">
          {t("verdict.own")} · {t("at", { at: tokyoMoment(at, lang) })}
        </Text>
      </div>
      <Text fw={600} data-testid="verdict-why">
        {t(`why.${verdict}`, { items: named })}
      </Text>
      <Text size="sm" c="var(--quiet)">
        {t("computed")}
      </Text>
    </Paper>
  );
}
