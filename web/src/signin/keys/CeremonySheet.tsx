import { Alert, Paper, Stack, Title } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";
import { SealTrouble } from "../../seal/index.ts";
import { useKeyTexts } from "./texts.ts";
import { NoSecret } from "./keys.ts";
import { Trouble } from "../passkey/trouble.tsx";

/// One step. Its heading takes the focus, so that a user who cannot see the change hears it.
export function Sheet({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <Paper withBorder radius="lg" p="xl" maw={720} mx="auto">
      <Stack gap="lg">
        <Title order={1} size="h2" className="no-print" tabIndex={-1} ref={heading}>
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

export function KeyTrouble({ error }: { error: unknown }) {
  const t = useKeyTexts();
  if (error instanceof NoSecret || error instanceof SealTrouble) {
    const other = error instanceof NoSecret && error.code === "other-person";
    return (
      <Alert color="shu" variant="light" title={t("noPrfTitle")} role="alert">
        {other ? t("otherPerson") : t("noPrf")}
      </Alert>
    );
  }
  return <Trouble error={error} />;
}
