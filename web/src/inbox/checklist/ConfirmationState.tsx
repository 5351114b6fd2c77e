import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { useMay, useMe } from "../../api/queries.ts";
import type { ConfirmationPage } from "../../api/assurance.ts";
import { LookMark } from "../../assurance/standing/StandingMark.tsx";
import type { Look } from "../../assurance/standing/looks.ts";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { standingOf, type Confirmation } from "./standing.ts";
import { useChecklistPageTexts } from "./texts.ts";

const LOOKS: Readonly<Record<Confirmation["kind"], Look>> = {
  unsigned: { sign: "!", tone: "bad" },
  grace: { sign: "◷", tone: "part" },
  "grace-over": { sign: "✗", tone: "bad" },
  entrusted: { sign: "✓", tone: "good" },
  due: { sign: "◷", tone: "part" },
  overdue: { sign: "!", tone: "bad" },
  declined: { sign: "✗", tone: "bad" },
};

/// Whether the company signed, what follows from it, and the way to sign.
export function ConfirmationState({ page, now, sign }: { page: ConfirmationPage; now: Date; sign: () => void }) {
  const t = useChecklistPageTexts();
  const [lang] = useLanguage();
  const may = useMay();
  const me = useMe().data;
  const is = standingOf(page, now);
  const moments = {
    until: "until" in is ? tokyoMoment(is.until, lang) : "",
    at: "at" in is ? tokyoMoment(is.at, lang) : "",
    due: "due" in is ? tokyoMoment(is.due, lang) : "",
  };
  return (
    <Paper withBorder p="lg" component="section" data-testid="confirmation" data-standing={is.kind}>
      <Group gap="sm" mb="xs">
        <Title order={2} size="h4">
          {t("record")}
        </Title>
        <LookMark look={LOOKS[is.kind]} word={t(`is.${is.kind}`, moments)} code={is.kind} large />
      </Group>
      <Text>{t(`means.${is.kind}`, moments)}</Text>
      {me?.demo && <Text size="sm">{t("demo")}</Text>}
      {may("MANAGE_KEYS") ? (
        <Button
          mt="sm"
          variant={is.kind === "entrusted" ? "default" : "filled"}
          onClick={sign}
          data-testid="confirmation-sign"
        >
          {t(page.confirmations.length === 0 ? "sign" : "signAgain")}
        </Button>
      ) : (
        <Text size="sm" c="var(--quiet)" mt="xs">
          {t("admins")}
        </Text>
      )}
    </Paper>
  );
}
