import { Alert, Anchor, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/api.ts";
import type { SeenWitness, SeenWitnesses } from "../../../api/types.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { PartState } from "../../../shell/QueryState.tsx";
import { download } from "../../../shell/save.ts";
import { dayAndHour } from "../../../i18n/time.ts";
import { isMissing, isOld } from "./witness.ts";
import { useWitnessTexts } from "./witnessTexts.ts";

/// Who outside confirmed the log, up to where, and when.
export function Witnesses() {
  const t = useWitnessTexts();
  const seen = useQuery({
    queryKey: ["log", "witnesses"],
    queryFn: () => api.get<SeenWitnesses>("/api/log/witnesses"),
  });
  if (seen.isLoadingError) return <PartState of={seen} title={t("title")} />;
  if (!seen.data) return null;
  const { contract, hours, witnesses } = seen.data;
  return (
    <section aria-labelledby="witnesses" data-testid="witnesses">
      <Title order={2} size="h4" id="witnesses" mt="md">
        {t("title")}
      </Title>
      <Text size="sm" c="var(--quiet)">
        {t("intro")}
      </Text>
      <Text size="sm" c="var(--quiet)" data-testid="witness-hours">
        {contract === 0 ? t("allowedUsual", { count: hours }) : t("allowed", { count: hours, n: contract })}
      </Text>
      {witnesses.length === 0 && (
        <Text size="sm" mt={4}>
          {t("none")}
        </Text>
      )}
      {isMissing(seen.data) && (
        <Alert color="shu" variant="light" role="alert" mt={4} data-testid="witness-missing">
          {t("noneButAgreed")}
        </Alert>
      )}
      {witnesses.map((witness) => (
        <OneWitness key={witness.name} witness={witness} hours={hours} />
      ))}
    </section>
  );
}

function OneWitness({ witness, hours }: { witness: SeenWitness; hours: number }) {
  const t = useWitnessTexts();
  const [lang] = useLanguage();
  const { name, size, at, trouble } = witness;
  const where = `/api/log/witnesses/checkpoint?${new URLSearchParams({ name }).toString()}`;
  return (
    <div data-testid={`witness-${name}`} data-trouble={trouble ?? ""}>
      <Text size="sm" mt={4}>
        {at === null ? t("never", { name }) : t("at", { name, count: size, at: dayAndHour(at, lang) })}{" "}
        {at !== null && (
          <Anchor component="button" onClick={() => void download(where, `checkpoint-${size}.txt`)}>
            {t("take")}
          </Anchor>
        )}
      </Text>
      {trouble !== null && (
        <Alert color="shu" variant="light" role="alert" mt={4}>
          {t(trouble)}
        </Alert>
      )}
      {trouble === null && isOld(at, new Date(), hours) && (
        <Alert color="shu" variant="light" role="alert" mt={4}>
          {t("old", { count: hours })}
        </Alert>
      )}
    </div>
  );
}
