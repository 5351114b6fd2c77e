import { Anchor, Button, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "../api/api.ts";
import { useMe } from "../api/queries.ts";
import { tokyoMoment } from "../i18n/tokyo.ts";
import { Trouble } from "../signin/passkey/trouble.tsx";
import { useLanguage } from "../i18n/language.ts";
import { useSessionTexts } from "./texts.ts";
import styles from "../shell/Notice.module.css";

/// That someone signed in as this person in a new browser: shown in the person's earlier browsers
/// until they confirm.
export function NewDevice() {
  const t = useSessionTexts();
  const [lang] = useLanguage();
  const queries = useQueryClient();
  const me = useMe().data;
  const known = useMutation({
    mutationFn: () => api.post("/api/devices/known"),
    onSettled: () => queries.invalidateQueries({ queryKey: ["me"] }),
  });
  const strange = me?.unfamiliar ?? [];
  if (strange.length === 0) return null;
  return (
    <div className={`${styles.strange ?? ""} no-print`} role="status" data-testid="new-device">
      <div>
        {strange.map(({ device, at }) => (
          <Text key={at} fw={600}>
            {t("new", { device: device || t("unknown"), at: tokyoMoment(at, lang) })}
          </Text>
        ))}
        <Text size="sm">
          {t("new.text")}{" "}
          <Anchor component={Link} to="/sessions" inherit c="inherit" underline="always">
            {t("new.see")}
          </Anchor>
        </Text>
        <Trouble error={known.error} />
      </div>
      <Group>
        <Button
          variant="default"
          size="compact-md"
          loading={known.isPending}
          data-testid="new-device-mine"
          onClick={() => known.mutate()}
        >
          {t("new.mine")}
        </Button>
      </Group>
    </div>
  );
}
