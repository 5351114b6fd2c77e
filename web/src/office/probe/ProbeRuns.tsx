import { Paper, Table, Text, Title } from "@mantine/core";
import { tokyoSecond } from "../../i18n/tokyo.ts";
import type { Ran } from "./probe.ts";
import { useTexts } from "./texts.ts";

/// That it ran each day, and what came of it.
export function ProbeRuns({ runs }: { runs: readonly Ran[] }) {
  const t = useTexts();
  if (runs.length === 0) return null;
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h4">
        {t("runs")}
      </Title>
      <Text size="sm" c="var(--quiet)" mb="xs">
        {t("runsText")}
      </Text>
      <Table.ScrollContainer
        minWidth={640}
        maxHeight={360}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("runs") } }}
      >
        <Table stickyHeader fz="sm" data-testid="probe-runs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("ranAt")}</Table.Th>
              <Table.Th scope="col">{t("outcome.not-refused")}</Table.Th>
              <Table.Th scope="col">{t("outcome.known")}</Table.Th>
              <Table.Th scope="col">{t("outcome.not-tried")}</Table.Th>
              <Table.Th scope="col">{t("outcome.refused")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {runs.map((one) => (
              <Table.Tr key={one.began}>
                <Table.Th scope="row" fw={500}>
                  <time dateTime={one.began}>{tokyoSecond(one.began)}</time>
                </Table.Th>
                <Table.Td>{one.notRefused}</Table.Td>
                <Table.Td>{one.known}</Table.Td>
                <Table.Td>{one.notTried}</Table.Td>
                <Table.Td>{one.refused}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
