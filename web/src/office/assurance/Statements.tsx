import { Button, Group, Paper, Table, Text, Title } from "@mantine/core";
import { useId, useState } from "react";
import { useMay } from "../../api/queries.ts";
import type { Stated, StatementPage } from "../../api/assurance.ts";
import type { Role } from "../../api/types.ts";
import { OUTCOMES, type Look } from "../../assurance/standing/looks.ts";
import { nameOf } from "../../assurance/standing/nameOf.ts";
import { LookMark, StandingMark } from "../../assurance/standing/StandingMark.tsx";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { useTexts as useShellTexts } from "../../shell/texts.ts";
import { Decide } from "./Decide.tsx";
import { StateForm } from "./StateForm.tsx";
import { useAssurancePageTexts } from "./texts.ts";

const LOOKS: Readonly<Record<Stated["state"], Look>> = {
  waits: { sign: "…", tone: "part" },
  confirmed: { sign: "✓", tone: "good" },
  refused: { sign: "✗", tone: "none" },
};

/// What no machine can observe: one person states it, another decides.
export function Statements({ page }: { page: StatementPage }) {
  const t = useAssurancePageTexts();
  const may = useMay();
  const [stating, setStating] = useState(false);
  return (
    <Paper withBorder p="lg" component="section" data-testid="statements">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t("statements")}
        </Title>
        {may("WATCH") && (
          <Button onClick={() => setStating(true)} data-testid="statement-new">
            {t("state")}
          </Button>
        )}
      </Group>
      <Text c="var(--quiet)" mb="sm">
        {t("statementsHint")}
      </Text>
      {page.statements.length === 0 ? (
        <EmptyState
          title={t("statementsNone")}
          text={t(may("WATCH") ? "statementsNoneText" : "statementsNoneReader")}
          testId="statements-none"
        />
      ) : (
        <List page={page} />
      )}
      <Dialog opened={stating} onClose={() => setStating(false)} title={t("state")} size="lg">
        {stating && <StateForm checks={page.checks} done={() => setStating(false)} />}
      </Dialog>
    </Paper>
  );
}

function List({ page: { checks, statements } }: { page: StatementPage }) {
  const t = useAssurancePageTexts();
  const [lang] = useLanguage();
  const names = new Map(checks.map((check) => [check.code, nameOf(check, lang)]));
  return (
    <Table.ScrollContainer
      minWidth={900}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("statements") } }}
    >
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("check")}</Table.Th>
            <Table.Th scope="col">{t("result")}</Table.Th>
            <Table.Th scope="col">{t("until")}</Table.Th>
            <Table.Th scope="col">{t("by")}</Table.Th>
            <Table.Th scope="col">{t("standing")}</Table.Th>
            <Table.Th scope="col">{t("deeds")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {statements.map((one) => (
            <Row key={one.id} it={one} name={names.get(one.check) ?? one.check} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ it, name }: { it: Stated; name: string }) {
  const t = useAssurancePageTexts();
  const roles = useShellTexts();
  const [lang] = useLanguage();
  const why = useId();
  return (
    <Table.Tr data-testid="statement" data-state={it.state} data-own={it.own}>
      <Table.Td>
        <Text fw={600} size="sm">
          {name}
        </Text>
        <Text size="sm">{it.said}</Text>
      </Table.Td>
      <Table.Td>
        <StandingMark standing={OUTCOMES[it.result]} />
      </Table.Td>
      <Table.Td>{tokyoMoment(it.until, lang)}</Table.Td>
      <Table.Td>
        {t("byAt", { role: roles(`role.${it.role}` as `role.${Role}`), at: tokyoMoment(it.at, lang) })}
      </Table.Td>
      <Table.Td>
        <LookMark look={LOOKS[it.state]} word={t(`is.${it.state}`)} code={it.state} />
      </Table.Td>
      <Table.Td>
        {it.state === "waits" && (
          <>
            <Group gap="xs" wrap="nowrap">
              <Decide it={it} name={name} confirm why={it.own ? why : null} />
              <Decide it={it} name={name} confirm={false} why={it.own ? why : null} />
            </Group>
            {it.own && (
              <Text size="xs" c="var(--quiet)" id={why}>
                {t("own")}
              </Text>
            )}
          </>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
