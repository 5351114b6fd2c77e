import { Button, Group, Paper, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, Problem } from "../../api/api.ts";
import type { components } from "../../api/schema";
import { moment, useLanguage } from "../../i18n/language.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useTexts } from "./texts.ts";

export type Answer = components["schemas"]["retention.ErasedEndpoint.Answer"];

const NOT_FOUND = 404;

/// Asks what is left of a thing, by its id: anyone with a certificate can try it.
export function Probe() {
  const t = useTexts();
  const [lang] = useLanguage();
  const [id, setId] = useState("");
  const probe = useMutation({ mutationFn: () => api.get<Answer>(`/api/erased/${encodeURIComponent(id.trim())}`) });
  const unknown = probe.error instanceof Problem && probe.error.status === NOT_FOUND;
  return (
    <Paper withBorder p="lg" component="section">
      <Title order={2} size="h4">
        {t("probe")}
      </Title>
      <Text size="sm" mb="sm">
        {t("probe.what")}
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          probe.mutate();
        }}
      >
        <Group align="flex-end">
          <TextInput
            style={{ flex: "1 1 260px" }}
            label={t("probe.id")}
            value={id}
            maxLength={36}
            data-testid="probe-id"
            onChange={(event) => setId(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={probe.isPending} data-testid="probe-ask">
            {t("probe.ask")}
          </Button>
        </Group>
      </form>
      <Text role="status" mt="sm" data-testid="probe-said">
        {unknown && t("probe.unknown")}
        {probe.data &&
          t(probe.data.left === 0 ? "probe.gone" : "probe.left", {
            at: moment(probe.data.erased, lang),
            count: probe.data.left,
          })}
      </Text>
      {!unknown && <Trouble error={probe.error} />}
    </Paper>
  );
}
