import { Anchor, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/api.ts";
import { PartState } from "../../../shell/QueryState.tsx";
import { download } from "../../../shell/save.ts";
import { useCopyTexts } from "./copyTexts.ts";

export interface Medium {
  month: string;
  bytes: number;
}

/// Each month's copy, sealed to the company key, for a medium that is kept in a drawer.
export function Mediums({ admin }: { admin: boolean }) {
  const t = useCopyTexts();
  const all = useQuery({ queryKey: ["log", "mediums"], queryFn: () => api.get<Medium[]>("/api/log/mediums") });
  if (all.isLoadingError) return <PartState of={all} title={t("mediumsUnknown")} />;
  if (!all.data || all.data.length === 0) return null;
  return (
    <Group gap="md" mt="xs" data-testid="mediums">
      <Text size="sm">{t("mediums")}</Text>
      {all.data.slice(0, 12).map(({ month }) =>
        admin ? (
          <Anchor
            key={month}
            component="button"
            size="sm"
            onClick={() => void download(`/api/log/mediums/${month}`, `denwaban-log-${month}.age`)}
          >
            {month}
          </Anchor>
        ) : (
          <Text key={month} size="sm">
            {month}
          </Text>
        ),
      )}
    </Group>
  );
}
