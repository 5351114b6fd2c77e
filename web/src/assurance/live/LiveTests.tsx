import { Alert, Button, Paper, Progress, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { api } from "../../api/api.ts";
import { LIVE_TESTS, type LiveTest, type TestMade } from "../../api/assurance.ts";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { nameOf } from "../standing/nameOf.ts";
import { StandingMark } from "../standing/StandingMark.tsx";
import { useLiveTexts } from "./texts.ts";

/// Three tests that a visitor has made while they look.
export function LiveTests() {
  const t = useLiveTexts();
  const title = useId();
  return (
    <section aria-labelledby={title} data-testid="live-tests">
      <Title order={2} size="h4" id={title}>
        {t("title")}
      </Title>
      <Text c="var(--quiet)" mb="sm">
        {t("hint")}
      </Text>
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        {LIVE_TESTS.map((test) => (
          <Test key={test} test={test} />
        ))}
      </SimpleGrid>
    </section>
  );
}

function Test({ test }: { test: LiveTest }) {
  const t = useLiveTexts();
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: () => api.post<TestMade>(`/api/trust/tests/${test}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["assurance"] }),
  });
  const name = t(`${test}.title`);
  return (
    <Paper withBorder p="md" data-testid={`test-${test}`}>
      <Stack gap="xs" h="100%">
        <Title order={3} size="h5">
          {name}
        </Title>
        <Text size="sm">{t(`${test}.what`)}</Text>
        <Button
          variant="default"
          w="fit-content"
          aria-label={t("runOf", { test: name })}
          disabled={run.isPending}
          onClick={() => run.mutate()}
          data-testid={`test-${test}-run`}
        >
          {t("run")}
        </Button>
        {run.isPending && <Running since={run.submittedAt} />}
        <div role="status" data-testid={`test-${test}-said`}>
          {run.isPending && <Text size="sm">{t("began")}</Text>}
          {run.isSuccess && <Made made={run.data} />}
        </div>
        {run.error && (
          <Alert color="shu" variant="light" role="alert">
            {run.error.message}
          </Alert>
        )}
      </Stack>
    </Paper>
  );
}

const SECOND_MS = 1000;

/// That it goes on, for those who look; the others are told once that it began, and once what came of it.
function Running({ since }: { since: number }) {
  const t = useLiveTexts();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const beat = setInterval(() => setSeconds(Math.round((Date.now() - since) / SECOND_MS)), SECOND_MS);
    return () => clearInterval(beat);
  }, [since]);
  return (
    <div aria-hidden="true">
      <Progress value={100} animated striped />
      <Text size="xs" c="var(--quiet)">
        {t("running", { seconds })}
      </Text>
    </div>
  );
}

function Made({ made }: { made: TestMade }) {
  const t = useLiveTexts();
  const [lang] = useLanguage();
  return (
    <Stack gap={6}>
      {made.found.map((one) => (
        <div key={one.check} data-testid="test-found" data-standing={one.standing}>
          <StandingMark standing={one.standing} />{" "}
          <Text component="span" size="sm" fw={600}>
            {nameOf(one, lang)}
          </Text>
          <Text size="sm">{lang === "ja" ? one.saidJa : one.saidEn}</Text>
        </div>
      ))}
      <Text size="xs" c="var(--quiet)">
        {made.earlier === null
          ? t("made", { at: tokyoMoment(made.at, lang), seconds: (made.millis / SECOND_MS).toFixed(1) })
          : t("earlier", { at: tokyoMoment(made.earlier, lang) })}
      </Text>
    </Stack>
  );
}
