import { Badge, Group, List, Paper, Text, Title } from "@mantine/core";
import { useLanguage } from "../../i18n/language.ts";
import type { Certificate, Level, Task } from "./certificates.ts";
import { dayWords } from "../../i18n/day.ts";
import { nameOf } from "./names.ts";
import { useTexts } from "./texts.ts";

const COLORS: Readonly<Record<Level, string>> = { note: "gray.7", soon: "ai.7", urgent: "shu.7", overdue: "shu.7" };

/// What someone should do, the most urgent first.
export function TaskList({ tasks, certificates }: { tasks: readonly Task[]; certificates: readonly Certificate[] }) {
  const t = useTexts();
  return (
    <Paper withBorder p="lg" data-testid="certificate-tasks">
      <Title order={2} size="h4" mb="xs">
        {t("tasks")}
      </Title>
      {tasks.length === 0 ? (
        <Text c="var(--quiet)">{t("noTasks")}</Text>
      ) : (
        <List listStyleType="none" spacing="xs">
          {tasks.map((task) => (
            <List.Item key={`${task.kind} ${task.record ?? ""}`}>
              <OneTask task={task} of={certificates.find(({ id }) => id === task.record)} />
            </List.Item>
          ))}
        </List>
      )}
    </Paper>
  );
}

function OneTask({ task, of }: { task: Task; of: Certificate | undefined }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <Group gap="xs" wrap="nowrap" align="baseline" data-testid="certificate-task" data-kind={task.kind}>
      <Badge color={COLORS[task.level]} variant={task.level === "overdue" ? "filled" : "outline"} miw={96}>
        {t(`level.${task.level}`)}
      </Badge>
      <Text>
        {of && <strong>{nameOf(t, of)} </strong>}
        {t(`task.${task.kind}`, { count: task.count })}
        {task.due !== null && (
          <Text span c="var(--quiet)">
            {" "}
            {t("due", { day: dayWords(task.due, lang) })}
            {task.provisional && ` ${t("provisional")}`}
          </Text>
        )}
      </Text>
    </Group>
  );
}
