import { Alert, Button, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { api } from "../api/api.ts";
import { useGlassTexts } from "./glassTexts.ts";
import { Trouble } from "./passkey/trouble.tsx";

/// The day on which no administrator can sign in: two people come with their sheets.
export default function Glass() {
  const t = useGlassTexts();
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const open = useMutation({
    mutationFn: () => api.post<{ url: string }>("/api/glass", { first, second }),
    // The link is in the fragment of one of our URLs.
    onSuccess: ({ url }) => window.location.assign(url),
    gcTime: 0,
  });
  const whole = first.trim() !== "" && second.trim() !== "";
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (whole) open.mutate();
  }
  return (
    <Paper withBorder p="xl" maw={560} mx="auto">
      <form onSubmit={submit} autoComplete="off">
        <Stack>
          <Title order={1} size="h3">
            {t("title")}
          </Title>
          <Text>{t("what")}</Text>
          <Alert color="shu" variant="light">
            {t("told")}
          </Alert>
          {(
            [
              ["first", first, setFirst],
              ["second", second, setSecond],
            ] as const
          ).map(([name, value, set]) => (
            <TextInput
              key={name}
              label={t(name)}
              placeholder="xxxx-xxxx-xxxx-xxxx-xxxx-xxxx-xxxx-xxxx"
              value={value}
              onChange={(event) => set(event.currentTarget.value)}
              maxLength={64}
              spellCheck={false}
              autoCapitalize="none"
              data-testid={`glass-${name}`}
            />
          ))}
          <Trouble error={open.error} />
          <Button type="submit" loading={open.isPending} disabled={!whole} data-testid="glass-open">
            {t("open")}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
