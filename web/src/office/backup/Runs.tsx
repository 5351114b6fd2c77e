import { Paper, Table, Text, Title } from "@mantine/core";
import { tokyoSecond } from "../../i18n/tokyo.ts";
import { sizeOf, troubleOf, type Run } from "./backup.ts";
import { useTexts } from "./texts.ts";

/// Base backups that were begun, the newest first.
export function Runs({ runs }: { runs: readonly Run[] }) {
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
        minWidth={520}
        maxHeight={300}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("runs") } }}
      >
        <Table stickyHeader fz="sm" data-testid="backup-runs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("at")}</Table.Th>
              <Table.Th scope="col">{t("result")}</Table.Th>
              <Table.Th scope="col">{t("size")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {runs.map((one) => (
              <Table.Tr key={one.began}>
                <Table.Th scope="row" fw={500}>
                  <time dateTime={one.began}>{tokyoSecond(one.began)}</time>
                </Table.Th>
                <Table.Td>
                  <Ended of={one} />
                </Table.Td>
                <Table.Td>{one.whole ? sizeOf(one.bytes) : "–"}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function Ended({ of }: { of: Run }) {
  const t = useTexts();
  if (of.whole) return <>✓ {t("whole")}</>;
  return <>{of.trouble ? `✗ ${t(`trouble.${troubleOf(of.trouble)}`)}` : t("unended")}</>;
}
