import { Alert, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { SeenCopies, SeenStamp, SeenWitness } from "../../api/types.ts";
import { CopyState } from "../../inbox/log/outside/CopyState.tsx";
import { StampState } from "../../inbox/log/outside/StampState.tsx";
import { dayAndHour } from "../../i18n/time.ts";
import { isOld, OLD_HOURS } from "../../inbox/log/outside/witness.ts";
import { useWitnessTexts } from "../../inbox/log/outside/witnessTexts.ts";
import { useLanguage } from "../../i18n/language.ts";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { useTexts } from "./texts.ts";

export interface OutsideState {
  stamp: SeenStamp;
  witnesses: SeenWitness[];
}

/// What is out of this office's reach, so that no one here can change it unseen.
export default function Outside() {
  const t = useTexts();
  const state = useQuery({
    queryKey: ["office", "outside"],
    queryFn: () => api.get<OutsideState>("/api/office/outside"),
  });
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")} />
      {loaded(state) ? <Seen of={state.data} /> : <PartState of={state} />}
      <AllCopies />
    </Stack>
  );
}

/// By an authority of time stamps, and by witnesses.
function Seen({ of }: { of: OutsideState }) {
  const t = useTexts();
  return (
    <>
      <Paper withBorder p="lg">
        <Title order={2} size="h4">
          {t("stamps")}
        </Title>
        <StampState stamp={of.stamp} />
      </Paper>
      <Paper withBorder p="lg">
        <Title order={2} size="h4">
          {t("witnesses")}
        </Title>
        {of.witnesses.length === 0 && (
          <Text size="sm" mt={4}>
            {t("noWitness")}
          </Text>
        )}
        {of.witnesses.map((witness) => (
          <OneWitness key={witness.name} witness={witness} />
        ))}
      </Paper>
    </>
  );
}

export interface CopiesOfOne {
  client: string | null;
  name: string | null;
  seen: SeenCopies;
}

/// How old the copies of all logs are. Where a client's own copies go is shown; what is in them is not.
function AllCopies() {
  const t = useTexts();
  const all = useQuery({
    queryKey: ["office", "copies"],
    queryFn: () => api.get<CopiesOfOne[]>("/api/office/copies"),
  });
  if (!loaded(all)) return <PartState of={all} title={t("copies")} />;
  return (
    <Paper withBorder p="lg" data-testid="office-copies">
      <Title order={2} size="h4">
        {t("copies")}
      </Title>
      {all.data.map(({ client, name, seen }) => (
        <div key={client ?? ""}>
          <Text fw={600} mt="sm">
            {name ?? t("installation")}
          </Text>
          {seen.folder && <CopyState name={t("folder")} copy={seen.folder} entries={seen.entries} />}
          {seen.own && seen.target && <CopyState name={seen.target.address} copy={seen.own} entries={seen.entries} />}
          {!seen.folder && !seen.own && <Text size="sm">{t("noCopy")}</Text>}
        </div>
      ))}
    </Paper>
  );
}

function OneWitness({ witness: { name, size, at, trouble } }: { witness: SeenWitness }) {
  const t = useWitnessTexts();
  const [lang] = useLanguage();
  const wrong = trouble !== null ? t(trouble) : isOld(at, new Date()) ? t("old", { count: OLD_HOURS }) : null;
  return (
    <div>
      <Text size="sm" mt={4}>
        {at === null ? t("never", { name }) : t("at", { name, count: size, at: dayAndHour(at, lang) })}
      </Text>
      {wrong !== null && (
        <Alert color="shu" variant="light" role="alert" mt={4}>
          {wrong}
        </Alert>
      )}
    </div>
  );
}
