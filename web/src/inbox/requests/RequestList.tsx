import { Anchor, Paper, Table } from "@mantine/core";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { Clock } from "./Clock.tsx";
import type { Kind, Request, State } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// The register. It names no one: who asks is sealed in each request.
export function RequestList({ all, open }: { all: readonly Request[]; open: (id: string) => void }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <Paper withBorder p="lg">
      <Table.ScrollContainer
        minWidth={640}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("title") } }}
      >
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              {(["number", "kind", "state", "clock", "due", "holder"] as const).map((column) => (
                <Table.Th key={column}>{t(column)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {all.map((one) => (
              <Table.Tr key={one.id} data-testid="request-row" data-state={one.state}>
                <Table.Td>
                  <Anchor
                    component="button"
                    type="button"
                    aria-label={t("open", { n: one.n })}
                    data-testid="request-open"
                    onClick={() => open(one.id)}
                  >
                    {t("request", { n: one.n })}
                  </Anchor>
                </Table.Td>
                <Table.Td>{t(`kind.${one.kind as Kind}`)}</Table.Td>
                <Table.Td>{t(`state.${one.state as State}`)}</Table.Td>
                <Table.Td>
                  <Clock of={one} />
                </Table.Td>
                <Table.Td>{tokyoMoment(one.dueAt, lang)}</Table.Td>
                <Table.Td>{one.assignedName ?? t("nobody")}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
