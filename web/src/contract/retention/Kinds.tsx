import { Alert, Paper, Table, Text, Title } from "@mantine/core";
import { moment, useLanguage } from "../../i18n/language.ts";
import type { Kind, View } from "./queries.ts";
import { useTexts } from "./texts.ts";

const COLUMNS = ["kind", "days", "kept", "next", "overdue", "held", "erased"] as const;

/// How long each kind of thing is kept, and how much of it there is.
export function Kinds({ of }: { of: View }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <Paper withBorder p="lg" component="section">
      <Title order={2} size="h4">
        {t("kinds")}
      </Title>
      <Text size="sm">{t("kinds.what", { count: of.delayHours })}</Text>
      <Text size="sm" mb="sm">
        {t("kinds.order")}
      </Text>
      {of.contract === 0 && <Text size="sm">{t("usual")}</Text>}
      <Alert
        color={of.overdue === 0 ? "green" : "shu"}
        variant="light"
        role="status"
        mb="sm"
        data-testid="retention-overdue"
        data-n={of.overdue}
      >
        {of.overdue === 0 ? t("overdue.none") : t("overdue.some", { count: of.overdue })}
      </Alert>
      <Table.ScrollContainer
        minWidth={640}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("kinds") } }}
      >
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((column) => (
                <Table.Th key={column}>{t(column)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.kinds.map((one) => (
              <Table.Tr key={one.kind} data-testid="retention-kind" data-kind={one.kind}>
                <Table.Th scope="row">{t(`kind.${one.kind as Kind}`)}</Table.Th>
                <Table.Td>{one.days}</Table.Td>
                <Table.Td>{one.kept}</Table.Td>
                <Table.Td>{one.next ? moment(one.next, lang) : "—"}</Table.Td>
                <Table.Td fw={one.overdue > 0 ? 700 : undefined}>{one.overdue}</Table.Td>
                <Table.Td>{one.held}</Table.Td>
                <Table.Td>{one.erased}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {of.open.length > 0 && (
        <>
          <Title order={3} size="h5" mt="md">
            {t("open")}
          </Title>
          {of.open.map((one) => (
            <Text key={`${one.kind} ${one.decidedAt}`} size="sm" data-testid="retention-open">
              {t("open.line", { kind: t(`kind.${one.kind as Kind}`), n: one.things, at: moment(one.decidedAt, lang) })}{" "}
              {one.found !== "" && t("open.left", { found: one.found })}
            </Text>
          ))}
        </>
      )}
    </Paper>
  );
}
