import { Alert, Paper, Stack, Text, Title } from "@mantine/core";
import { useMay } from "../../api/queries.ts";
import { listed, useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import type { OwnPage } from "../../contract/subprocessor/queries.ts";
import { Flows } from "./Flows.tsx";
import { PositionCard } from "./PositionCard.tsx";
import { useSubprocessors } from "./queries.ts";
import { useTexts } from "./texts.ts";

type Policy = "prohibited" | "prior-approval" | "named" | "general-notice";

/// Who is entrusted with the company's data, what it says to each, and where something really went.
export default function Subprocessors() {
  const t = useTexts();
  const [lang] = useLanguage();
  const page = useSubprocessors();
  if (!loaded(page)) return <QueryState of={page} />;
  const { policy, noticeDays, graceUntil, flows } = page.data;
  return (
    <Stack gap="lg" data-testid="subprocessors">
      <PageHeader title={t("title")} what={t("what")} />
      <Text fw={600} data-testid="subprocessors-policy">
        {t(`policy.${policy as Policy}`, { count: noticeDays })}
      </Text>
      {graceUntil !== null && (
        <Alert color="yellow" variant="light" role="status" data-testid="subprocessors-grace">
          {t("grace", { until: tokyoMoment(graceUntil, lang) })}
        </Alert>
      )}
      <List page={page.data} />
      <Flows flows={flows} />
    </Stack>
  );
}

function List({ page }: { page: OwnPage }) {
  const t = useTexts();
  const may = useMay();
  const { subprocessors, named } = page;
  const shown = new Set(subprocessors.filter((one) => one.named).map((one) => one.subprocessor.name));
  const others = named.filter(({ name }) => !shown.has(name));
  if (subprocessors.length === 0 && others.length === 0) {
    return <EmptyState title={t("list.none")} text={t("list.noneText")} testId="subprocessors-none" />;
  }
  const answers = may("MANAGE_KEYS");
  return (
    <Paper withBorder p="lg" component="section">
      <Stack>
        <Title order={2} size="h4">
          {t("list")}
        </Title>
        {!answers && <Text size="sm">{t("admins")}</Text>}
        {subprocessors.map((one) => (
          <PositionCard key={one.subprocessor.id} of={one} answers={answers} />
        ))}
        {others.map(({ name, hosts }) => (
          <div key={`${name} ${hosts.join(" ")}`}>
            <Text fw={600}>{name}</Text>
            <Text size="sm">{t("state.named")}</Text>
            <Text size="sm" c="var(--quiet)" style={{ overflowWrap: "anywhere" }}>
              {listed(hosts)}
            </Text>
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
