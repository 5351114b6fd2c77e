import { Anchor, Button, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "../api/api.ts";
import { useMe } from "../api/queries.ts";
import type { Me } from "../api/types.ts";
import { tokyoMoment } from "../i18n/tokyo.ts";
import { Trouble } from "../signin/passkey/trouble.tsx";
import { useLanguage } from "../i18n/language.ts";
import { useSessionTexts } from "./texts.ts";
import styles from "../shell/Notice.module.css";

type Change = Me["passkeyChanges"][number];

/// That a passkey of this person was added or removed, or the link to their company account. In the
/// session that did it, it asks what becomes of the other sign-ins; elsewhere it stays until the
/// person confirms that it was them.
export function PasskeyChanged() {
  const changes = useMe().data?.passkeyChanges ?? [];
  const here = changes.filter((one) => one.here);
  const elsewhere = changes.filter((one) => !one.here);
  return (
    <>
      {here.length > 0 && <Here kind={here.at(-1)?.kind ?? "added"} />}
      {elsewhere.length > 0 && <Elsewhere changes={elsewhere} />}
    </>
  );
}

function useAnswer(address: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.post(address),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["me"] }),
        queries.invalidateQueries({ queryKey: ["sessions"] }),
      ]),
  });
}

function Here({ kind }: { kind: Change["kind"] }) {
  const t = useSessionTexts();
  const end = useAnswer("/api/sessions/end-others");
  const keep = useAnswer("/api/passkeys/known");
  return (
    <div className={`${styles.strange ?? ""} no-print`} role="status" data-testid="passkey-changed-here">
      <div>
        <Text fw={600}>{t(`here.${kind}`)}</Text>
        <Text size="sm">{t("here.text")}</Text>
        <Trouble error={end.error ?? keep.error} />
      </div>
      <Group>
        <Button size="compact-md" loading={end.isPending} data-testid="end-others" onClick={() => end.mutate()}>
          {t("here.end")}
        </Button>
        <Button variant="default" size="compact-md" loading={keep.isPending} onClick={() => keep.mutate()}>
          {t("here.keep")}
        </Button>
      </Group>
    </div>
  );
}

function Elsewhere({ changes }: { changes: Change[] }) {
  const t = useSessionTexts();
  const [lang] = useLanguage();
  const known = useAnswer("/api/passkeys/known");
  return (
    <div className={`${styles.strange ?? ""} no-print`} role="status" data-testid="passkey-changed">
      <div>
        {changes.map(({ kind, device, at }) => (
          <Text key={at} fw={600}>
            {t(`changed.${kind}`, { device: device || t("unknown"), at: tokyoMoment(at, lang) })}
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
      <Button
        variant="default"
        size="compact-md"
        loading={known.isPending}
        data-testid="passkey-changed-mine"
        onClick={() => known.mutate()}
      >
        {t("new.mine")}
      </Button>
    </div>
  );
}
