import { Badge, Button, Checkbox, Group, Paper, Stack, Text, Textarea, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { TEXT_LIMIT } from "../../inbox/log/AskDialog.tsx";
import { readLeaf } from "../../inbox/log/entry/leaf.ts";
import log from "../../inbox/log/Log.module.css";
import { useKnown } from "../../inbox/log/entry/useKnown.ts";
import { useLanguage } from "../../i18n/language.ts";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useTexts } from "./texts.ts";

interface Question {
  id: string;
  client: string;
  by: string;
  index: number;
  leaf: string;
  kind: "question" | "name";
  text: string;
  at: string;
  answer: string | null;
  named: boolean;
  answeredAt: string | null;
}

const QUESTIONS = ["office", "questions"];

/// What clients asked about their logs. Each is answered once.
export function OfficeQuestions() {
  const t = useTexts();
  const asked = useQuery({
    queryKey: QUESTIONS,
    queryFn: () => api.get<{ open: number; questions: Question[] }>("/api/office/questions"),
  });
  if (!loaded(asked)) return <PartState of={asked} title={t("questions")} />;
  const all = asked.data;
  return (
    <Paper withBorder p="lg" data-testid="office-questions">
      <Group gap="sm" mb="xs">
        <Title order={2} size="h4">
          {t("questions")}
        </Title>
        <Badge variant="light" color={all.open > 0 ? "shu" : "ai"} data-testid="office-open" data-open={all.open}>
          {all.open > 0 ? t("open", { n: all.open }) : t("allAnswered")}
        </Badge>
      </Group>
      {all.questions.length === 0 ? (
        <Text c="var(--quiet)">{t("noQuestions")}</Text>
      ) : (
        <ul className={log.questions}>
          {all.questions.map((one) => (
            <One key={one.id} one={one} />
          ))}
        </ul>
      )}
    </Paper>
  );
}

function One({ one }: { one: Question }) {
  const t = useTexts();
  const known = useKnown();
  const [lang] = useLanguage();
  const read = readLeaf(one.leaf);
  return (
    <li className={log.question} data-testid="office-question" data-answered={one.answer !== null}>
      <Text size="sm" c="var(--quiet)">
        {one.client} · {one.by} · {tokyoMoment(one.at, lang)}
      </Text>
      {read && (
        <Text size="sm" c="var(--quiet)">
          {t("about", {
            n: one.index + 1,
            act: known("act", read.act),
            role: known("role", read.role),
            at: tokyoMoment(read.at, lang),
          })}
        </Text>
      )}
      <p>
        <Badge variant="light">{t(`kind.${one.kind}`)}</Badge> {one.text}
      </p>
      {one.answer === null ? (
        <Answer one={one} />
      ) : (
        <Text fw={600} component="p">
          → {one.named && `${t("named")} · `}
          {one.answer}
        </Text>
      )}
    </li>
  );
}

function Answer({ one }: { one: Question }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const [name, setName] = useState(false);
  const send = useMutation({
    mutationFn: () => api.post(`/api/office/questions/${one.id}/answer`, { text, name }),
    onSuccess: () => void notifications.show({ message: t("sent") }),
    onSettled: anyway(() => queries.invalidateQueries({ queryKey: QUESTIONS })),
  });
  const left = TEXT_LIMIT - Array.from(text.trim()).length;
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    send.mutate();
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw={640}>
        <Textarea
          label={t("answer")}
          description={t("left", { count: left })}
          error={left < 0}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          data-testid="office-answer"
        />
        {one.kind === "name" && (
          <Checkbox
            label={t("giveName")}
            description={t("giveNameText")}
            checked={name}
            onChange={(event) => setName(event.currentTarget.checked)}
            data-testid="office-name"
          />
        )}
        <Trouble error={send.error} />
        <Group>
          <Button
            type="submit"
            loading={send.isPending}
            disabled={text.trim() === "" || left < 0}
            data-testid="office-answer-send"
          >
            {t("send")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
