import { Alert, Code, List, Loader, Stack, Text, Title } from "@mantine/core";
import { version } from "../../package.json";
import { useBundle } from "./bundle.ts";
import { useTrustTexts } from "./texts.ts";

const CLONE = `git clone <sources> denwaban && cd denwaban/web && git checkout v${version}
npm ci --ignore-scripts && npm run build && npm run build:player && npm run build:cell`;

/// Which program this office gives to browsers, and how anybody can check that: a part of the public page.
export function Program() {
  const t = useTrustTexts();
  const bundle = useBundle();
  return (
    <Stack gap="lg" maw={760} data-testid="trust-program">
      <div>
        <Title order={2} size="h3">
          {t("title")}
        </Title>
        <Text mt="xs">{t("intro")}</Text>
      </div>
      <section>
        <Title order={3} size="h5">
          {t("which")}
        </Title>
        <Text mt="xs">{t("version", { version })}</Text>
        {bundle.isPending && <Loader size="sm" aria-label={t("loading")} />}
        {bundle.error && (
          <Alert color="shu" variant="light" role="alert" mt="xs">
            {t("noList")}
          </Alert>
        )}
        {bundle.data && (
          <>
            <Text mt="xs">{t("digest")}</Text>
            <Code block mt={4} style={WRAP} data-testid="trust-digest">
              {bundle.data.digest}
            </Code>
            <details>
              <summary>{t("files", { count: bundle.data.files.length })}</summary>
              <Code block mt="xs" style={WRAP} data-testid="trust-files">
                {bundle.data.files.map(({ path, sha256 }) => `${sha256}  ${path}`).join("\n")}
              </Code>
            </details>
          </>
        )}
      </section>
      <section>
        <Title order={3} size="h5">
          {t("check")}
        </Title>
        <Text mt="xs">{t("checkText")}</Text>
        <Code block mt="xs" style={WRAP}>
          {`${CLONE}\ncurl -fsS ${window.location.origin}/bundle.txt | cmp - dist/bundle.txt`}
        </Code>
        <Text mt="xs" size="sm">
          {t("checkMore")}
        </Text>
      </section>
      <section>
        <Title order={3} size="h5">
          {t("log")}
        </Title>
        <Text mt="xs">{t("logText")}</Text>
      </section>
      <section>
        <Title order={3} size="h5">
          {t("not")}
        </Title>
        <List mt="xs" spacing="xs">
          <List.Item>{t("not.other")}</List.Item>
          <List.Item>{t("not.browser")}</List.Item>
          <List.Item>{t("not.server")}</List.Item>
          <List.Item>{t("not.sources")}</List.Item>
        </List>
        <Text mt="xs">{t("instead")}</Text>
      </section>
    </Stack>
  );
}

/// On a telephone a hash is longer than a line.
const WRAP = { whiteSpace: "pre-wrap", overflowWrap: "anywhere" } as const;
