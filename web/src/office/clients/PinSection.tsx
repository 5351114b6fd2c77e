import { Alert, Button, Checkbox, Group, Paper, Stack, Text, Textarea, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { api } from "../../api/api.ts";
import type { EdgePin, PinToCompare } from "../../api/types.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { Fingerprint } from "../../opening/keys/Fingerprint.tsx";
import { useLanguage } from "../../i18n/language.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useTexts } from "./pinTexts.ts";

/// In characters, as the server has it (`KeyDesk.REASON_LIMIT`).
const REASON_LIMIT = 1_000;

const pinOf = (client: string) => ["office", "clients", client, "pin"];

/// What the edge seals this client's calls to. After a recovery nothing is recorded until an
/// administrator here has compared the fingerprint with the client by telephone, and confirms it.
export function PinSection({ client }: { client: string }) {
  const t = useTexts();
  const pin = useQuery({
    queryKey: pinOf(client),
    queryFn: () => api.get<EdgePin>(`/api/office/clients/${client}/pin`),
  });
  const [done, setDone] = useState(false);
  // stays when the comparison begins anew with another key
  const [reason, setReason] = useState("");
  const state = pin.data;
  return (
    <Paper withBorder radius="lg" p="lg" component="section" data-testid="pin" data-standing={state?.standing}>
      <Title order={2} size="h4">
        {t("title")}
      </Title>
      <Stack mt="md">
        <Trouble error={pin.error} />
        {done && state?.standing === "proven" && (
          <Text fw={600} role="status" data-testid="pin-done">
            ✓ {t("done")}
          </Text>
        )}
        {(state?.standing === "proven" || state?.standing === "no-key") && <Text>{t(`${state.standing}.what`)}</Text>}
        {state?.standing === "proven" && <Fingerprint text={state.now} testId="pin-now" />}
        {state?.standing === "not-proven" && (
          <Alert color="shu" variant="light" role="alert" title={t("not-proven.title")}>
            {t("not-proven.what")}
          </Alert>
        )}
        {state?.standing === "to-compare" && (
          // Another key than the one that was compared begins with nothing ticked.
          <Compare
            key={state.now}
            client={client}
            pin={state}
            reason={reason}
            write={setReason}
            compared={() => setDone(true)}
          />
        )}
      </Stack>
    </Paper>
  );
}

interface Comparing {
  client: string;
  pin: PinToCompare;
  reason: string;
  write: (reason: string) => void;
  compared: () => void;
}

function Compare({ client, pin, reason, write, compared }: Comparing) {
  const t = useTexts();
  const [lang] = useLanguage();
  const queries = useQueryClient();
  const [same, setSame] = useState(false);
  const repin = useMutation({
    mutationFn: async () => {
      const { before, now } = pin;
      return await api.post<EdgePin>(`/api/office/clients/${client}/pin`, { before, now, reason: reason.trim() });
    },
    gcTime: 0,
    onSuccess: (state) => {
      compared();
      queries.setQueryData(pinOf(client), state);
    },
    // Another person may have done it, or it may be another key by now.
    onError: () => void queries.invalidateQueries({ queryKey: pinOf(client) }),
  });
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    repin.mutate();
  }
  return (
    <Stack component="form" onSubmit={submit}>
      <Alert color="shu" variant="light" role="alert" title={t("to-compare.title")}>
        <Text data-testid="pin-stopped">
          {t("to-compare.what", { when: tokyoMoment(pin.at, lang), epoch: pin.epoch })}
        </Text>
      </Alert>
      <Text>{t("how")}</Text>
      <div>
        <Text size="sm">{t("before")}</Text>
        <Fingerprint text={pin.before} testId="pin-before" />
      </div>
      <div>
        <Text size="sm" fw={600}>
          {t("now")}
        </Text>
        <Fingerprint text={pin.now} testId="pin-now" />
      </div>
      <Text fw={600}>{t("differs")}</Text>
      <Checkbox
        label={t("same")}
        checked={same}
        onChange={(event) => setSame(event.currentTarget.checked)}
        data-testid="pin-same"
      />
      <Textarea
        label={t("reason")}
        description={t("reasonHint")}
        value={reason}
        onChange={(event) => write(event.currentTarget.value)}
        maxLength={REASON_LIMIT}
        autosize
        minRows={2}
        required
        data-testid="pin-reason"
      />
      <Trouble error={repin.error} />
      <Group>
        <Button
          type="submit"
          color="shu"
          loading={repin.isPending}
          disabled={!same || reason.trim() === ""}
          data-testid="pin-do"
        >
          {t("do")}
        </Button>
        <Text size="sm" c="var(--quiet)">
          {t("touch")}
        </Text>
      </Group>
    </Stack>
  );
}
