import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { timeOfId } from "../../i18n/callTime.ts";
import { useLanguage, type Language } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { Finding } from "./Finding.tsx";
import { closed, useStep, type Link, type Whole } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// What belongs to a request, and the search for it.
///
/// @param number of who asks, to search for first
export function Links({ of, company, number }: { of: Whole; company: Holding; number: string }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const step = useStep(of.request.id);
  const changes = !closed(of.request) && of.erasure.state === "none";
  return (
    <Paper withBorder p="lg" component="section">
      <Title order={2} size="h4">
        {t("links")}
      </Title>
      {changes && <Text size="sm">{t("links.what")}</Text>}
      {changes && <Finding key={number} id={of.request.id} links={of.links} company={company} first={number} />}
      {of.links.length === 0 && <Text mt="sm">{t("links.none")}</Text>}
      <Stack gap={4} mt="sm">
        {of.links.map((one) => (
          <Group key={one.object} justify="space-between" data-testid="request-link">
            <Text size="sm">
              {t(`link.${one.kind as "message"}`)} — {calledAt(one, lang)}
            </Text>
            {changes && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t("link.removeOf", { kind: t(`link.${one.kind as "message"}`), at: calledAt(one, lang) })}
                loading={step.isPending && step.variables.path === `links/${one.object}`}
                onClick={() => step.mutate({ method: "delete", path: `links/${one.object}` })}
              >
                {t("link.remove")}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      {of.hidden > 0 && (
        <Text size="sm" mt="sm" data-testid="request-hidden">
          {t("links.hidden", { count: of.hidden })}
        </Text>
      )}
      <Trouble error={step.error} />
    </Paper>
  );
}

/// When the call arrived, as people know it; of an id that does not say it, its end.
export function calledAt({ call }: Link, lang: Language): string {
  const at = timeOfId(call);
  return at === null ? call.slice(-8) : tokyoMoment(at, lang);
}
