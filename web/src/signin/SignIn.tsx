import { Anchor, Divider, Paper, Stack, Text, Title } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useContext } from "react";
import { useDemo } from "../api/queries.ts";
import { frontDoor } from "../shell/frontDoor.ts";
import { Pages } from "../shell/page.ts";
import { ProviderButton } from "./ProviderButton.tsx";
import { SignInPanel } from "./SignInPanel.tsx";
import { useTexts } from "./texts.ts";
import { whereTo } from "./whereTo.ts";

export default function SignIn() {
  const t = useTexts();
  const go = useNavigate();
  const pages = useContext(Pages);
  const then = new URLSearchParams(window.location.search).get("then");
  const demo = useDemo();
  return (
    <Paper withBorder radius="lg" p="xl" maw={480} mx="auto" mt="lg">
      <Stack gap="lg">
        <div>
          <Title order={1} size="h2">
            {t("title")}
          </Title>
          <Text c="var(--quiet)" mt={6}>
            {t("intro")}
          </Text>
        </div>
        <SignInPanel done={(me) => void go({ to: whereTo(pages, me, then), replace: true })} />
        <ProviderButton then={then} />
        <Divider />
        <div>
          <Title order={2} size="h5">
            {t("firstTime")}
          </Title>
          <Text size="sm">{demo.data ? t("firstTimeDemo") : t("firstTimeStaff")}</Text>
          {demo.data && (
            <Anchor href={frontDoor()} size="sm">
              {t("toTour")}
            </Anchor>
          )}
        </div>
        {!demo.data && (
          <div>
            <Title order={2} size="h5">
              {t("lost")}
            </Title>
            <Text size="sm">{t("lostWhat")}</Text>
          </div>
        )}
        <Anchor href="/trust" size="sm" w="fit-content">
          {t("trust")}
        </Anchor>
      </Stack>
    </Paper>
  );
}
