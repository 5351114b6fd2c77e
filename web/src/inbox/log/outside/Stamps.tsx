import { Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/api.ts";
import type { SeenStamp } from "../../../api/types.ts";
import { PartState } from "../../../shell/QueryState.tsx";
import { StampState } from "./StampState.tsx";
import { useStampTexts } from "./stampTexts.ts";

/// Up to where an authority stamped the time on the log.
export function Stamps() {
  const t = useStampTexts();
  const seen = useQuery({ queryKey: ["log", "stamp"], queryFn: () => api.get<SeenStamp>("/api/log/stamp") });
  if (seen.isLoadingError) return <PartState of={seen} title={t("title")} />;
  if (!seen.data) return null;
  return (
    <section aria-labelledby="stamps" data-testid="stamps">
      <Title order={2} size="h4" id="stamps" mt="md">
        {t("title")}
      </Title>
      <Text size="sm" c="var(--quiet)">
        {t("intro")}
      </Text>
      <StampState stamp={seen.data} />
    </section>
  );
}
