import { Badge, Button, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import { Broken } from "./Broken.tsx";
import { DeliveryState } from "../../delivery/DeliveryState.tsx";
import { useBoard, useTelephoned, type About, type OfClient } from "../../delivery/deliveries.ts";
import { useTexts as useStates } from "../../delivery/texts.ts";
import { useLanguage } from "../../i18n/language.ts";
import { dayAndHour } from "../../i18n/time.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { UnstaffedGroups } from "../groups/UnstaffedGroups.tsx";
import { useTexts } from "./texts.ts";

/// What waits at all clients: what no one acknowledged comes first.
export default function Deliveries() {
  const t = useTexts();
  const board = useBoard();
  const [asking, ask] = useState<OfClient | null>(null);
  const deed = useDeed();
  const telephoned = useTelephoned();
  if (!loaded(board)) return <QueryState of={board} />;
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")} />
      <UnstaffedGroups />
      {board.data.length === 0 ? (
        <EmptyState title={t("none")} text={t("noneText")} testId="deliveries-none" />
      ) : (
        <Table.ScrollContainer
          minWidth={760}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("title") } }}
        >
          <Table data-testid="deliveries">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("client")}</Table.Th>
                <Table.Th>{t("about")}</Table.Th>
                <Table.Th>{t("since")}</Table.Th>
                <Table.Th>{t("state")}</Table.Th>
                <Table.Th>{t("tries")}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {board.data.map((row) => (
                <Row key={row.delivery.id} row={row} ask={() => ask(row)} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Broken />
      <ConfirmDialog
        opened={asking !== null}
        title={t("ask", { client: asking?.company ?? "" })}
        confirm={t("yes")}
        testId="telephoned-yes"
        busy={deed.busy}
        close={() => {
          deed.reset();
          ask(null);
        }}
        act={() =>
          void deed.run(async () => {
            if (asking) await telephoned(asking);
            ask(null);
          })
        }
      >
        <Text>{t("askText")}</Text>
        <Trouble error={deed.error} />
      </ConfirmDialog>
    </Stack>
  );
}

function Row({ row: { company, delivery }, ask }: { row: OfClient; ask: () => void }) {
  const t = useTexts();
  const states = useStates();
  const [lang] = useLanguage();
  const handed = delivery.tries.filter(({ state }) => state === "accepted" || state === "opened").length;
  return (
    <Table.Tr data-testid="delivery" data-state={delivery.state}>
      <Table.Td>{company}</Table.Td>
      <Table.Td>
        {states(`about.${delivery.about as About}`)} {delivery.urgent && <Badge color="shu">{t("urgent")}</Badge>}
      </Table.Td>
      <Table.Td>{dayAndHour(delivery.begunAt, lang)}</Table.Td>
      <Table.Td>
        <DeliveryState of={delivery} />
      </Table.Td>
      <Table.Td>{t("tries.n", { n: delivery.tries.length, ok: handed })}</Table.Td>
      <Table.Td>
        {delivery.state !== "acknowledged" && (
          <Button
            size="compact-sm"
            variant={delivery.state === "unanswered" ? "filled" : "default"}
            aria-label={t("telephonedOf", { client: company })}
            data-testid="telephoned"
            onClick={ask}
          >
            {t("telephoned")}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
