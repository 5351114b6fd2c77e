import { Table, Text } from "@mantine/core";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useLanguage } from "../../i18n/language.ts";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { useHistory, type History, type Who } from "./certificates.ts";
import { dayWords } from "../../i18n/day.ts";
import { useTexts } from "./texts.ts";

interface Event {
  at: string;
  what: string;
  words: string;
  by: Who;
  confirmedBy: Who | null;
}

/// All that was entered about one record, the newest first.
export function HistoryTable({ id }: { id: string }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const history = useHistory(id);
  if (!loaded(history)) return <PartState of={history} />;
  return (
    <Table.ScrollContainer
      minWidth={560}
      maxHeight={480}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("history") } }}
    >
      <Table stickyHeader verticalSpacing="xs" data-testid="certificate-history">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("when")}</Table.Th>
            <Table.Th scope="col">{t("event")}</Table.Th>
            <Table.Th scope="col">{t("who")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {eventsOf(history.data, t, (day) => dayWords(day, lang)).map((event, n) => (
            <Table.Tr key={n}>
              <Table.Td>{tokyoMoment(event.at, lang)}</Table.Td>
              <Table.Td>
                {event.what}
                {event.words !== "" && (
                  <Text size="sm" c="var(--quiet)" style={{ whiteSpace: "pre-line" }}>
                    {event.words}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                {event.by.name}
                {event.confirmedBy !== null && ` ＋ ${event.confirmedBy.name}`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function eventsOf(history: History, t: ReturnType<typeof useTexts>, day: (day: string) => string): Event[] {
  const versions = history.versions.map((it) => ({
    at: it.at,
    what: t("event.version", { n: it.version, to: day(it.parts.to) }),
    words: "",
    by: it.by,
    confirmedBy: it.confirmedBy,
  }));
  const statuses = history.statuses.map((it) => ({
    at: it.at,
    what: t(`change.${it.change}`),
    words: it.reason,
    by: it.by,
    confirmedBy: it.confirmedBy,
  }));
  const checks = history.checks.map((it) => ({
    at: it.at,
    what: t("labelled", { name: t("checkTitle"), value: t(`result.${it.result}`) }),
    words: it.note,
    by: it.by,
    confirmedBy: null,
  }));
  return [...versions, ...statuses, ...checks].sort((a, b) => b.at.localeCompare(a.at));
}
