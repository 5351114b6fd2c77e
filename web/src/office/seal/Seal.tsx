import { Alert, Button, Group, Paper, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { api } from "../../api/api.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useLanguage } from "../../i18n/language.ts";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useTexts } from "./texts.ts";

export interface SealState {
  fitted: boolean;
  since: string | null;
}

const SEAL = ["office", "seal"];

/// Opens the seal after a start with two shares, and closes it again. The shares go to the server,
/// which needs them; they are kept in no state but the two fields.
export default function Seal() {
  const t = useTexts();
  const state = useQuery({ queryKey: SEAL, queryFn: () => api.get<SealState>("/api/office/seal") });
  if (!loaded(state)) return <QueryState of={state} />;
  return (
    <Stack gap="lg" maw={720}>
      <PageHeader title={t("title")} what={t("what")} />
      {!state.data.fitted ? (
        <Paper withBorder p="xl">
          <Text data-testid="seal-none">{t("none")}</Text>
        </Paper>
      ) : state.data.since === null ? (
        <Opened />
      ) : (
        <Sealed since={state.data.since} />
      )}
    </Stack>
  );
}

function Sealed({ since }: { since: string }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const [one, setOne] = useState("");
  const [two, setTwo] = useState("");
  const open = useSealDeed(() => api.post<SealState>("/api/office/seal/open", { one, two }));
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    open.mutate();
  }
  return (
    <Paper withBorder p="xl" component="form" onSubmit={submit}>
      <Stack>
        <Alert
          color="shu"
          variant="light"
          title={t("sealed", { when: tokyoMoment(since, lang) })}
          data-testid="seal-sealed"
        >
          {t("sealedWhat")}
        </Alert>
        <Text>{t("how")}</Text>
        <Field label={t("one")} value={one} change={setOne} testId="seal-one" />
        <Field label={t("two")} value={two} change={setTwo} testId="seal-two" />
        <Trouble error={open.error} />
        <Group>
          <Button
            type="submit"
            loading={open.isPending}
            disabled={one.trim() === "" || two.trim() === ""}
            data-testid="seal-open"
          >
            {t("open")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Opened() {
  const t = useTexts();
  const close = useSealDeed(() => api.post<SealState>("/api/office/seal/close"));
  return (
    <Paper withBorder p="xl">
      <Stack>
        <Text fw={600} data-testid="seal-opened" role="status">
          {t("opened")}
        </Text>
        <Text>{t("closeWhat")}</Text>
        <Trouble error={close.error} />
        <Group>
          <Button variant="default" loading={close.isPending} onClick={() => close.mutate()} data-testid="seal-close">
            {t("close")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Field({ label, value, change, testId }: FieldProps) {
  return (
    <TextInput
      label={label}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={1_000}
      data-testid={testId}
    />
  );
}

interface FieldProps {
  label: string;
  value: string;
  change: (value: string) => void;
  testId: string;
}

/// Each change of the seal wants the passkey, which the request itself asks for (api.ts).
function useSealDeed(deed: () => Promise<SealState>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: deed,
    gcTime: 0,
    onSuccess: (state) => queries.setQueryData(SEAL, state),
  });
}
