import { Paper, Table, Text, Title } from "@mantine/core";
import { moment, useLanguage } from "../../i18n/language.ts";
import type { Flow } from "../../contract/subprocessor/queries.ts";
import { useTexts } from "./texts.ts";

type Purpose = "mail" | "push" | "slack" | "teams" | "chatwork" | "lineworks" | "webhook" | "copy";
type Standing = "here" | "own" | "listed" | "grace" | "refused";

/// Where something of the client's was sent, beside why it may.
export function Flows({ flows }: { flows: readonly Flow[] }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <Paper withBorder p="lg" component="section">
      <Title order={2} size="h4">
        {t("flows")}
      </Title>
      <Text size="sm" mb="sm">
        {t("flows.what")}
      </Text>
      {flows.length === 0 && <Text data-testid="flows-none">{t("flows.none")}</Text>}
      {flows.length > 0 && (
        <Table.ScrollContainer
          minWidth={640}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("flows") } }}
        >
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                {(["host", "purpose", "standing", "first", "last"] as const).map((column) => (
                  <Table.Th key={column}>{t(column)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {flows.map(({ host, purpose, standing, first, last }) => (
                <Table.Tr key={`${host} ${purpose}`} data-testid="flow" data-standing={standing}>
                  <Table.Td style={{ overflowWrap: "anywhere" }}>{host}</Table.Td>
                  <Table.Td>{t(`purpose.${purpose as Purpose}`)}</Table.Td>
                  <Table.Td fw={standing === "refused" ? 600 : undefined}>
                    {t(`standing.${standing as Standing}`)}
                  </Table.Td>
                  <Table.Td>{moment(first, lang)}</Table.Td>
                  <Table.Td>{moment(last, lang)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Paper>
  );
}
