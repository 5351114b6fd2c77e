import { Paper, Table, Text, Title } from "@mantine/core";
import { ITEMS, type ClientStanding } from "../../api/assurance.ts";
import { reasonsFor } from "../../assurance/checklist/says.ts";
import { STATE_LOOKS, VERDICT_LOOKS } from "../../assurance/standing/looks.ts";
import { LookMark } from "../../assurance/standing/StandingMark.tsx";
import { useStandingTexts } from "../../assurance/standing/texts.ts";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { dueOf } from "./due.ts";
import { useAssurancePageTexts } from "./texts.ts";

/// How the office stands for each client, and whose calls it may answer.
export function ClientStandings({ clients, now }: { clients: readonly ClientStanding[]; now: Date }) {
  const t = useAssurancePageTexts();
  return (
    <Paper withBorder p="lg" component="section" data-testid="client-standings">
      <Title order={2} size="h4">
        {t("clients")}
      </Title>
      <Text c="var(--quiet)" mb="sm">
        {t("clientsHint")}
      </Text>
      {clients.length === 0 ? (
        <EmptyState title={t("clientsNone")} text={t("clientsNoneText")} />
      ) : (
        <Table.ScrollContainer
          minWidth={900}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("clients") } }}
        >
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("client")}</Table.Th>
                <Table.Th scope="col">{t("verdict")}</Table.Th>
                <Table.Th scope="col">{t("signed")}</Table.Th>
                <Table.Th scope="col">{t("due")}</Table.Th>
                <Table.Th scope="col">{t("calls")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {clients.map((one) => (
                <Row key={one.id} it={one} now={now} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Paper>
  );
}

function Row({ it, now }: { it: ClientStanding; now: Date }) {
  const t = useAssurancePageTexts();
  const words = useStandingTexts();
  const [lang] = useLanguage();
  const due = dueOf(it, now);
  const at = it.confirmedAt === null ? "" : tokyoMoment(it.confirmedAt, lang);
  const reasons = reasonsFor(
    it.verdict,
    ITEMS.map((item) => ({ item, state: it.states[item] })),
  );
  return (
    <Table.Tr data-testid="client-standing" data-answered={it.answered}>
      <Table.Th scope="row">{it.name}</Table.Th>
      <Table.Td>
        <LookMark look={VERDICT_LOOKS[it.verdict]} word={words(`verdict.${it.verdict}`)} code={it.verdict} />
        {reasons.length > 0 && (
          <Text size="xs" c="var(--quiet)">
            {reasons.map(({ item, state }) => `${words(`item.${item}`)}: ${words(`state.${state}`)}`).join(" · ")}
          </Text>
        )}
      </Table.Td>
      <Table.Td miw={110}>
        {it.confirmedAt === null ? t("signed.none") : t(it.entrusts ? "signed.entrust" : "signed.decline", { at })}
      </Table.Td>
      <Table.Td miw={110}>{t(`due.${due.kind}`, "at" in due ? { at: tokyoMoment(due.at, lang) } : {})}</Table.Td>
      <Table.Td>
        <LookMark
          look={STATE_LOOKS[it.answered ? "met" : "not-met"]}
          word={t(it.answered ? "answered" : "notAnswered")}
          code={it.answered ? "answered" : "not-answered"}
        />
      </Table.Td>
    </Table.Tr>
  );
}
