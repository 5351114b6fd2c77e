import { Anchor, Badge, Group, Paper, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { moment, useLanguage } from "../../i18n/language.ts";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { arrived, type DemoMail, type DemoPost } from "./arrived.ts";
import { useTexts } from "./mailTexts.ts";

/// How often it looks for what came, in milliseconds.
const EVERY = 2_000;

/// What the made-up clients' people would have in their mail and chat: nothing leaves this machine.
export default function Mail() {
  const t = useTexts();
  const mails = useQuery({
    queryKey: ["demo-mail"],
    queryFn: () => api.get<DemoMail[]>("/api/demo/mail"),
    refetchInterval: EVERY,
  });
  const posts = useQuery({
    queryKey: ["demo-chat"],
    queryFn: () => api.get<DemoPost[]>("/api/demo/chat"),
    refetchInterval: EVERY,
  });
  if (!loaded(mails)) return <QueryState of={mails} />;
  if (!loaded(posts)) return <QueryState of={posts} />;
  const all = arrived(mails.data, posts.data);
  return (
    <Stack gap="lg" p="lg" maw={900} mx="auto">
      <PageHeader title={t("title")} what={t("what")} />
      <Text>{t("when")}</Text>
      <Anchor href="/demo">{t("back")}</Anchor>
      {all.length === 0 && <EmptyState title={t("none")} text={t("noneText")} testId="demo-mail-none" />}
      {all.map((one) =>
        "room" in one ? (
          <Post key={`${one.at} ${one.room}`} post={one} />
        ) : (
          <One key={`${one.at} ${one.to}`} mail={one} />
        ),
      )}
    </Stack>
  );
}

function One({ mail }: { mail: DemoMail }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <Paper withBorder p="lg" data-testid="demo-mail">
      <Head label={t("mail")} where={t("to", { to: mail.to, at: moment(mail.at, lang) })} />
      <Text fw={600} data-testid="demo-mail-subject">
        {mail.subject}
      </Text>
      <Words text={mail.text} />
    </Paper>
  );
}

function Post({ post }: { post: DemoPost }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <Paper withBorder p="lg" data-testid="demo-chat">
      <Head label={t("chat")} where={t("room", { room: post.room, at: moment(post.at, lang) })} />
      <Words text={post.text} />
    </Paper>
  );
}

function Head({ label, where }: { label: string; where: string }) {
  return (
    <Group gap="sm" mb="xs">
      <Badge variant="default">{label}</Badge>
      <Text size="sm" c="var(--quiet)">
        {where}
      </Text>
    </Group>
  );
}

function Words({ text }: { text: string }) {
  return <Text style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{text}</Text>;
}
