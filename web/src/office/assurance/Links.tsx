import { Button, Group, Paper, Table, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMay } from "../../api/queries.ts";
import type { EvaluationLink } from "../../api/assurance.ts";
import { readRecord } from "../../assurance/signing/record.ts";
import { RecordSheet } from "../../assurance/signing/RecordSheet.tsx";
import type { Look } from "../../assurance/standing/looks.ts";
import { LookMark } from "../../assurance/standing/StandingMark.tsx";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { Dialog } from "../../shell/Dialog.tsx";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { MakeLink } from "./MakeLink.tsx";
import { useWithdraw } from "./queries.ts";
import { useAssurancePageTexts } from "./texts.ts";

const LOOKS: Readonly<Record<EvaluationLink["state"], Look>> = {
  open: { sign: "…", tone: "part" },
  signed: { sign: "✓", tone: "good" },
  withdrawn: { sign: "✗", tone: "none" },
  expired: { sign: "◷", tone: "none" },
};

/// Links for companies that think of entrusting the office, and what they decided.
export function Links({ links }: { links: readonly EvaluationLink[] }) {
  const t = useAssurancePageTexts();
  const may = useMay();
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<EvaluationLink | null>(null);
  const [reading, setReading] = useState<EvaluationLink | null>(null);
  const record = reading?.text ? readRecord(reading.text) : null;
  return (
    <Paper withBorder p="lg" component="section" data-testid="links">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t("links")}
        </Title>
        {may("WATCH") && (
          <Button onClick={() => setMaking(true)} data-testid="link-new">
            {t("make")}
          </Button>
        )}
      </Group>
      <Text c="var(--quiet)" mb="sm">
        {t("linksHint")}
      </Text>
      {links.length === 0 ? (
        <EmptyState
          title={t("linksNone")}
          text={t(may("WATCH") ? "linksNoneText" : "linksNoneReader")}
          testId="links-none"
        />
      ) : (
        <List links={links} end={setEnding} read={setReading} />
      )}
      <MakeLink opened={making} close={() => setMaking(false)} />
      <Withdraw link={ending} close={() => setEnding(null)} />
      <Dialog opened={reading !== null} onClose={() => setReading(null)} title={reading?.company} size="xl">
        {record && <RecordSheet record={record} order={3} />}
      </Dialog>
    </Paper>
  );
}

interface ListProps {
  links: readonly EvaluationLink[];
  end: (link: EvaluationLink) => void;
  read: (link: EvaluationLink) => void;
}

function List({ links, end, read }: ListProps) {
  const t = useAssurancePageTexts();
  const [lang] = useLanguage();
  const may = useMay();
  return (
    <Table.ScrollContainer
      minWidth={760}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("links") } }}
    >
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("company")}</Table.Th>
            <Table.Th scope="col">{t("standing")}</Table.Th>
            <Table.Th scope="col">{t("made")}</Table.Th>
            <Table.Th scope="col">{t("ends")}</Table.Th>
            <Table.Th scope="col">{t("deeds")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {links.map((link) => (
            <Table.Tr key={link.id} data-testid="link" data-state={link.state}>
              <Table.Td>{link.company}</Table.Td>
              <Table.Td>
                <LookMark look={LOOKS[link.state]} word={t(wordOf(link))} code={link.state} />
              </Table.Td>
              <Table.Td>{tokyoMoment(link.madeAt, lang)}</Table.Td>
              <Table.Td>{tokyoMoment(link.expiresAt, lang)}</Table.Td>
              <Table.Td>
                {link.text !== null && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t("readOf", { company: link.company })}
                    onClick={() => read(link)}
                    data-testid="link-read"
                  >
                    {t("read")}
                  </Button>
                )}
                {link.state === "open" && may("WATCH") && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="shu"
                    aria-label={t("withdrawOf", { company: link.company })}
                    onClick={() => end(link)}
                    data-testid="link-withdraw"
                  >
                    {t("withdraw")}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function wordOf({ state, entrusts }: EvaluationLink) {
  if (state === "signed" && entrusts !== null) return entrusts ? "link.entrust" : "link.decline";
  return `link.${state}` as const;
}

function Withdraw({ link, close }: { link: EvaluationLink | null; close: () => void }) {
  const t = useAssurancePageTexts();
  const withdraw = useWithdraw();
  /// What went wrong concerns this link alone.
  function leave() {
    withdraw.reset();
    close();
  }
  return (
    <ConfirmDialog
      opened={link !== null}
      title={link && t("withdrawTitle", { company: link.company })}
      confirm={t("withdraw")}
      testId="link-withdraw-do"
      busy={withdraw.isPending}
      close={leave}
      act={() =>
        link &&
        withdraw.mutate(link.id, {
          onSuccess: () => {
            notifications.show({ message: t("withdrawn") });
            leave();
          },
        })
      }
    >
      <Text>{t("withdrawText")}</Text>
      <Trouble error={withdraw.error} />
    </ConfirmDialog>
  );
}
