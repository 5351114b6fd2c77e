import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../../api/queries.ts";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import type { Certificate, SchemeRules, Waiting } from "./certificates.ts";
import { ChangeForm } from "./ChangeForm.tsx";
import { CheckForm } from "./CheckForm.tsx";
import { Confirm } from "./Confirm.tsx";
import { dayWords } from "../../i18n/day.ts";
import { EnterForm } from "./EnterForm.tsx";
import { HistoryTable } from "./HistoryTable.tsx";
import { nameOf } from "./names.ts";
import { PartsList } from "./PartsList.tsx";
import { StateBadge } from "./StateBadge.tsx";
import { useTexts } from "./texts.ts";

type Open = "check" | "change" | "correct" | "history";

/// One record: what it is worth now, what stands on it, who vouches for it.
export function CertificateCard({ it, schemes }: { it: Certificate; schemes: readonly SchemeRules[] }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const name = nameOf(t, it);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const listed = schemes.find(({ scheme }) => scheme === it.scheme)?.listed === true;
  return (
    <Paper withBorder p="lg" data-testid="certificate" data-scheme={it.scheme}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h5">
            {name}
          </Title>
          <StateBadge state={it.state} />
        </Group>
        {it.waiting.map((one) => (
          <WaitingNote key={one.entry} one={one} of={it} name={name} />
        ))}
        <PartsList scheme={it.scheme} parts={it.parts} name={name} />
        <Vouched it={it} />
        {it.window !== null && (
          <Text size="sm">
            {t("labelled", {
              name: t("window"),
              value: t("periodDays", { from: dayWords(it.window.opens, lang), to: dayWords(it.window.closes, lang) }),
            })}
            {it.window.provisional && ` ${t("provisional")}`}
          </Text>
        )}
        {listed && <Checked it={it} />}
        <Actions it={it} name={name} listed={listed} open={setOpen} />
      </Stack>
      <Dialog opened={open === "check"} onClose={close} title={t("checkTitle")}>
        <CheckForm id={it.id} done={close} />
      </Dialog>
      <Dialog opened={open === "change"} onClose={close} title={t("changeTitle")}>
        <ChangeForm certificate={it} done={close} />
      </Dialog>
      <Dialog opened={open === "correct"} onClose={close} title={t("correctTitle")} size="xl">
        <EnterForm schemes={schemes} before={it} done={close} />
      </Dialog>
      <Dialog opened={open === "history"} onClose={close} title={t("historyOf", { name })} size="lg">
        <HistoryTable id={it.id} />
      </Dialog>
    </Paper>
  );
}

function WaitingNote({ one, of, name }: { one: Waiting; of: Certificate; name: string }) {
  const t = useTexts();
  const words =
    one.parts === null
      ? t("waitsReinstate", { reason: one.reason })
      : t(of.state === "unconfirmed" ? "waitsFirst" : "waitsVersion");
  return (
    <Alert variant="light" color="ai" title={words}>
      <Stack gap="xs" align="flex-start">
        <Confirm
          entry={one.entry}
          by={one.by}
          label={t("confirm")}
          of={t("confirmOf", { name })}
          title={t("confirmTitle")}
          go={t("confirmDo")}
        >
          <Text>{one.parts === null ? words : t("confirmText")}</Text>
          {one.parts !== null && <PartsList scheme={of.scheme} parts={one.parts} name={name} />}
        </Confirm>
      </Stack>
    </Alert>
  );
}

function Vouched({ it }: { it: Certificate }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <Text size="sm" c="var(--quiet)">
      {t("version", { n: it.version })}
      {" / "}
      {t("enteredBy", { name: it.enteredBy.name, when: tokyoMoment(it.enteredAt, lang) })}
      {" / "}
      {it.confirmedBy !== null && it.confirmedAt !== null
        ? t("confirmedBy", { name: it.confirmedBy.name, when: tokyoMoment(it.confirmedAt, lang) })
        : t("notConfirmed")}
    </Text>
  );
}

function Checked({ it }: { it: Certificate }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <Text size="sm">
      {it.lastCheckedAt === null || it.lastResult === null
        ? t("neverChecked")
        : t("lastCheck", { when: tokyoMoment(it.lastCheckedAt, lang), result: t(`result.${it.lastResult}`) })}
      {it.checkOverdue && it.lastCheckedAt !== null && (
        <Text span fw={600}>
          {" "}
          <span aria-hidden="true">⚠ </span>
          {t("checkOverdue")}
        </Text>
      )}
    </Text>
  );
}

interface ActionsProps {
  it: Certificate;
  name: string;
  listed: boolean;
  open: (what: Open) => void;
}

function Actions({ it, name, listed, open }: ActionsProps) {
  const t = useTexts();
  const may = useMay();
  const acts = may("WATCH") && it.state !== "superseded";
  return (
    <Group gap="xs">
      {acts && listed && (
        <Button size="compact-sm" variant="default" onClick={() => open("check")} aria-label={t("checkOf", { name })}>
          {t("check")}
        </Button>
      )}
      {acts && (
        <>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => open("correct")}
            aria-label={`${t("correct")} ${name}`}
          >
            {t("correct")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => open("change")}
            aria-label={t("changeOf", { name })}
          >
            {t("change")}
          </Button>
        </>
      )}
      <Button size="compact-sm" variant="subtle" onClick={() => open("history")} aria-label={t("historyOf", { name })}>
        {t("history")}
      </Button>
    </Group>
  );
}
