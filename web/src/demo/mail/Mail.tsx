import { Anchor, Paper, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { moment, useLanguage } from "../../i18n/language.ts";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { useTexts } from "./mailTexts.ts";

interface DemoMail {
  to: string;
  subject: string;
  text: string;
  at: string;
}

/// What the made-up clients' people would have in their mail: nothing leaves this machine.
export default function Mail() {
  const t = useTexts();
  const [lang] = useLanguage();
  const mails = useQuery({
    queryKey: ["demo-mail"],
    queryFn: () => api.get<DemoMail[]>("/api/demo/mail"),
    refetchInterval: 2_000,
  });
  if (!loaded(mails)) return <QueryState of={mails} />;
  return (
    <Stack gap="lg" p="lg" maw={900} mx="auto">
      <PageHeader title={t("title")} what={t("what")} />
      <Anchor href="/demo">{t("back")}</Anchor>
      {mails.data.length === 0 && <EmptyState title={t("none")} text={t("noneText")} testId="demo-mail-none" />}
      {mails.data.map((mail) => (
        <Paper key={`${mail.at} ${mail.to}`} withBorder p="lg" data-testid="demo-mail">
          <Text size="sm" c="var(--quiet)">
            {t("to", { to: mail.to, at: moment(mail.at, lang) })}
          </Text>
          <Text fw={600} data-testid="demo-mail-subject">
            {mail.subject}
          </Text>
          <Text style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{mail.text}</Text>
        </Paper>
      ))}
    </Stack>
  );
}
