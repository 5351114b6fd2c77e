import { Blockquote, Button, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../../api/queries.ts";
import { siteName } from "../../assurance/facts/names.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import type { Cell, Decision, Scope, Service } from "./certificates.ts";
import { Confirm } from "./Confirm.tsx";
import { DecideForm } from "./DecideForm.tsx";
import { StateBadge } from "./StateBadge.tsx";
import { useTexts } from "./texts.ts";

const MARKS: Readonly<Record<Decision, string>> = { covered: "✓", "not-covered": "✗", undecided: "？" };

interface Props {
  scope: Scope;
  services: readonly Service[];
  sites: readonly string[];
}

/// One scope, verbatim, and what two people read in it for each service at each site.
export function ScopeTable({ scope, services, sites }: Props) {
  const t = useTexts();
  const [deciding, setDeciding] = useState<Cell | null>(null);
  const name = `${t(`scheme.${scope.scheme}`)} ${scope.number}`;
  return (
    <Stack gap="xs" data-testid="certificate-scope">
      <Group>
        <Title order={3} size="h5">
          {name}
        </Title>
        <StateBadge state={scope.state} />
      </Group>
      <Blockquote p="md" cite={t("scopeQuote")}>
        {scope.scopeText}
      </Blockquote>
      {scope.sitesText !== "" && (
        <Text size="sm">{t("labelled", { name: t("sitesQuote"), value: scope.sitesText })}</Text>
      )}
      {sites.length === 0 ? (
        <Text c="var(--quiet)">{t("noSites")}</Text>
      ) : (
        <Table.ScrollContainer
          minWidth={160 + sites.length * 220}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": name } }}
        >
          <Table withTableBorder withColumnBorders verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("service")}</Table.Th>
                {sites.map((site) => (
                  <Table.Th key={site} scope="col">
                    {siteName(t, site)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {services.map((service) => (
                <Table.Tr key={service}>
                  <Table.Th scope="row">{t(`service.${service}`)}</Table.Th>
                  {sites.map((site) => (
                    <Table.Td key={site} valign="top">
                      <OneCell
                        cell={scope.cells.find((cell) => cell.service === service && cell.site === site)}
                        decide={setDeciding}
                      />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Dialog opened={deciding !== null} onClose={() => setDeciding(null)} title={t("decideTitle")} size="lg">
        {deciding && (
          <DecideForm scope={scope} service={deciding.service} site={deciding.site} done={() => setDeciding(null)} />
        )}
      </Dialog>
    </Stack>
  );
}

function OneCell({ cell, decide }: { cell: Cell | undefined; decide: (cell: Cell) => void }) {
  const t = useTexts();
  const may = useMay();
  if (!cell) return null;
  const { decision, waiting } = cell;
  const where = { service: t(`service.${cell.service}`), site: siteName(t, cell.site) };
  return (
    <Stack gap={4} align="flex-start" data-decision={decision}>
      <Text fw={600}>
        <span aria-hidden="true">{MARKS[decision]} </span>
        {t(`decision.${decision}`)}
      </Text>
      {cell.reason !== "" && <Text size="sm">{cell.reason}</Text>}
      {cell.enteredBy !== null && cell.confirmedBy !== null && (
        <Text size="xs" c="var(--quiet)">
          {t("cellBy", { by: cell.enteredBy.name, second: cell.confirmedBy.name })}
        </Text>
      )}
      {waiting !== null && (
        <>
          <Text size="sm">
            {t("cellWaits", {
              decision: t(waiting.covered ? "decision.covered" : "decision.not-covered"),
              reason: waiting.reason,
            })}
          </Text>
          <Confirm
            entry={waiting.entry}
            by={waiting.by}
            label={t("cellConfirm")}
            of={t("cellConfirmOf", where)}
            title={t("cellConfirmTitle")}
            go={t("cellConfirmDo")}
          >
            <Text fw={600}>
              {t("labelled", { name: t("atSite", where), value: t(waiting.covered ? "decideCovered" : "decideNot") })}
            </Text>
            <Text style={{ whiteSpace: "pre-line" }}>{waiting.reason}</Text>
          </Confirm>
        </>
      )}
      {may("WATCH") && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => decide(cell)}
          aria-label={t("decideOf", where)}
          data-testid="certificate-decide"
        >
          {t("decide")}
        </Button>
      )}
    </Stack>
  );
}
