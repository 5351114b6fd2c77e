import { Badge, Paper, Table, Text, Title } from "@mantine/core";
import { tokyoSecond } from "../../i18n/tokyo.ts";
import { checkOf, type Drilled } from "./backup.ts";
import { useTexts } from "./texts.ts";

/// What the last drill looked at, and how those before it ended.
export function Drills({ drills }: { drills: readonly Drilled[] }) {
  const t = useTexts();
  const last = drills[0];
  if (!last) return null;
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h4">
        {t("drills")}
      </Title>
      <Text size="sm" c="var(--quiet)" mb="xs">
        {t("drillsText")}
      </Text>
      <Checks drill={last} />
      <Table.ScrollContainer
        minWidth={520}
        maxHeight={300}
        mt="md"
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("drills") } }}
      >
        <Table stickyHeader fz="sm" data-testid="backup-drills">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("at")}</Table.Th>
              <Table.Th scope="col">{t("result")}</Table.Th>
              <Table.Th scope="col">{t("rpo")}</Table.Th>
              <Table.Th scope="col">{t("rto")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {drills.map((one) => (
              <Table.Tr key={one.began}>
                <Table.Th scope="row" fw={500}>
                  <time dateTime={one.began}>{tokyoSecond(one.began)}</time>
                </Table.Th>
                <Table.Td>
                  <Result good={one.passed} />
                </Table.Td>
                <Table.Td>{one.rpoSeconds === null ? t("unmeasured") : t("seconds", { n: one.rpoSeconds })}</Table.Td>
                <Table.Td>{one.rtoSeconds === null ? t("unmeasured") : t("seconds", { n: one.rtoSeconds })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function Checks({ drill }: { drill: Drilled }) {
  const t = useTexts();
  return (
    <Table fz="sm" data-testid="backup-checks">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t("check")}</Table.Th>
          <Table.Th scope="col">{t("result")}</Table.Th>
          <Table.Th scope="col">{t("looked")}</Table.Th>
          <Table.Th scope="col">{t("bad")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {drill.checks.map((one) => {
          const code = checkOf(one.code);
          return (
            <Table.Tr key={one.code}>
              <Table.Th scope="row" fw={500}>
                {code ? t(`check.${code}`) : one.code}
              </Table.Th>
              <Table.Td>
                <Result good={one.good} />
              </Table.Td>
              <Table.Td>{one.looked}</Table.Td>
              <Table.Td>{one.bad}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function Result({ good }: { good: boolean }) {
  const t = useTexts();
  return (
    <Badge color={good ? "green" : "shu"} variant="outline" c="var(--mantine-color-text)">
      {good ? `✓ ${t("drill.passed")}` : `✗ ${t("drill.failed")}`}
    </Badge>
  );
}
