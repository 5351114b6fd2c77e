import { Alert, Button, Stack, Text } from "@mantine/core";
import { useMay } from "../../api/queries.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useLanguage } from "../../i18n/language.ts";
import { PartState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useClosure, useOpening } from "./queries.ts";
import { useAssurancePageTexts } from "./texts.ts";

/// That nothing is given out of the store, why, and the button of each of the two who open it again.
export function Closed() {
  const t = useAssurancePageTexts();
  const [lang] = useLanguage();
  const watches = useMay()("WATCH");
  const closure = useClosure();
  const opening = useOpening();
  if (closure.isLoadingError) return <PartState of={closure} title={t("closedUnknown")} />;
  const closed = closure.data?.closed;
  if (!closed) return null;
  return (
    <Alert color="shu" variant="light" role="alert" title={`⚠ ${t("closed")}`} data-testid="closure">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t("closedText", { at: tokyoMoment(closed.at, lang) })}</Text>
        <Text size="sm">{t("closedSteps")}</Text>
        <Text size="sm" fw={600} role="status">
          {t("opened", { n: closed.openings })}
        </Text>
        {watches && (
          <Button
            variant="default"
            loading={opening.isPending}
            disabled={closed.own}
            onClick={() => opening.mutate(closed.id)}
            data-testid="closure-open"
          >
            {t(closed.own ? "openOwn" : "open")}
          </Button>
        )}
        <Trouble error={opening.error} />
      </Stack>
    </Alert>
  );
}
