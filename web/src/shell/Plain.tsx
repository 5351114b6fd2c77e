import { Anchor, Button, Center, Code, Loader, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Problem } from "../api/api.ts";
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

/// What a client's people may still open when its contract has ended.
const AFTER_THE_END = [
  ["afterTheEnd.exit", "/inbox/exit"],
  ["afterTheEnd.keys", "/inbox/keys"],
  ["afterTheEnd.retention", "/inbox/retention"],
  ["afterTheEnd.log", "/inbox/log"],
] as const;

/// @returns the text that says it in a word: no answer, or an answer that says no
export function unreachableTitle(problem: Error): "contractEndedTitle" | "refusedTitle" | "unreachableTitle" {
  if (!(problem instanceof Problem)) return "unreachableTitle";
  if (problem.code === "contract-ended") return "contractEndedTitle";
  return problem.status >= 400 && problem.status < 500 ? "refusedTitle" : "unreachableTitle";
}

/// Why a page came to nothing.
export function Unreachable({ problem, retry }: { problem: Error; retry: () => void }) {
  const t = useTexts();
  const title = unreachableTitle(problem);
  if (title === "contractEndedTitle") {
    return (
      <Message title={t(title)}>
        <Text>{problem.message}</Text>
        {AFTER_THE_END.map(([name, path]) => (
          <Anchor key={path} href={path} w="fit-content">
            {t(name)}
          </Anchor>
        ))}
      </Message>
    );
  }
  return (
    <Message title={t(title)}>
      <Text>{problem.message}</Text>
      <Button onClick={retry} w="fit-content">
        {t("retry")}
      </Button>
    </Message>
  );
}

/// As Chrome and Firefox, and as Safari say that code which a page loads later did not come.
const NO_CODE = /dynamically imported module|importing a module script/i;

/// A screen that came to nothing by a mistake in it, or because its code is not there: after an upgrade a page that
/// stayed open asks for files of before.
export function Crashed({ error }: { error: Error }) {
  const t = useTexts();
  if (NO_CODE.test(error.message)) {
    return (
      <Message title={t("noCodeTitle")}>
        <Text>{t("noCodeWhat")}</Text>
        <Button onClick={() => window.location.reload()} w="fit-content">
          {t("reload")}
        </Button>
      </Message>
    );
  }
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
