import { Button, Center, Code, Loader, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTexts } from "./texts.ts";

/// The plain screens: waiting, nothing here, no answer.

export function Loading() {
  const t = useTexts();
  return (
    <Center mih={240} role="status" aria-label={t("loading")}>
      <Loader />
    </Center>
  );
}

export function Message({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Center mih={320} p="md">
      <Stack maw={560} gap="md">
        <Title order={1} size="h2">
          {title}
        </Title>
        {children}
      </Stack>
    </Center>
  );
}

export function NotFound() {
  const t = useTexts();
  return (
    <Message title={t("notFoundTitle")}>
      <Text>{t("notFound")}</Text>
      <Button component="a" href="/" w="fit-content">
        {t("home")}
      </Button>
    </Message>
  );
}

export function Unreachable({ problem, retry }: { problem: Error; retry: () => void }) {
  const t = useTexts();
  return (
    <Message title={t("unreachableTitle")}>
      <Text>{problem.message}</Text>
      <Button onClick={retry} w="fit-content">
        {t("retry")}
      </Button>
    </Message>
  );
}

export function Crashed({ error }: { error: Error }) {
  const t = useTexts();
  return (
    <Message title={t("crashTitle")}>
      <Text>{t("crashWhat")}</Text>
      <Code block>{`${error.name}: ${error.message}`}</Code>
      <Button onClick={() => window.location.reload()} w="fit-content">
        {t("again")}
      </Button>
    </Message>
  );
}
