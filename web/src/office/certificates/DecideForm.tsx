import { Blockquote, Button, Group, Radio, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, type SyntheticEvent } from "react";
import { siteName } from "../../assurance/facts/names.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDecide, type Scope, type Service } from "./certificates.ts";
import { REASON_LIMIT } from "./CheckForm.tsx";
import { useTexts } from "./texts.ts";

interface Props {
  scope: Scope;
  service: Service;
  site: string;
  done: () => void;
}

/// Enters whether the words of a scope cover a service at a site, and why they read so.
export function DecideForm({ scope, service, site, done }: Props) {
  const t = useTexts();
  const decide = useDecide(scope.record);
  const [covered, setCovered] = useState<boolean | null>(null);
  const [reason, setReason] = useState("");
  const whole = covered !== null && reason.trim() !== "";
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (!whole) return;
    decide.mutate(
      { service, site, covered, reason: reason.trim() },
      {
        onSuccess: () => {
          notifications.show({ message: t("entered") });
          done();
        },
      },
    );
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <Text fw={600}>{t("atSite", { service: t(`service.${service}`), site: siteName(t, site) })}</Text>
        <Blockquote p="md" cite={t("scopeQuote")}>
          {scope.scopeText}
        </Blockquote>
        {scope.sitesText !== "" && (
          <Text size="sm">{t("labelled", { name: t("sitesQuote"), value: scope.sitesText })}</Text>
        )}
        <Radio.Group
          label={t("decideTitle")}
          value={covered === null ? null : covered ? "yes" : "no"}
          onChange={(chosen) => setCovered(chosen === "yes")}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="yes" label={t("decideCovered")} data-testid="decide-yes" />
            <Radio value="no" label={t("decideNot")} data-testid="decide-no" />
          </Stack>
        </Radio.Group>
        <Textarea
          label={t("decideReason")}
          description={t("decideReasonHint")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={REASON_LIMIT}
          autosize
          minRows={2}
          data-testid="decide-reason"
        />
        <Trouble error={decide.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={done}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={decide.isPending} disabled={!whole} data-testid="decide-enter">
            {t("decideSubmit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
