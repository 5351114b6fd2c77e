import { Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useTrial, type Page, type Trial } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// The categories that the contract names, and a try of each.
export function Categories({ page, named }: { page: Page; named: (code: string) => string }) {
  const t = useTexts();
  const trial = useTrial();
  return (
    <Paper withBorder p="lg" component="section">
      <Title order={2} size="h4">
        {t("categories")}
      </Title>
      <Text size="sm" mb="sm">
        {t(page.version === null ? "categories.unsaid" : "categories.what")}
      </Text>
      <Stack gap="xs">
        {page.categories.map(({ code, agreed }) => (
          <Group key={code} justify="space-between" data-testid="category" data-agreed={agreed}>
            <Group gap="xs">
              <Text>{named(code)}</Text>
              {agreed !== null && (
                <Badge variant="outline" color={agreed ? "ai" : "gray"}>
                  {t(agreed ? "agreed" : "refused")}
                </Badge>
              )}
            </Group>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t("tryOf", { name: named(code) })}
              data-testid={`try-${code}`}
              onClick={() => trial.mutate(code)}
            >
              {t("try")}
            </Button>
          </Group>
        ))}
      </Stack>
      <div role="status">
        {trial.data && (
          <Text fw={600} mt="sm" data-testid="tried" data-allowed={trial.data.allowed}>
            {t(said(trial.data), { name: named(trial.data.category), version: trial.data.version ?? 0 })}
          </Text>
        )}
      </div>
      <Trouble error={trial.error} />
    </Paper>
  );
}

function said({ allowed, version }: Trial) {
  if (version === null) return "tried.unsaid";
  return allowed ? "tried.yes" : "tried.no";
}
