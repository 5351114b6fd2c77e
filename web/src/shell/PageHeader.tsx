import { Group, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/// The name of a page and what it is for; beside them what can be begun there.
export function PageHeader({ title, what, children }: { title: string; what: string; children?: ReactNode }) {
  return (
    <Group justify="space-between" align="flex-end">
      <div>
        <Title order={1} size="h2">
          {title}
        </Title>
        <Text c="var(--quiet)" maw={children ? 760 : undefined}>
          {what}
        </Text>
      </div>
      {children}
    </Group>
  );
}
