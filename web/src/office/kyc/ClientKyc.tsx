import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { dayWords } from "../../i18n/day.ts";
import { moment, useLanguage } from "../../i18n/language.ts";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { State } from "./Kyc.tsx";
import { methodKey } from "./names.ts";
import { useKyc, useKycOf, useOpen, type Method, type OneClient } from "./queries.ts";
import { RecordDialog } from "./RecordDialog.tsx";
import { RecordForm } from "./RecordForm.tsx";
import { Suspicions } from "./Suspicions.tsx";
import { useTexts } from "./texts.ts";

/// One client: whether it is verified, its records, and what looked suspicious.
export default function ClientKyc() {
  const { id = "" }: { id?: string } = useParams({ strict: false });
  const all = useKyc();
  const one = useKycOf(id);
  if (!loaded(all) || !loaded(one)) return <QueryState of={[all, one]} />;
  return <Whole key={id} id={id} one={one.data} methods={all.data.methods} />;
}

interface Props {
  id: string;
  one: OneClient;
  methods: readonly Method[];
}

function Whole({ id, one, methods }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  const [adding, setAdding] = useState(false);
  const { standing } = one;
  return (
    <Stack gap="lg">
      <div>
        <Anchor component={Link} to="/office/kyc" size="sm">
          ← {t("back")}
        </Anchor>
        <Title order={1} size="h2">
          {standing.name}
        </Title>
        <Group gap="xs" mt="xs">
          <Text>{t(standing.needed ? "number.provider" : "number.client")}</Text>
          <State standing={standing} />
        </Group>
        <Text size="sm" c="var(--quiet)" mt="xs">
          {standing.keptUntil === null ? t("keptOpen") : t("kept", { until: dayWords(standing.keptUntil, lang) })}
        </Text>
      </div>
      <Records id={id} one={one} />
      <Paper withBorder p="lg" component="section">
        <Title order={2} size="h4">
          {t("add")}
        </Title>
        <Text c="var(--quiet)" mb="sm">
          {t("addWhat")}
        </Text>
        {adding ? (
          <RecordForm client={id} methods={methods} close={() => setAdding(false)} />
        ) : (
          <Button onClick={() => setAdding(true)} data-testid="kyc-add">
            {t("add")}
          </Button>
        )}
      </Paper>
      <Suspicions client={id} />
    </Stack>
  );
}

function Records({ id, one }: { id: string; one: OneClient }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const open = useOpen(id);
  const name = (code: string) => {
    const key = methodKey(code);
    return key ? t(key) : code;
  };
  return (
    <Paper withBorder p="lg" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("records")}
        </Title>
        {one.records.length === 0 && <Text c="var(--quiet)">{t("recordsNone")}</Text>}
        {one.records.length > 0 && <Text c="var(--quiet)">{t("showWhat")}</Text>}
        {one.records.map((record, n) => (
          <Group key={record.id} justify="space-between" data-testid="kyc-record">
            <div>
              <Group gap="xs">
                <Text fw={600}>{dayWords(record.on, lang)}</Text>
                {n === 0 && <Badge variant="light">{t("newest")}</Badge>}
              </Group>
              <Text size="sm">{`${name(record.company)} / ${name(record.person)}`}</Text>
              <Text size="sm" c="var(--quiet)">
                {moment(record.at, lang)}
              </Text>
            </div>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t("showOf", { day: dayWords(record.on, lang) })}
              loading={open.isPending && open.variables === record.id}
              onClick={() => open.mutate(record.id)}
              data-testid="kyc-show"
            >
              {t("show")}
            </Button>
          </Group>
        ))}
        <Trouble error={open.error} />
      </Stack>
      <RecordDialog whole={open.data ?? null} close={() => open.reset()} />
    </Paper>
  );
}
