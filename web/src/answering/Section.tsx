import { Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

export function Section({ title, what, children }: { title: string; what?: string; children: ReactNode }) {
  return (
    <Paper withBorder radius="lg" p="lg" component="section" aria-label={title}>
      <Title order={2} size="h4">
        {title}
      </Title>
      {what && (
        <Text size="sm" c="var(--quiet)">
          {what}
        </Text>
      )}
      <Stack mt="md" gap="sm">
        {children}
      </Stack>
    </Paper>
  );
}
