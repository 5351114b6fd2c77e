import { Badge, Group, Paper, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { useLanguage } from "../../i18n/language.ts";
import { PartState } from "../../shell/QueryState.tsx";
import log from "./Log.module.css";
import { dayAndHour } from "../../i18n/time.ts";
import { useWhoTexts } from "./whoTexts.ts";

export interface LogQuestion {
  id: string;
  index: number;
  kind: "question" | "name";
  text: string;
  by: string;
  at: string;
  answer: string | null;
  name: string | null;
  answeredAt: string | null;
}

const QUESTIONS = ["log-questions"];

export function useQuestions() {
  return useQuery({
    queryKey: QUESTIONS,
    queryFn: () => api.get<{ open: number; questions: LogQuestion[] }>("/api/log/questions"),
  });
}

export function useQuestionsAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: QUESTIONS });
}

/// What the company asked about its log, and what the office answered.
export function LogQuestions() {
  const t = useWhoTexts();
  const asked = useQuestions();
  if (asked.isLoadingError) return <PartState of={asked} title={t("questions")} />;
  const all = asked.data;
  if (!all) return null;
  return (
    <Paper withBorder p="lg" mt="xl" data-testid="log-questions">
      <Group gap="sm" mb="xs">
        <Title order={2} size="h4">
          {t("questions")}
        </Title>
        <Badge variant="light" color={all.open > 0 ? "shu" : "ai"} data-testid="log-open" data-open={all.open}>
          {all.open > 0 ? t("open", { n: all.open }) : t("allAnswered")}
        </Badge>
      </Group>
      {all.questions.length === 0 ? (
        <Text c="var(--quiet)">{t("noQuestions")}</Text>
      ) : (
        <ul className={log.questions}>
          {all.questions.map((one) => (
            <Question key={one.id} one={one} />
          ))}
        </ul>
      )}
    </Paper>
  );
}

function Question({ one }: { one: LogQuestion }) {
  const t = useWhoTexts();
  const [lang] = useLanguage();
  const name =
    one.kind === "name" && one.answer !== null ? (one.name ? t("nameIs", { name: one.name }) : t("noName")) : null;
  return (
    <li className={log.question} data-testid="log-question" data-answered={one.answer !== null}>
      <Text size="sm" c="var(--quiet)">
        {t(`kind.${one.kind}`)} · {t("about", { n: one.index + 1 })} ·{" "}
        {t("askedBy", { name: one.by, at: dayAndHour(one.at, lang) })}
      </Text>
      <p>{one.text}</p>
      {one.answer === null ? (
        <Badge variant="light" color="shu">
          {t("waiting")}
        </Badge>
      ) : (
        <Text fw={600} component="p">
          → {name !== null && `${name} · `}
          {one.answer}
        </Text>
      )}
    </li>
  );
}
