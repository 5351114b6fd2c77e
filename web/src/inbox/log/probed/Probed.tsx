import { Alert, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/api.ts";
import { WAYS } from "../../../api/probeWays.ts";
import { tokyoMoment } from "../../../i18n/tokyo.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { PartState } from "../../../shell/QueryState.tsx";
import { total, verdictOf, type Probed as Seen, type Sum } from "./probed.ts";
import { useProbedTexts } from "./texts.ts";

const COUNTS = ["refused", "notRefused", "known", "notTried"] as const;

/// What the office's own program found when it attacked itself.
export function Probed() {
  const t = useProbedTexts();
  const seen = useQuery({ queryKey: ["probe"], queryFn: () => api.get<Seen>("/api/probe") });
  if (seen.isLoadingError) return <PartState of={seen} title={t("title")} />;
  if (!seen.data) return null;
  return (
    <section aria-labelledby="probed" data-testid="probed">
      <Title order={2} size="h4" id="probed" mt="md">
        {t("title")}
      </Title>
      <Text size="sm" c="var(--quiet)">
        {t("intro")}
      </Text>
      <Answer seen={seen.data} />
      {seen.data.ways.length > 0 && <Ways ways={seen.data.ways} old={seen.data.expired} />}
    </section>
  );
}

function Answer({ seen }: { seen: Seen }) {
  const t = useProbedTexts();
  const [lang] = useLanguage();
  const verdict = verdictOf(seen);
  const numbers = total(seen.ways);
  const at = seen.at === null ? "" : tokyoMoment(seen.at, lang);
  const said = t(verdict, { ...numbers, count: verdict === "open" ? numbers.notRefused : numbers.known, at });
  if (verdict === "refused" || verdict === "untried") {
    return (
      <Text size="sm" mt={4} data-testid="probed-answer" data-verdict={verdict}>
        {said}
      </Text>
    );
  }
  return (
    <Alert
      color={verdict === "known" ? "yellow" : "shu"}
      variant="light"
      role={verdict === "known" ? "note" : "alert"}
      mt={4}
      data-testid="probed-answer"
      data-verdict={verdict}
    >
      {said}
    </Alert>
  );
}

function Ways({ ways, old }: { ways: readonly Sum[]; old: boolean }) {
  const t = useProbedTexts();
  const name = t(old ? "old" : "ways");
  return (
    <Table.ScrollContainer
      minWidth={480}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": name } }}
    >
      <Table fz="sm" captionSide="top" data-testid="probed-ways">
        <Table.Caption>{name}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("way")}</Table.Th>
            {COUNTS.map((one) => (
              <Table.Th key={one} scope="col">
                {t(`col.${one}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ways.map((one) => (
            <Table.Tr key={one.way} data-way={one.way}>
              <Table.Th scope="row" fw={500}>
                {wayOf(t, one.way)}
              </Table.Th>
              {COUNTS.map((count) => (
                <Table.Td key={count}>
                  <Count n={one[count]} bad={count === "notRefused" || count === "known"} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Count({ n, bad }: { n: number; bad: boolean }) {
  const loud = bad && n > 0;
  return (
    <Text size="sm" fw={loud ? 700 : 400} c={loud ? "var(--mantine-color-error)" : undefined}>
      {n}
    </Text>
  );
}

/// One that is newer than this page as the server names it.
function wayOf(t: ReturnType<typeof useProbedTexts>, code: string): string {
  const way = WAYS.find((one) => one === code);
  return way ? t(`way.${way}`) : code;
}
