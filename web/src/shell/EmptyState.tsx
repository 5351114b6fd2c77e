import { Paper, Text, Title } from "@mantine/core";

/// In place of a list: that nothing is there yet, and how that changes.
export function EmptyState({ title, text, testId }: { title: string; text: string; testId?: string }) {
  return (
    <Paper withBorder p="xl" data-testid={testId}>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text>{text}</Text>
    </Paper>
  );
}
